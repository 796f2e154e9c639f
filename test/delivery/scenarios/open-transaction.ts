/** D3: what others leave open must not hold up what is committed. */
import { ms, percentile } from '../support/figures.ts';
import { Flow, latenciesOf } from '../support/flow.ts';
import type { Circumstances, Row } from '../support/scenario.ts';
import { Site } from '../support/site.ts';
import { sleep } from '../support/wait.ts';

const HELD_MS = { short: 3_000, long: 30_000 };
const WITHIN_MS = 1_000;

const OPEN_WORK = [
  { what: 'an unrelated write left open', statement: 'insert into unrelated default values' },
  {
    what: 'an appended event left open',
    statement:
      'insert into event_outbox (institution_id, kind, payload, occurred_at, recorded_at) select institution_id, kind, payload, occurred_at, now() from event_log order by seq limit 1',
  },
] as const;

export async function openTransaction({ backend, random, isShort }: Circumstances): Promise<Row[]> {
  if (backend === 'pglite')
    return OPEN_WORK.map(({ what }) => ({ target: 'D3', what, figures: 'one transaction at a time here', isOk: null }));
  return Site.during(backend, {}, async (site) => {
    await site.query('create table unrelated (id bigserial primary key)');
    const rows: Row[] = [];
    for (const { what, statement } of OPEN_WORK) {
      const flow = await Flow.start(site, { random, subscribers: 4 });
      await flow.goesOn(100);
      const holder = await site.connect();
      await holder.query('begin');
      await holder.query(statement);
      const from = performance.now();
      await sleep(isShort ? HELD_MS.short : HELD_MS.long);
      const to = performance.now();
      await holder.query('rollback');
      await holder.end();
      const { figures, isOk } = await flow.finish();
      const delays = latenciesOf(
        flow.producer,
        flow.subscribers[0]!.resumer.heard,
        (sentAtMs) => sentAtMs >= from && sentAtMs <= to,
      ).fromAcknowledgementMs;
      const slowest = Math.max(...delays);
      rows.push({
        target: 'D3',
        what,
        figures: `slowest of ${delays.length} after ${ms(slowest)}, p99 ${ms(percentile(delays, 0.99))}; ${figures}`,
        isOk: isOk && slowest <= WITHIN_MS,
      });
    }
    return rows;
  });
}
