/**
 * One run: a site made from a seed, trouble for a while, then peace; and what must hold of it. The sequencer, the feed,
 * the hub and the cursors are the real ones; time, the network, the database and the clients are simulated.
 */
import { endFaults, startFaults, stopNode } from './faults.ts';
import { Trace } from './machine/trace.ts';
import { settingsOf } from './settings.ts';
import { SOUND } from './site/parts.ts';
import type { Parts } from './site/parts.ts';
import { World } from './site/world.ts';
import { someOpenMs } from './site/writer.ts';

/** From peace on until everybody has come back, a dead holder's lease has run out, and all is told. */
const SETTLED_MS = 15_000;
/** What is committed in peace is told within a second, by looking alone. */
const PROMPT_MS = 1_000;
/** Within which every live client must have had a heartbeat. */
const ALIVE_MS = 11_000;
const STOPPED_MS = 6_000;
/** Of a run that never rests. */
const MOST_STEPS = 400_000;

export interface Outcome {
  readonly seed: number;
  readonly failures: readonly string[];
  /** Tells whether two runs were the same. */
  readonly hash: string;
  readonly steps: number;
}

export interface RunOptions {
  readonly parts?: Parts;
  readonly print?: (line: string) => void;
}

export async function simulate(seed: number, { parts = SOUND, print }: RunOptions = {}): Promise<Outcome> {
  const trace = new Trace(print ?? null);
  const settings = settingsOf(seed);
  trace.add(0, `seed ${seed}: ${JSON.stringify(settings)}`);
  const world = new World({ seed, settings, parts, trace });
  for (const stage of [runFaulty, settle, tellPromptly, leave]) if (world.failures.length === 0) await stage(world);
  return { seed, failures: world.failures, hash: trace.hash, steps: world.scheduler.steps };
}

async function runFaulty(world: World): Promise<void> {
  const { scheduler, random, settings } = world;
  const write = (): void => {
    if (!world.isFaulty) return;
    world.write(random.chance(0.8) ? random.integer(1, 3) : random.integer(4, 20), someOpenMs(random));
    scheduler.after(random.between(0, 2 * settings.writeEveryMs), null, write);
  };
  scheduler.after(0, null, write);
  startFaults(world);
  await run(world, settings.faultyMs);
}

async function settle(world: World): Promise<void> {
  endFaults(world);
  await run(world, SETTLED_MS);
  checkLog(world);
  checkShown(world, 'has come to rest');
}

async function tellPromptly(world: World): Promise<void> {
  for (let count = 0; count < 3; count += 1) world.write(2, 0);
  await run(world, PROMPT_MS);
  checkLog(world);
  checkShown(world, 'is at peace');
  const { nowMs } = world.scheduler;
  for (const { filter, heartbeatAtMs, name } of world.clients) {
    if (filter.hasHeartbeats && nowMs - heartbeatAtMs > ALIVE_MS)
      world.fail(`${name} has had no heartbeat since ${heartbeatAtMs}`);
  }
}

async function leave(world: World): Promise<void> {
  for (const client of world.clients) client.leave();
  await run(world, 1_000);
  for (const { process, hub } of world.nodes) {
    if (hub.groupCount + hub.subscriberCount > 0)
      world.fail(
        `everybody left, and ${process.name} keeps ${hub.groupCount} groups of ${hub.subscriberCount} subscribers`,
      );
  }
  let stopped = 0;
  for (const node of world.nodes) void stopNode(world, node).then(() => (stopped += 1));
  await run(world, STOPPED_MS);
  if (stopped < world.nodes.length) world.fail(`only ${stopped} of ${world.nodes.length} nodes have stopped`);
}

async function run({ scheduler }: World, ms: number): Promise<void> {
  await scheduler.runUntil(scheduler.nowMs + ms);
  if (scheduler.steps > MOST_STEPS) throw new Error(`The run does not come to rest: ${scheduler.steps} steps`);
}

/** The log is dense, and has all that was committed, once. */
function checkLog(world: World): void {
  const { log } = world.database;
  const placed = log.placed();
  const gap = placed.findIndex(({ seq }, index) => Number(seq) !== index + 1);
  if (gap >= 0) world.fail(`the log has ${placed[gap]!.seq} at place ${gap + 1}`);
  if (new Set(placed.map(({ payload }) => payload.alertId)).size < placed.length)
    world.fail('the log has an event twice');
  const unplaced = log.unplaced();
  if (unplaced.length > 0) world.fail(`${unplaced.map(({ payload }) => payload.alertId).join()} have no place`);
}

function checkShown(world: World, when: string): void {
  for (const client of world.clients) {
    const [missing, surplus] = [client.missing(), client.surplus()];
    if (missing.length > 0)
      world.fail(
        `${client.name} does not show ${missing.map(({ seq, payload }) => `${payload.alertId} at ${seq}`).join()} once all ${when}`,
      );
    if (surplus.length > 0) world.fail(`${client.name} shows ${surplus.join()}, of another history, once all ${when}`);
  }
}
