/** D4: a subscriber that stops reading is let go, and holds up nobody. */
import { Random } from '../../../src/domain/shared/random.ts';
import type { ClcNode } from '../support/clc-node.ts';
import { ms, percentile } from '../support/figures.ts';
import { Flow, latenciesOf } from '../support/flow.ts';
import type { Subscriber } from '../support/flow.ts';
import type { Resumer } from '../support/resumer.ts';
import type { Circumstances, Row } from '../support/scenario.ts';
import { Site } from '../support/site.ts';
import { TcpProxy } from '../support/tcp-proxy.ts';
import { sleep } from '../support/wait.ts';

const NEIGHBOURS = 8;
const PHASE_MS = { short: 8_000, long: 30_000 };
const CLOSED_WITHIN_MS = 10_000;
/** The look at the metrics and the closing itself take some time too. */
const TOLERANCE_MS = 500;
/** SLOW_CONSUMER; and nothing said, where the code stands behind more than it read in time. */
const CODES = new Set([4420, 1006]);
const SLOW_BYTES_PER_SECOND = 1_500_000;
/**
 * Some 50 KB an event, by long names: what the kernel takes in before anything queues up in the node is full after
 * seconds.
 */
const MUCH = ['explanation', 'toClear']
  .flatMap((field) => Array.from({ length: 90 }, (_, index) => `${field}_${index}_${'x'.repeat(200)}: ${field}`))
  .join(' ');

export async function slowSubscriber({ backend, random, isShort }: Circumstances): Promise<Row[]> {
  return Site.during(backend, { roles: ['api', 'worker'] }, async (site) => [
    ...(await stopReading(site, random, isShort ? PHASE_MS.short : PHASE_MS.long)),
    await readSlowly(site, random, isShort ? PHASE_MS.short : PHASE_MS.long),
  ]);
}

/** It takes nothing more from its connection, for as long as the neighbours were watched before. */
async function stopReading(site: Site, random: Random, phaseMs: number): Promise<Row[]> {
  const node = site.apis[0]!;
  const { flow, slow, proxy } = await begin(site, random);
  await flow.goesOn(NEIGHBOURS * 100);
  const [start, sockets] = [performance.now(), await node.metric('clc_open_sockets')];
  await sleep(phaseMs);
  const pausedAt = performance.now();
  proxy.pause();
  const closedAfterMs = await closedAfter(node, sockets);
  await sleep(Math.max(0, phaseMs - (performance.now() - pausedAt)));
  const end = performance.now();
  proxy.resume();
  const neighbours = flow.subscribers.map(({ resumer }) => resumer);
  flow.subscribers.push(slow);
  const { figures, isOk } = await flow.finish();
  await proxy.close();
  const before = p99(flow, neighbours, start, pausedAt);
  const meanwhile = p99(flow, neighbours, pausedAt, end);
  return [
    {
      target: 'D4',
      what: 'who stops reading is let go',
      figures:
        closedAfterMs === null
          ? 'stays open'
          : `gone after ${ms(closedAfterMs)}; heard later: ${codesOf(slow.resumer)}`,
      isOk: closedAfterMs !== null && closedAfterMs <= CLOSED_WITHIN_MS + TOLERANCE_MS,
    },
    {
      target: 'D4',
      what: 'its neighbours meanwhile',
      figures: `p99 ${ms(meanwhile)}, before ${ms(before)}: ${(meanwhile / before).toFixed(2)} ×`,
      isOk: meanwhile < 2 * before,
    },
    { target: 'D4', what: 'it resumes', figures, isOk },
  ];
}

/** It reads, but less than there is: whether it is let go or not, it misses nothing, and no other code is heard. */
async function readSlowly(site: Site, random: Random, phaseMs: number): Promise<Row> {
  const { flow, slow, proxy } = await begin(site, random);
  await flow.goesOn(NEIGHBOURS * 20);
  proxy.throttle(SLOW_BYTES_PER_SECOND);
  await sleep(phaseMs);
  proxy.throttle(null);
  flow.subscribers.push(slow);
  const { figures, isOk } = await flow.finish();
  await proxy.close();
  return {
    target: 'D4',
    what: 'who reads slowly misses nothing',
    figures: `${codesOf(slow.resumer)}; ${figures}`,
    isOk: isOk && [...slow.resumer.closes.keys()].every((code) => CODES.has(code)),
  };
}

/** Neighbours, and one behind a proxy that asks for much. */
async function begin(site: Site, random: Random): Promise<{ flow: Flow; slow: Subscriber; proxy: TcpProxy }> {
  const proxy = await TcpProxy.listen({ host: '127.0.0.1', port: site.apis[0]!.port });
  const flow = await Flow.start(site, { random, subscribers: NEIGHBOURS, eventsPerSecond: 100, eventsACommand: 50 });
  const slow = flow.subscribe(
    { wants: () => true },
    { url: `http://127.0.0.1:${proxy.port}`, random: new Random(random.integer(0, 2 ** 31)), more: MUCH },
  );
  return { flow, slow, proxy };
}

function codesOf({ closes }: Resumer): string {
  return [...closes].map(([code, times]) => `${code}${times > 1 ? ` ×${times}` : ''}`).join(', ') || 'no close';
}

/** How long it takes until the node has a socket less; null where that does not come. */
async function closedAfter(node: ClcNode, sockets: number): Promise<number | null> {
  const start = performance.now();
  while (performance.now() - start < 2 * CLOSED_WITHIN_MS) {
    await sleep(100);
    if ((await node.metric('clc_open_sockets')) < sockets) return performance.now() - start;
  }
  return null;
}

function p99(flow: Flow, resumers: readonly Resumer[], from: number, to: number): number {
  return percentile(
    resumers.flatMap(
      ({ heard }) => latenciesOf(flow.producer, heard, (sentAtMs) => sentAtMs >= from && sentAtMs < to).fromSendingMs,
    ),
    0.99,
  );
}
