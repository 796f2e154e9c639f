/** D1: `kill -9` of each part in turn while events flow, and commands that are sent again and again. */
import type { Random } from '../../../src/domain/shared/random.ts';
import { Flow } from '../support/flow.ts';
import { addClients, FLIPPED_INDICATOR } from '../support/producer.ts';
import { attempt } from '../support/scenario.ts';
import type { Backend, Circumstances, Row } from '../support/scenario.ts';
import { Site } from '../support/site.ts';
import { sleep } from '../support/wait.ts';

const KILLS = { short: 2, long: 50 };
/** What a node does not put right after each fall of its database adds up: a few are needed to see it. */
const FALLS_OF_DATABASE = { short: 6, long: 50 };
const RETRIED = { short: 50, long: 1_000 };
const RETRIED_AT_ONCE = 25;

interface Killable {
  kill(): Promise<void>;
  start(): Promise<void>;
}

interface Victim {
  readonly name: string;
  readonly choose: (site: Site, random: Random) => Killable;
  readonly times: typeof KILLS;
}

const LAYOUT = { roles: ['api', 'api', 'worker'] } as const;
const PARTS: readonly Victim[] = [
  { name: 'an API node', choose: (site, random) => random.pick(site.apis), times: KILLS },
  { name: 'the sequencer', choose: (site, random) => random.pick(site.workers), times: KILLS },
  { name: 'PostgreSQL', choose: (site) => site.postgres!, times: FALLS_OF_DATABASE },
];
const VICTIMS: Readonly<Record<Backend, readonly Victim[]>> = {
  pglite: [{ name: 'the one process', choose: (site) => site.nodes[0]!, times: KILLS }],
  postgres: PARTS,
  'postgres+nats': [...PARTS, { name: 'the bus', choose: (site) => site.nats!, times: KILLS }],
};

export async function kills({ backend, random, isShort }: Circumstances): Promise<Row[]> {
  const rows: Row[] = [];
  // Each on a site of its own: what one victim left behind is not the next one's fault.
  for (const { name, choose, times } of VICTIMS[backend]) {
    rows.push(
      ...(await attempt('D1', `kill -9 of ${name}`, () =>
        Site.during(backend, LAYOUT, async (site) => [
          await killWhileEventsFlow(
            site,
            { name, choose: () => choose(site, random) },
            random,
            isShort ? times.short : times.long,
          ),
        ]),
      )),
    );
  }
  const again = await attempt('D1', 'commands sent again', () =>
    Site.during(backend, LAYOUT, async (site) => [
      await retryCommands(site, random, isShort ? RETRIED.short : RETRIED.long),
    ]),
  );
  return [...rows, ...again];
}

async function killWhileEventsFlow(
  site: Site,
  victim: { name: string; choose(): Killable },
  random: Random,
  times: number,
): Promise<Row> {
  const flow = await Flow.start(site, { random });
  for (let kill = 0; kill < times; kill += 1) {
    await flow.goesOn(random.integer(1, 500));
    await sleep(random.between(0, 300));
    const killed = victim.choose();
    await killed.kill();
    await sleep(random.between(0, 500));
    await killed.start();
    site.assertStanding();
  }
  await flow.goesOn(100);
  const { figures, isOk } = await flow.finish();
  return {
    target: 'D1',
    what: `kill -9 of ${victim.name}`,
    figures: `${times} kills, ${figures}; ${flow.sender.retries} commands sent again`,
    isOk,
  };
}

/** Each command is sent twice at once and a third time later, while nodes are killed: one effect and one answer. */
async function retryCommands(site: Site, random: Random, times: number): Promise<Row> {
  const flow = await Flow.start(site, { random, eventsPerSecond: 20, eventsACommand: 10, clients: 20, subscribers: 3 });
  const references = await addClients(site.caller(), `R${random.integer(0, 2 ** 31)}`, RETRIED_AT_ONCE);
  let [done, differing] = [0, 0];
  const retry = async (clientReference: string): Promise<void> => {
    for (let round = 1; done < times; round += 1) {
      done += 1;
      const send = () =>
        flow.sender.record(
          [{ clientReference, indicator: FLIPPED_INDICATOR, value: String(round % 2) }],
          `${clientReference}:${round}`,
        );
      const answers = [...(await Promise.all([send(), send()])), await send()].map(({ answer }) => answer);
      if (new Set(answers).size > 1) differing += 1;
    }
  };
  const retrying = Promise.all(references.map(retry));
  let isDone = false;
  void retrying.finally(() => (isDone = true)).catch(() => undefined);
  for (let kill = 0; kill < 3 && !isDone; kill += 1) {
    await sleep(random.between(100, 500));
    const node = random.pick(site.apis);
    await node.kill();
    await node.start();
  }
  await retrying;
  flow.addAcknowledged(done);
  const { figures, isOk, acknowledged, logged } = await flow.finish();
  return {
    target: 'D1',
    what: 'commands sent three times with one key',
    figures: `${done} commands, ${acknowledged - logged} effects too few or too many, ${differing} differing answers; ${figures}`,
    isOk: isOk && differing === 0,
  };
}
