import type { Clock } from './clock.ts';

/**
 * A hint that something changed. Nothing rests on it: whoever waits also looks by itself after a while, so a lost
 * wake-up costs time and no event.
 */
export class WakeUp {
  readonly #clock: Clock;
  #waiting = new Set<() => void>();
  #notified = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Wakes those who wait, or, where nobody does, the next one who would. */
  notify(): void {
    if (this.#waiting.size === 0) this.#notified = true;
    const waiting = this.#waiting;
    this.#waiting = new Set();
    for (const resolve of waiting) resolve();
  }

  /** Resolves at the next notification, after `timeoutMs`, or when `signal` aborts, whichever is first. */
  wait(timeoutMs: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.#notified) {
      this.#notified = false;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const done = (): void => {
        cancel();
        signal.removeEventListener('abort', done);
        this.#waiting.delete(done);
        resolve();
      };
      const cancel = this.#clock.after(timeoutMs, done);
      signal.addEventListener('abort', done);
      this.#waiting.add(done);
    });
  }
}
