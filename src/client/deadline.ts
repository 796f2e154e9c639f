import type { Scheduler } from './scheduler.ts';

/**
 * A limit for something to arrive. A process that was held up finds the timer due before it has read what came
 * meanwhile, so that is read first.
 */
export class Deadline {
  readonly #scheduler: Scheduler;
  #timer: unknown;

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  /** In place of what was set before. */
  set(limitMs: number, onPassed: () => void): void {
    this.clear();
    this.#timer = this.#scheduler.setTimeout(() => {
      this.#timer = this.#scheduler.setTimeout(onPassed, 0);
    }, limitMs);
  }

  clear(): void {
    this.#scheduler.clearTimeout(this.#timer);
  }
}
