/** D10: the same for a long time, and at the end nobody there: nothing may grow, nothing may stay. */
import type { ClcNode } from '../support/clc-node.ts';
import { ms, slopeOf } from '../support/figures.ts';
import { Flow } from '../support/flow.ts';
import { HeapWatch } from '../support/heap.ts';
import type { Circumstances, Row } from '../support/scenario.ts';
import { Site } from '../support/site.ts';
import { sleep } from '../support/wait.ts';

const LASTS_MS = { short: 20_000, long: 3_600_000 };
/** The first part of it fills windows and caches. */
const WARM_UP_SHARE = 0.3;
const SAMPLES = 60;
const HOUR_MS = 3_600_000;
const MEGABYTE = 1_048_576;
const MOST_MB_AN_HOUR = 2;
const DRAINED_WITHIN_MS = 15_000;
const GAUGES = ['clc_open_sockets', 'clc_subscriptions', 'clc_hub_groups'] as const;

export async function soak({ backend, random, isShort }: Circumstances): Promise<Row[]> {
  return Site.during(backend, { roles: ['api', 'worker'], inspect: true }, async (site) => {
    const node = site.apis[0]!;
    const flow = await Flow.start(site, { random, subscribers: 10, eventsPerSecond: 100, jitterMs: 20 });
    const coming = comeAndGo(flow, random.between(300, 700));
    const memory = await watchMemory(node, isShort ? LASTS_MS.short : LASTS_MS.long);
    const cuts = await coming.stop();
    const { figures, isOk } = await flow.finish();
    const drained = await drain(node);
    return [
      {
        target: 'D10',
        what: 'memory: no slope that noise does not explain',
        figures: memory.figures,
        isOk: isShort ? null : memory.isOk,
      },
      { target: 'D10', what: 'subscribers come and go', figures: `${cuts} cuts; ${figures}`, isOk },
      { target: 'D10', what: 'all drains when all have left', figures: drained.figures, isOk: drained.isOk },
    ];
  });
}

/** Cuts a subscriber again and again: leaks live in comings and goings. */
function comeAndGo(flow: Flow, everyMs: number): { stop(): Promise<number> } {
  let [cuts, isOver] = [0, false];
  const cutting = (async () => {
    for (; !isOver; cuts += 1) {
      await sleep(everyMs);
      flow.subscribers[cuts % flow.subscribers.length]!.resumer.cut();
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await cutting;
      return cuts;
    },
  };
}

async function watchMemory(node: ClcNode, lastsMs: number): Promise<{ figures: string; isOk: boolean }> {
  const heap = await HeapWatch.open(node);
  await sleep(lastsMs * WARM_UP_SHARE);
  const live: [number, number][] = [];
  const resident: [number, number][] = [];
  const sampleMs = (lastsMs * (1 - WARM_UP_SHARE)) / SAMPLES;
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    await sleep(sampleMs);
    const hours = performance.now() / HOUR_MS;
    // A machine that is busy with something else may keep one from being taken; that ends no hour's run.
    const taken = await Promise.all([heap.liveMb(), node.metric('process_resident_memory_bytes')]).catch(() => null);
    if (taken === null) continue;
    live.push([hours, taken[0]]);
    resident.push([hours, taken[1] / MEGABYTE]);
  }
  heap.close();
  const [liveSlope, residentSlope] = [slopeOf(live), slopeOf(resident)];
  const told = (
    name: string,
    points: [number, number][],
    { perUnit, error }: { perUnit: number; error: number },
  ): string =>
    `${name} ${points[0]![1].toFixed(0)} → ${points.at(-1)![1].toFixed(0)} MB, ${perUnit.toFixed(1)} ± ${(2 * error).toFixed(1)} MB/h`;
  // A slope that is not told from noise is none; the noise is printed beside it.
  return {
    figures: `${told('live heap', live, liveSlope)}; ${told('resident', resident, residentSlope)} over ${ms(lastsMs)}, ${live.length} of ${SAMPLES} samples`,
    isOk: live.length >= SAMPLES / 2 && liveSlope.perUnit - 2 * liveSlope.error <= MOST_MB_AN_HOUR,
  };
}

async function drain(node: ClcNode): Promise<{ figures: string; isOk: boolean }> {
  const deadline = performance.now() + DRAINED_WITHIN_MS;
  for (;;) {
    const left = await Promise.all(GAUGES.map((gauge) => node.metric(gauge)));
    const isOk = left.every((value) => value === 0);
    if (isOk || performance.now() >= deadline)
      return { figures: GAUGES.map((gauge, index) => `${gauge} ${left[index]}`).join(', '), isOk };
    await sleep(200);
  }
}
