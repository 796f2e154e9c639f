/** What goes wrong in a run, at random moments, until it is all put right. */
import type { FaultKind } from './settings.ts';
import type { SimulatedNode } from './site/simulated-node.ts';
import type { World } from './site/world.ts';
import { someOpenMs } from './site/writer.ts';

/** Longer than the lease of a sequencer. */
const LONGEST_HOLD_MS = 12_000;
const LONGEST_CUT_MS = 6_000;
/** More than the stream takes at a time: batches of 100 for subscribers, of 500 for the sequencer and the feed. */
const LARGEST_BURST = 700;

export function startFaults(world: World): void {
  const { settings, random, scheduler } = world;
  const { faults } = settings;
  const next = (): void => {
    if (!world.isFaulty) return;
    if (faults.length > 0) strike(world, random.pick(faults));
    scheduler.after(random.between(0, 2 * settings.faultEveryMs), null, next);
  };
  const backUp = (): void => {
    if (!world.isFaulty) return;
    if (!world.database.isDown) world.database.backUp();
    scheduler.after(random.between(0, random.chance(0.5) ? 500 : 6_000), null, backUp);
  };
  scheduler.after(0, null, next);
  if (faults.includes('restore')) scheduler.after(0, null, backUp);
}

/** Puts everything right: from here on the site must come to rest by itself. */
export function endFaults(world: World): void {
  world.isFaulty = false;
  world.trace('all is put right');
  world.database.comeBack();
  for (const node of world.nodes) {
    [node.connection.isCut, node.isOffBus] = [false, false];
    release(world, node);
  }
  for (const user of world.users)
    if (!world.database.rights.isAllowed(user.subject)) world.database.rights.change(user, { isAllowed: true });
}

function strike(world: World, fault: FaultKind): void {
  const { random, database } = world;
  // Half of the time whoever places events: the others are missed less.
  const placer = world.nodes.find(({ process }) => process === world.lastPlacer);
  const node = placer !== undefined && random.chance(0.5) ? placer : random.pick(world.nodes);
  world.trace(`fault: ${fault} (${node.process.name})`);
  if (fault === 'outage') return database.goDown(random.between(100, 4_000));
  if (fault === 'restore') return random.chance(0.4) ? database.restore(random) : undefined;
  if (fault === 'expire') return database.log.dropOldPartitions();
  if (fault === 'cut-client') return random.pick(world.clients).cut();
  if (fault === 'reload-client')
    return world.clients.filter(() => random.chance(0.5)).forEach((client) => client.reload());
  if (fault === 'change-rights') return changeRights(world);
  if (fault === 'burst')
    return random.chance(0.2) ? world.write(random.integer(20, LARGEST_BURST), someOpenMs(random)) : undefined;
  if (node.state === 'over') return;
  STRIKES[fault](world, node);
}

const STRIKES: Readonly<
  Record<'crash' | 'stop' | 'hold' | 'lose-database' | 'lose-bus', (world: World, node: SimulatedNode) => void>
> = {
  crash: (world, node) => {
    node.crash();
    world.replace(node, world.random.between(100, 4_000));
  },
  stop: (world, node) => {
    if (node.state === 'serving' && node.process.state === 'runs')
      void stopNode(world, node).then(() => world.replace(node, world.random.between(100, 2_000)));
  },
  // At any moment, or just before it hears that it has the lease: it believes so then when it goes on.
  hold: (world, node) => {
    if (world.random.chance(0.5)) hold(world, node);
    else node.onAcquired = () => hold(world, node);
  },
  'lose-database': (world, node) => {
    node.connection.isCut = true;
    world.scheduler.after(world.random.between(100, LONGEST_CUT_MS), null, () => (node.connection.isCut = false));
  },
  'lose-bus': (world, node) => {
    node.isOffBus = true;
    world.scheduler.after(world.random.between(100, LONGEST_CUT_MS), null, () => (node.isOffBus = false));
  },
};

/** Stops a node as a deployment does, and sees that nothing of it is left. */
export async function stopNode(world: World, node: SimulatedNode): Promise<void> {
  await node.stop();
  const { name } = node.process;
  // What was asked before it stopped may still be answered.
  world.scheduler.after(5_000, null, () => {
    if (node.process.state !== 'runs') return;
    if (node.hub.groupCount + node.hub.subscriberCount > 0)
      world.fail(
        `${name} has stopped and keeps ${node.hub.groupCount} groups of ${node.hub.subscriberCount} subscribers`,
      );
    if (node.process.timers > 0) world.fail(`${name} has stopped and keeps ${node.process.timers} timers`);
    world.trace(`${name} has stopped`);
  });
}

function hold(world: World, node: SimulatedNode): void {
  node.onAcquired = null;
  if (!world.isFaulty || node.process.state !== 'runs') return;
  world.trace(`${node.process.name} is held`);
  world.scheduler.hold(node.process);
  world.scheduler.after(world.random.between(100, LONGEST_HOLD_MS), null, () => release(world, node));
}

function release(world: World, node: SimulatedNode): void {
  if (node.process.state !== 'held') return;
  world.trace(`${node.process.name} goes on`);
  const { random } = world;
  // Timers and answers that are due come in any order.
  world.scheduler.release(node.process, (backlog) =>
    random.chance(0.5)
      ? backlog
      : backlog
          .map((task) => ({ task, rank: random.fraction() }))
          .sort((one, other) => one.rank - other.rank)
          .map(({ task }) => task),
  );
}

function changeRights({ random, users, database }: World): void {
  const user = random.pick(users);
  if (random.chance(0.3)) return database.rights.change(user, {});
  if (random.chance(0.5)) return database.rights.change(user, { scope: random.integer(0, 2) });
  database.rights.change(user, { isAllowed: !database.rights.isAllowed(user.subject) });
}
