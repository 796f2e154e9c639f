import type { PlacedEvent } from '../../../src/persistence/event-log/event-log.repository.ts';
import type { SimulatedNode } from './simulated-node.ts';
import type { World } from './world.ts';

/** How late a message of a wild bus may be. */
const LATE_MS = 8_000;

/** Carries placed events to all nodes, the sender's own too; a wild one loses, doubles, delays and mixes them up. */
export class ModelBus {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  publish(from: SimulatedNode, events: readonly PlacedEvent[]): void {
    const { random } = this.#world;
    const parts = random.chance(0.5) ? [events] : events.map((event) => [event]);
    for (const node of this.#reached(from)) for (const part of parts) this.#send(node, () => node.hear(part));
  }

  announceAppended(from: SimulatedNode): void {
    for (const node of this.#reached(from)) this.#send(node, () => node.appended.notify());
  }

  #reached(from: SimulatedNode): SimulatedNode[] {
    const { settings, nodes } = this.#world;
    return settings.bus === 'none' || from.isOffBus ? [] : nodes.filter((node) => !node.isOffBus);
  }

  #send(node: SimulatedNode, arrive: () => void): void {
    const { settings, random, scheduler } = this.#world;
    const isWild = settings.bus === 'wild';
    if (isWild && random.chance(0.2)) return;
    for (let copies = isWild && random.chance(0.15) ? 2 : 1; copies > 0; copies -= 1) {
      scheduler.after(
        isWild && random.chance(0.2) ? random.between(0, LATE_MS) : this.#world.latencyMs(),
        node.process,
        arrive,
      );
    }
  }
}
