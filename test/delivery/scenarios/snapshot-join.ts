/**
 * D6: a list and the cursor of the very same request, and the stream from there: each alert is in one of the two, once.
 */
import { Random } from '../../../src/domain/shared/random.ts';
import { addClients } from '../support/producer.ts';
import { Resumer } from '../support/resumer.ts';
import type { Row } from '../support/scenario.ts';
import { Sender } from '../support/sender.ts';
import type { Site } from '../support/site.ts';
import { sleep, until } from '../support/wait.ts';

const AT_ONCE = 4;
const HEARD_WITHIN_MS = 30_000;
/** About as long as a command takes. */
const MOMENT_MS = 30;
/** Each raises one alert of its own at 1. */
const FLAGS = [
  'labour_dispute',
  'court_enforcement',
  'controller_changed',
  'key_person_left',
  'business_scope_changed',
  'related_party_lending',
  'dishonest_debtor_listed',
  'equity_frozen',
  'non_performing_elsewhere',
];
/** Raised when all is over: once it is heard, so is everything before it. */
const LAST_FLAG = 'guarantor_in_distress';
const SHOWN =
  'query ($filter: AlertFilter) { alerts(first: 100, filter: $filter) { nodes { id } } portfolio { alertCursor } }';

interface Seam {
  readonly alerts: number;
  readonly missing: number;
  readonly repeated: number;
  /** How many were in the list, the others came by the stream. */
  readonly listed: number;
}

export async function joinSnapshots(site: Site, random: Random, rounds: number): Promise<Row> {
  const references = await addClients(site.caller(), `J${random.integer(0, 2 ** 31)}`, rounds);
  const seed = random.integer(0, 2 ** 31);
  const { me } = await site.caller().run('{ me { businessDate } }');
  const seams: Seam[] = [];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let reference = references.pop(); reference !== undefined; reference = references.pop())
        seams.push(await joinOnce(site, reference, me.businessDate, new Random(seed, reference)));
    }),
  );
  const sum = (key: keyof Seam): number => seams.reduce((total, seam) => total + seam[key], 0);
  const [missing, repeated, listed] = [sum('missing'), sum('repeated'), sum('listed')];
  return {
    target: 'D6',
    what: 'the join of a snapshot and its stream',
    figures: `${rounds} rounds, ${sum('alerts')} alerts, ${listed} of them listed: ${missing} missing, ${repeated} repeated`,
    isOk: missing === 0 && repeated === 0 && listed > rounds,
  };
}

async function joinOnce(site: Site, reference: string, businessDate: string, random: Random): Promise<Seam> {
  const sender = new Sender({ urls: site.apis.map(({ url }) => url), token: site.token, businessDate, random });
  const caller = site.caller(random.pick(site.apis));
  const filter = { clientReference: reference };
  const raise = (indicator: string) =>
    sender.record([{ clientReference: reference, indicator, value: '1' }], `${reference}:${indicator}`);
  // Read while one of the middle ones is committed and given its place: whatever the machine's pace, some are before it
  // and some after.
  const [reads, moment] = [random.integer(1, FLAGS.length - 1), random.between(0, MOMENT_MS)];
  let reading: Promise<any> | undefined;
  const raising = (async () => {
    for (const [index, flag] of FLAGS.entries()) {
      const raised = raise(flag);
      if (index === reads) reading = sleep(moment).then(() => caller.run(SHOWN, { filter }));
      await raised;
    }
  })();
  await until(`the snapshot of ${reference} is asked for`, HEARD_WITHIN_MS, () => reading !== undefined);
  const { alerts, portfolio } = await reading;
  const resumer = new Resumer({
    url: random.pick(site.apis).url,
    token: site.token,
    random,
    after: portfolio.alertCursor,
    filter,
  });
  await raising;
  const listed = alerts.nodes.map(({ id }: { id: string }) => id);
  const before = new Set((await caller.run(SHOWN, { filter })).alerts.nodes.map(({ id }: { id: string }) => id));
  await raise(LAST_FLAG);
  await until(
    `the last alert of ${reference} is heard`,
    HEARD_WITHIN_MS,
    () => resumer.hasEnded || resumer.heard.some(({ alertId }) => !before.has(alertId)),
  ).catch(() => undefined);
  await resumer.stop();
  const all: string[] = (await caller.run(SHOWN, { filter })).alerts.nodes.map(({ id }: { id: string }) => id);
  const shown = [...listed, ...resumer.heard.filter(({ kind }) => kind === 'RAISED').map(({ alertId }) => alertId)];
  return {
    alerts: all.length,
    listed: listed.length,
    missing: all.filter((id) => !shown.includes(id)).length,
    repeated: shown.length - new Set(shown).size,
  };
}
