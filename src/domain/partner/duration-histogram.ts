/** Upper bounds in milliseconds, each about one and a half of the one before; the last bucket is what lies beyond. */
export const DURATION_BOUNDS_MS = [
  1, 1.5, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1_000, 1_500, 2_000, 3_000, 5_000, 7_000,
  10_000, 15_000, 20_000, 30_000,
] as const;

/** How many durations fell into each bucket. */
export type DurationHistogram = readonly number[];

export function emptyHistogram(): number[] {
  return Array.from({ length: DURATION_BOUNDS_MS.length + 1 }, () => 0);
}

/** The bucket of a duration. */
export function bucketOf(ms: number): number {
  const index = DURATION_BOUNDS_MS.findIndex((bound) => ms <= bound);
  return index === -1 ? DURATION_BOUNDS_MS.length : index;
}

/**
 * The duration that `share` of them did not exceed, read off linearly within its bucket; null of an empty histogram.
 * The slowest bounds it, and stands for the last bucket, which has no end.
 */
export function quantileMs(histogram: DurationHistogram, share: number, slowestMs: number): number | null {
  const total = histogram.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const rank = Math.max(1, Math.ceil(total * share));
  let below = 0;
  for (const [index, count] of histogram.entries()) {
    if (below + count < rank) {
      below += count;
      continue;
    }
    const from = index === 0 ? 0 : DURATION_BOUNDS_MS[index - 1]!;
    const to = Math.min(DURATION_BOUNDS_MS[index] ?? slowestMs, slowestMs);
    // Rounding must not carry it beyond the slowest.
    return Math.min(to, from + ((to - from) * (rank - below)) / count);
  }
  return slowestMs;
}
