/** D8: a node is stopped in good order with many sockets open, and comes back. */
import { ms } from '../support/figures.ts';
import { Flow } from '../support/flow.ts';
import type { Circumstances, Row } from '../support/scenario.ts';
import { Site } from '../support/site.ts';
import { sleep, until } from '../support/wait.ts';

const SOCKETS = { short: 100, long: 1_000 };
/** Everybody hears each of them. */
const EVENTS_PER_SECOND = 5;
const JITTER_MS = 5_000;
const RESUMED_WITHIN_MS = 30_000;
const GRACEFUL_CODES = new Set([1001, 1012]);

export async function restart({ backend, random, isShort }: Circumstances): Promise<Row[]> {
  return Site.during(backend, { roles: ['api', 'worker'] }, async (site) => {
    const node = site.apis[0]!;
    const count = isShort ? SOCKETS.short : SOCKETS.long;
    const flow = await Flow.start(site, {
      random,
      subscribers: count,
      clients: 25,
      eventsPerSecond: EVENTS_PER_SECOND,
      eventsACommand: 5,
      jitterMs: JITTER_MS,
    });
    const resumers = flow.subscribers.map(({ resumer }) => resumer);
    await until('all subscribers are live', 4 * RESUMED_WITHIN_MS, () =>
      resumers.every(({ liveAtMs }) => liveAtMs !== null),
    );
    for (const { closes } of resumers) closes.clear();
    const stoppedAt = performance.now();
    await node.stop();
    const tookMs = performance.now() - stoppedAt;
    const codes = countCodes(resumers);
    const exitCode = node.exitCode;
    await node.start();
    const startedAt = performance.now();
    await until('all resumed', 4 * RESUMED_WITHIN_MS, () => resumers.every(({ liveAtMs }) => liveAtMs !== null)).catch(
      () => undefined,
    );
    const resumedMs = Math.max(...resumers.map(({ liveAtMs }) => liveAtMs ?? Infinity)) - startedAt;
    await sleep(1_000);
    const { figures, isOk } = await flow.finish();
    const isGraceful =
      [...codes.keys()].every((code) => GRACEFUL_CODES.has(code)) &&
      [...codes.values()].reduce((sum, times) => sum + times, 0) === count;
    return [
      {
        target: 'D8',
        what: 'SIGTERM: sockets closed in good order',
        figures: `${[...codes].map(([code, times]) => `${code} ×${times}`).join(', ')}; exit ${exitCode} after ${ms(tookMs)}`,
        isOk: isGraceful && exitCode === 0,
      },
      {
        target: 'D8',
        what: `all ${count} resumed`,
        figures: `${ms(resumedMs)} after it listened again; ${figures}`,
        isOk: isOk && resumedMs <= RESUMED_WITHIN_MS,
      },
    ];
  });
}

function countCodes(resumers: readonly { readonly closes: ReadonlyMap<number, number> }[]): Map<number, number> {
  const codes = new Map<number, number>();
  // Only the first counts: while the node is away, each attempt to come back ends as a close too.
  for (const { closes } of resumers)
    for (const [code] of [...closes].slice(0, 1)) codes.set(code, (codes.get(code) ?? 0) + 1);
  return codes;
}
