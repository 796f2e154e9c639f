import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DURATION_BOUNDS_MS,
  bucketOf,
  emptyHistogram,
  quantileMs,
} from '../../../src/domain/partner/duration-histogram.ts';

function histogramOf(durations: readonly number[]): number[] {
  const histogram = emptyHistogram();
  for (const ms of durations) histogram[bucketOf(ms)]! += 1;
  return histogram;
}

/** The bounds of the bucket that a duration fell into. */
function boundsOf(ms: number, slowestMs: number): readonly [number, number] {
  const bucket = bucketOf(ms);
  return [DURATION_BOUNDS_MS[bucket - 1] ?? 0, Math.min(DURATION_BOUNDS_MS[bucket] ?? slowestMs, slowestMs)];
}

describe('a histogram of durations', () => {
  it.each([
    [0, 0],
    [1, 0],
    [1.01, 1],
    [100, 12],
    [30_000, 27],
    [30_000.1, 28],
    [1e9, 28],
  ])('puts %d ms into bucket %d', (ms, bucket) => expect(bucketOf(ms)).toBe(bucket));

  it('of nothing has no quantile', () => expect(quantileMs(emptyHistogram(), 0.95, 0)).toBeNull());

  it('gives each quantile to within the bucket of the one that the sorted durations give', () => {
    const duration = fc.oneof(fc.double({ min: 0, max: 60_000, noNaN: true }), fc.constantFrom(...DURATION_BOUNDS_MS));
    fc.assert(
      fc.property(
        fc.array(duration, { minLength: 1, maxLength: 300 }),
        fc.constantFrom(0.5, 0.95, 0.99, 1),
        (durations, share) => {
          const sorted = [...durations].sort((one, other) => one - other);
          const exact = sorted[Math.ceil(sorted.length * share) - 1]!;
          const [from, to] = boundsOf(exact, sorted.at(-1)!);
          const read = quantileMs(histogramOf(durations), share, sorted.at(-1)!)!;
          expect(read).toBeGreaterThanOrEqual(from);
          expect(read).toBeLessThanOrEqual(to);
        },
      ),
      { examples: [[[59_999.99999999995, 30_000.000000000004, 30_000.000000000004, 1], 0.95]] },
    );
  });
});
