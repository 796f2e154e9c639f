/** Time and chance, so that a test can hold them. */
export interface Scheduler {
  /** Milliseconds since the epoch. */
  now(): number;
  /** From 0 to below 1. */
  random(): number;
  setTimeout(run: () => void, waitMs: number): unknown;
  clearTimeout(timer: unknown): void;
}

/**
 * The scheduler of the platform. Not methods of `globalThis` themselves: browsers refuse to run those on another
 * object.
 */
export const platformScheduler: Scheduler = {
  now: () => Date.now(),
  random: () => Math.random(),
  setTimeout: (run, waitMs) => setTimeout(run, waitMs),
  clearTimeout: (timer) => clearTimeout(timer as Parameters<typeof clearTimeout>[0]),
};

/** Rejects with what `late` makes when the promise takes longer. */
export function within<T>(
  promise: PromiseLike<T>,
  limitMs: number,
  late: () => Error,
  scheduler: Scheduler,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = scheduler.setTimeout(() => reject(late()), limitMs);
    promise.then(resolve, reject).then(() => scheduler.clearTimeout(timer));
  });
}
