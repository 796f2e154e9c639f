import { Deadline } from './deadline.ts';
import type { Scheduler } from './scheduler.ts';
import type { Timing } from './timing.ts';

/** How many times over a heartbeat may be late. */
const PATIENCE = 2.5;

/** The longest that a timer can wait. */
const MAX_TIMEOUT_MS = 2_147_483_647;

export interface SilenceWatchOptions {
  readonly scheduler: Scheduler;
  readonly timing: Pick<Timing, 'silentMs' | 'mostSilentMs'>;
  /** Nothing came for so long. */
  readonly onSilence: (limitMs: number) => void;
}

/**
 * Notices that a subscription has fallen silent, which its connection need not have. A server that goes through a long
 * log in which little is wanted is silent too, so each subscription that ended before its first message doubles the
 * patience with the next; asking again and again would never get anywhere.
 */
export class SilenceWatch {
  readonly #options: SilenceWatchOptions;
  readonly #deadline: Deadline;
  #nextWithinMs: number | null = null;
  #heard = false;
  #timeouts = 0;

  constructor(options: SilenceWatchOptions) {
    this.#options = options;
    this.#deadline = new Deadline(options.scheduler);
  }

  /** A subscription begins. */
  begin(): void {
    this.#heard = false;
    this.#watch();
  }

  heartbeat(nextWithinMs: number | null): void {
    this.#nextWithinMs = nextWithinMs;
    this.hear();
  }

  hear(): void {
    this.#heard = true;
    this.#timeouts = 0;
    this.#watch();
  }

  end(): void {
    this.#deadline.clear();
  }

  #watch(): void {
    const limitMs = this.#limitMs();
    this.#deadline.set(limitMs, () => {
      if (!this.#heard) this.#timeouts += 1;
      this.#options.onSilence(limitMs);
    });
  }

  #limitMs(): number {
    const { silentMs, mostSilentMs } = this.#options.timing;
    const patienceMs = this.#nextWithinMs === null ? silentMs : Math.min(MAX_TIMEOUT_MS, this.#nextWithinMs * PATIENCE);
    return this.#heard ? patienceMs : Math.max(patienceMs, Math.min(mostSilentMs, patienceMs * 2 ** this.#timeouts));
  }
}
