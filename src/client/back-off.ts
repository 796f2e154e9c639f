import type { Timing } from './timing.ts';

/** `crowded`: the server has too many of us, or will not have us as we are. Come back, but slowly. */
export type WaitCause = 'lost' | 'restart' | 'crowded';

type BackOffTiming = Pick<Timing, 'firstWaitMs' | 'mostWaitMs' | 'restartSpreadMs' | 'provenLeastMs' | 'provenMostMs'>;

/** The longest wait after so many losses in a row. */
export function ceilingMs(failures: number, { firstWaitMs, mostWaitMs }: BackOffTiming): number {
  return Math.min(mostWaitMs, firstWaitMs * 2 ** failures);
}

/** How long to wait: full jitter, that is anything from nothing to the ceiling. `random` is from 0 to below 1. */
export function waitMs(cause: WaitCause, failures: number, random: number, timing: BackOffTiming): number {
  if (cause === 'crowded') return (timing.mostWaitMs * (1 + random)) / 2;
  const ceiling = ceilingMs(failures, timing);
  return random * (cause === 'restart' ? Math.max(timing.restartSpreadMs, ceiling) : ceiling);
}

/**
 * Whether what lived so long counts as a success, after which waits are short again. It must have lived as long as the
 * wait before it could have been: a server that accepts and closes at once is thus asked less and less often, and one
 * whose tokens live for seconds is not punished for it.
 */
export function hasProven(livedMs: number, failures: number, timing: BackOffTiming): boolean {
  return livedMs >= Math.min(timing.provenMostMs, Math.max(timing.provenLeastMs, ceilingMs(failures, timing)));
}
