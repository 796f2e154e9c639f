import { Deadline } from './deadline.ts';
import type { Scheduler } from './scheduler.ts';
import type { Timing } from './timing.ts';

export interface PulseOptions {
  readonly scheduler: Scheduler;
  readonly timing: Pick<Timing, 'pingMs' | 'pongMs'>;
  readonly ping: () => void;
  /** Nothing was heard since the last ping. */
  readonly onSilence: () => void;
}

/**
 * Notices a connection of which the other end is gone without a word. Anything heard counts, not the pong alone, which
 * may stand in a queue behind thousands of events.
 */
export class Pulse {
  readonly #options: PulseOptions;
  readonly #deadline: Deadline;
  #heard = false;

  constructor(options: PulseOptions) {
    this.#options = options;
    this.#deadline = new Deadline(options.scheduler);
    this.#rest(options.timing.pingMs);
  }

  hear(): void {
    this.#heard = true;
  }

  stop(): void {
    this.#deadline.clear();
  }

  #rest(restMs: number): void {
    const {
      timing: { pingMs, pongMs },
      ping,
      onSilence,
    } = this.#options;
    this.#deadline.set(restMs, () => {
      this.#heard = false;
      this.#deadline.set(pongMs, () => (this.#heard ? this.#rest(Math.max(0, pingMs - pongMs)) : onSilence()));
      ping();
    });
  }
}
