import type { Task } from './task-queue.ts';

/**
 * A process of the simulated world. It can be held for a while, as by a stopped container, and does then what came due
 * meanwhile; and it can be ended, as by `kill -9`, with all that it had still to do.
 */
export class Process {
  readonly name: string;
  state: 'runs' | 'held' | 'ended' = 'runs';
  /** What came due while it was held. */
  backlog: Task[] = [];
  /** How many timers of its clock are set. */
  timers = 0;
  readonly #holds: { fromMs: number; toMs: number }[] = [];

  constructor(name: string) {
    this.name = name;
  }

  held(nowMs: number): void {
    this.state = 'held';
    this.#holds.push({ fromMs: nowMs, toMs: Infinity });
  }

  released(nowMs: number): void {
    this.state = 'runs';
    this.#holds.at(-1)!.toMs = nowMs;
  }

  /** How long it was held between two moments. */
  heldMs(fromMs: number, toMs: number): number {
    return this.#holds.reduce(
      (sum, hold) => sum + Math.max(0, Math.min(toMs, hold.toMs) - Math.max(fromMs, hold.fromMs)),
      0,
    );
  }
}
