import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPartitionSize } from '../../src/persistence/event-log/event-log-partitions.ts';

const DAY_MS = 86_400_000;
const RETENTION_MS = 32 * DAY_MS;
const size = fc.bigInt(1_000n, 10_000_000n);
const filledInMs = fc.double({ min: 0, max: 400 * DAY_MS, noNaN: true });
const retentionMs = fc.integer({ min: 1, max: 3_650 }).map((days) => days * DAY_MS);

describe('the size of the next partition', () => {
  it.each([
    ['the same where one lasted an eighth of what is kept', 5_000n, 4 * DAY_MS, 5_000n],
    ['twice as many where it lasted half of that', 5_000n, 2 * DAY_MS, 10_000n],
    ['fewer where it lasted longer', 5_000n, 8 * DAY_MS, 2_500n],
    ['never fewer than a thousand', 5_000n, 400 * DAY_MS, 1_000n],
    ['never more than sixteen times as many', 1_000n, 1, 16_000n],
    ['never more than ten million', 9_000_000n, DAY_MS, 10_000_000n],
    ['as many as may be where it filled at once', 1_000n, 0, 16_000n],
  ])('is %s', (_what, before, ms, expected) => expect(nextPartitionSize(before, ms, RETENTION_MS)).toBe(expected));

  it('keeps its bounds, and follows the traffic', () => {
    fc.assert(
      fc.property(size, filledInMs, filledInMs, retentionMs, (before, oneMs, otherMs, kept) => {
        const [slower, faster] = [Math.max(oneMs, otherMs), Math.min(oneMs, otherMs)].map((ms) =>
          nextPartitionSize(before, ms, kept),
        );
        expect(slower! >= 1_000n && faster! <= 10_000_000n && faster! <= before * 16n).toBe(true);
        expect(faster! >= slower!).toBe(true);
      }),
    );
  });
});
