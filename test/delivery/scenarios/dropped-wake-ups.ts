/** D5: no wake-up and no message of the bus arrives: polling alone delivers. */
import { ms, percentile } from '../support/figures.ts';
import { Flow, latenciesOf } from '../support/flow.ts';
import type { Circumstances, Row } from '../support/scenario.ts';
import { Site } from '../support/site.ts';
import { sleep } from '../support/wait.ts';

const LASTS_MS = { short: 5_000, long: 60_000 };
const CUT_EVERY_MS = 50;
const WITHIN_MS = 1_000;
const WRITTEN = { short: 20, long: 200 };

export async function droppedWakeUps({ backend, random, isShort }: Circumstances): Promise<Row[]> {
  return Site.during(backend, { roles: ['api', 'worker'], busProxy: true }, async (site) => {
    const foreign = await hearForeignWriter(site, { backend, random, isShort });
    if (site.postgres === null)
      return [
        foreign,
        { target: 'D5', what: 'no wake-up crosses between nodes', figures: 'one process here', isOk: null },
      ];
    const flow = await Flow.start(site, { random, subscribers: 4, eventsPerSecond: 100 });
    await flow.goesOn(100);
    const deaf = await silence(site);
    const from = performance.now();
    await sleep(isShort ? LASTS_MS.short : LASTS_MS.long);
    const to = performance.now();
    await flow.producer.stop();
    await sleep(WITHIN_MS);
    const cuts = await deaf.end();
    const { figures, isOk } = await flow.finish();
    const delays = flow.subscribers.flatMap(
      ({ resumer }) =>
        latenciesOf(flow.producer, resumer.heard, (sentAtMs) => sentAtMs >= from && sentAtMs < to)
          .fromAcknowledgementMs,
    );
    const slowest = Math.max(...delays);
    const how = `LISTEN cut ${cuts} times${site.busProxy === null ? '' : ', bus silent'}`;
    return [
      foreign,
      {
        target: 'D5',
        what: 'no wake-up crosses between nodes',
        figures: `${how}; slowest of ${delays.length} after ${ms(slowest)}, p99 ${ms(percentile(delays, 0.99))}; ${figures}`,
        isOk: isOk && slowest <= WITHIN_MS,
      },
    ];
  });
}

/** Cuts whoever listens again and again, and holds the bus. */
async function silence(site: Site): Promise<{ end(): Promise<number> }> {
  site.busProxy?.pause();
  const client = await site.connect();
  let [cuts, isOver] = [0, false];
  const cutting = (async () => {
    for (; !isOver; await sleep(CUT_EVERY_MS)) {
      const { rowCount } = await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%'
          and pid <> pg_backend_pid()`,
      );
      cuts += rowCount ?? 0;
    }
    await client.end();
  })();
  return {
    end: async () => {
      isOver = true;
      await cutting;
      site.busProxy?.resume();
      return cuts;
    },
  };
}

/** Events that another program commits, which wakes nobody. */
async function hearForeignWriter(site: Site, { random, isShort }: Circumstances): Promise<Row> {
  const flow = await Flow.start(site, { random, subscribers: 1, clients: 20, eventsPerSecond: 20 });
  await flow.goesOn(5);
  await flow.producer.stop();
  await sleep(WITHIN_MS);
  const { resumer } = flow.subscribers[0]!;
  const delays: number[] = [];
  for (let count = 0; count < (isShort ? WRITTEN.short : WRITTEN.long); count += 1) {
    const heard = resumer.heard.length;
    await site.query(
      'insert into event_outbox (institution_id, kind, payload, occurred_at, recorded_at) select institution_id, kind, payload, occurred_at, now() from event_log order by seq desc limit 1',
    );
    const committedAtMs = performance.now();
    while (resumer.heard.length === heard && performance.now() - committedAtMs < 10 * WITHIN_MS) await sleep(5);
    delays.push(performance.now() - committedAtMs);
    await sleep(random.between(0, 100));
  }
  flow.addAcknowledged(delays.length);
  const { figures, isOk } = await flow.finish();
  const slowest = Math.max(...delays);
  return {
    target: 'D5',
    what: 'events of a program that wakes nobody',
    figures: `slowest of ${delays.length} after ${ms(slowest)}; ${figures}`,
    isOk: isOk && slowest <= WITHIN_MS,
  };
}
