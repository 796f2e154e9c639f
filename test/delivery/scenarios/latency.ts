/** D7: how long an event takes to everybody, beside the round trip of a question that asks for nothing. */
import type { Client as WsClient } from 'graphql-ws';
import { DEFAULT_OPERATION } from '../support/feed-operation.ts';
import { ms, percentile } from '../support/figures.ts';
import { Flow, latenciesOf } from '../support/flow.ts';
import type { Circumstances, Row } from '../support/scenario.ts';
import { Site } from '../support/site.ts';
import { sleep } from '../support/wait.ts';

const SUBSCRIBERS = 50;
const LASTS_MS = { short: 10_000, long: 60_000 };
const EVENTS_PER_SECOND = 200;
const P99_MS = 250;
const ASKED_EVERY_MS = 50;

export async function latency({ backend, random, isShort }: Circumstances): Promise<Row[]> {
  return Site.during(backend, { roles: ['api', 'worker'] }, async (site) => {
    const flow = await Flow.start(site, { random, subscribers: SUBSCRIBERS, eventsPerSecond: EVENTS_PER_SECOND });
    await flow.goesOn(SUBSCRIBERS * 100);
    const from = performance.now();
    const before = flow.producer.acknowledged;
    const roundTrips = await askForNothing(site.caller().socket(), from + (isShort ? LASTS_MS.short : LASTS_MS.long));
    const to = performance.now();
    const rate = (flow.producer.acknowledged - before) / ((to - from) / 1_000);
    const { figures, isOk } = await flow.finish();
    const all = flow.subscribers.map(({ resumer }) =>
      latenciesOf(flow.producer, resumer.heard, (sentAtMs) => sentAtMs >= from && sentAtMs < to),
    );
    const acknowledged = all.flatMap(({ fromAcknowledgementMs }) => fromAcknowledgementMs);
    const sent = all.flatMap(({ fromSendingMs }) => fromSendingMs);
    const both = (delays: readonly number[]): string =>
      `p50 ${ms(percentile(delays, 0.5))}, p99 ${ms(percentile(delays, 0.99))}`;
    const p99 = percentile(acknowledged, 0.99);
    return [
      {
        target: 'D7',
        what: `${SUBSCRIBERS} subscribers, ${rate.toFixed(0)} events/s`,
        figures: `from commit ${both(acknowledged)}; from sending ${both(sent)}; floor ${both(roundTrips)}, p99 ${(p99 / percentile(roundTrips, 0.99)).toFixed(1)} × the floor's; ${figures}`,
        isOk: isOk && p99 <= P99_MS,
      },
    ];
  });
}

/** Round trips of `{ __typename }` over one socket, until then. */
async function askForNothing(client: WsClient, untilMs: number): Promise<number[]> {
  const roundTrips: number[] = [];
  const ask = (): Promise<void> =>
    new Promise((resolve, reject) =>
      client.subscribe({ query: '{ __typename }' }, { next: () => undefined, error: reject, complete: resolve }),
    );
  // Keeps the socket open in between.
  const end = client.subscribe(
    { query: DEFAULT_OPERATION.document(''), variables: { filter: { clientReference: 'nobody' } } },
    { next: () => undefined, error: () => undefined, complete: () => undefined },
  );
  while (performance.now() < untilMs) {
    const askedAt = performance.now();
    await ask();
    roundTrips.push(performance.now() - askedAt);
    await sleep(ASKED_EVERY_MS);
  }
  end();
  await client.dispose();
  return roundTrips;
}
