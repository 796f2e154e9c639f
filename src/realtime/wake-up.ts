/**
 * A hint that something changed. Nothing rests on it: whoever waits also looks by itself after a while, so a lost
 * wake-up costs time and no event.
 */
export class WakeUp {
  #waiting = new Set<() => void>();

  /** How many wait at the moment. */
  get waiting(): number {
    return this.#waiting.size;
  }

  ring(): void {
    const waiting = this.#waiting;
    this.#waiting = new Set();
    for (const resolve of waiting) resolve();
  }

  /** Resolves at the next ring, after `timeoutMs`, or when `signal` aborts, whichever is first. */
  wait(timeoutMs: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        this.#waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, timeoutMs);
      signal?.addEventListener('abort', done);
      this.#waiting.add(done);
    });
  }
}
