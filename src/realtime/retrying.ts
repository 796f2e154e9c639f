import { pause } from './clock.ts';
import type { HubOptions } from './member.ts';

/** After a failure. */
const RETRY_MS = 250;

/** Takes turns until the signal; after one that failed waits until the log can be read again, and takes it anew. */
export async function retrying(
  { feed, clock, onError }: HubOptions,
  signal: AbortSignal,
  turn: () => Promise<void>,
): Promise<void> {
  const isOver = (): boolean => signal.aborted || feed.stopped;
  while (!isOver()) {
    try {
      await turn();
    } catch (error) {
      if (isOver()) return;
      onError(error);
      const failedAtMs = clock.nowMs();
      do await pause(clock, RETRY_MS, signal);
      while (feed.verifiedAtMs < failedAtMs && !isOver());
    }
  }
}
