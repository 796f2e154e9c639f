/** D2: events whose transactions commit in another order than they began in; and a reader that is lost by them. */
import type pg from 'pg';
import { Random } from '../../../src/domain/shared/random.ts';
import { Flow } from '../support/flow.ts';
import type { Circumstances, Row } from '../support/scenario.ts';
import { Site } from '../support/site.ts';
import { sleep } from '../support/wait.ts';

const WRITERS = 16;
const EVENTS = { short: 2_000, long: 10_000 };
const HELD_SHARE = 0.3;
const HELD_MS = 5;
/** The least share that the naive reader has to lose before the pass of the others counts. */
const SEEN_FAILING = 0.05;

export async function lateCommits({ backend, random, isShort }: Circumstances): Promise<Row[]> {
  return Site.during(backend, { roles: ['api', 'api', 'worker'] }, async (site) => {
    const flow = await Flow.start(site, { random, clients: 40, eventsPerSecond: 40, subscribers: 4 });
    await flow.goesOn(20);
    await site.query('create table naive_log (id bigserial primary key)');
    const naive = readNaively(await site.connect());
    const events = isShort ? EVENTS.short : EVENTS.long;
    const seed = random.integer(0, 2 ** 31);
    await Promise.all(
      Array.from({ length: WRITERS }, (_, index) => write(site, Math.ceil(events / WRITERS), new Random(seed, index))),
    );
    const written = WRITERS * Math.ceil(events / WRITERS);
    flow.addAcknowledged(written);
    const { figures, isOk } = await flow.finish();
    const missed = written - (await naive.stop());
    const isSerial = site.postgres === null;
    return [
      { target: 'D2', what: `${WRITERS} writers, ${HELD_SHARE * 100} % held open`, figures, isOk },
      {
        target: 'D2',
        what: 'seen failing: a reader of max(id)',
        figures: isSerial
          ? 'one transaction at a time here'
          : `${missed} of ${written} lost (${((missed / written) * 100).toFixed(1)} %)`,
        isOk: isSerial ? null : missed / written > SEEN_FAILING,
      },
    ];
  });
}

/** Appends copies of an event that happened, each in a transaction of its own. */
async function write(site: Site, events: number, random: Random): Promise<void> {
  const client = await site.connect();
  try {
    for (let count = 0; count < events; count += 1) {
      await client.query('begin');
      await client.query('insert into naive_log default values');
      await client.query(
        'insert into event_outbox (institution_id, kind, payload, occurred_at, recorded_at) select institution_id, kind, payload, occurred_at, now() from event_log order by seq limit 1',
      );
      if (random.chance(HELD_SHARE)) await sleep(random.between(0, HELD_MS));
      await client.query('commit');
    }
  } finally {
    await client.end();
  }
}

/** Follows the greatest id it has seen, as a reader without a sequencer does. */
function readNaively(client: pg.Client): { stop(): Promise<number> } {
  let [last, found, isStopped] = ['0', 0, false];
  const look = async (): Promise<void> => {
    const { rows } = await client.query<{ id: string }>('select id from naive_log where id > $1 order by id', [last]);
    found += rows.length;
    last = rows.at(-1)?.id ?? last;
  };
  const running = (async () => {
    for (; !isStopped; await sleep(1)) await look();
    await look();
    await client.end();
  })();
  return {
    stop: async () => {
      isStopped = true;
      await running;
      return found;
    },
  };
}
