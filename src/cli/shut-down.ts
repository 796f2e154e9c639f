import type { Logger } from 'pino';

/**
 * A key press reaches the process from the terminal and again through its launchers; only a later one is a second one.
 */
const SAME_PRESS_MS = 300;
/** A stop that takes longer is cut off: nothing acknowledged is lost by that. */
const DEADLINE_MS = 20_000;

/** Resolves at the first SIGTERM or SIGINT; a second one ends the process at once. */
export function untilSignal(nowMs: () => number): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let firstMs: number | null = null;
    const onSignal = (signal: NodeJS.Signals): void => {
      if (firstMs !== null && nowMs() - firstMs >= SAME_PRESS_MS) process.exit(1);
      firstMs ??= nowMs();
      resolve(signal);
    };
    process.on('SIGTERM', onSignal);
    process.on('SIGINT', onSignal);
  });
}

/** What nobody caught leaves the program in a state nobody knows: it is logged, and the process ends. */
export function endOnUncaught(logger: Logger): void {
  const end = (error: unknown): void => {
    logger.fatal({ err: error }, 'unexpected error; shutting down');
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

/** Runs `stop`, and ends the process with 1 should it hang. */
export async function withDeadline(logger: Logger, stop: () => Promise<void>): Promise<void> {
  const timer = setTimeout(() => {
    logger.error('The server did not stop in time; exiting.');
    process.exit(1);
  }, DEADLINE_MS);
  await stop();
  clearTimeout(timer);
}
