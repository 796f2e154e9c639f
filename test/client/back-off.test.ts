import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ceilingMs, hasProven, waitMs } from '../../src/client/back-off.ts';
import { DEFAULT_TIMING } from '../../src/client/timing.ts';

const timing = fc
  .record({
    firstWaitMs: fc.integer({ min: 1, max: 5_000 }),
    more: fc.integer({ min: 0, max: 120_000 }),
    restartSpreadMs: fc.integer({ min: 0, max: 60_000 }),
    provenLeastMs: fc.integer({ min: 0, max: 5_000 }),
    provenMore: fc.integer({ min: 0, max: 60_000 }),
  })
  .map(({ firstWaitMs, more, restartSpreadMs, provenLeastMs, provenMore }) => ({
    firstWaitMs,
    mostWaitMs: firstWaitMs + more,
    restartSpreadMs,
    provenLeastMs,
    provenMostMs: provenLeastMs + provenMore,
  }));
const failures = fc.integer({ min: 0, max: 5_000 });
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const cause = fc.constantFrom('lost' as const, 'restart' as const, 'crowded' as const);

describe('a wait', () => {
  it('is bounded, whatever came before', () => {
    fc.assert(
      fc.property(cause, failures, random, timing, (why, count, chance, limits) => {
        const wait = waitMs(why, count, chance, limits);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(Math.max(limits.mostWaitMs, limits.restartSpreadMs));
      }),
    );
  });
  it('has a ceiling that doubles and never falls', () => {
    fc.assert(
      fc.property(failures, timing, (count, limits) => {
        expect(ceilingMs(count + 1, limits)).toBe(Math.min(limits.mostWaitMs, 2 * ceilingMs(count, limits)));
      }),
    );
  });
  it('has full jitter: chance alone decides between nothing and the ceiling', () => {
    fc.assert(
      fc.property(failures, random, timing, (count, chance, limits) => {
        expect(waitMs('lost', count, 0, limits)).toBe(0);
        expect(waitMs('lost', count, chance, limits)).toBeCloseTo(chance * ceilingMs(count, limits));
      }),
    );
  });
  it('is spread over the whole time after a restart, and long where the server is full', () => {
    fc.assert(
      fc.property(failures, random, timing, (count, chance, limits) => {
        expect(waitMs('restart', count, chance, limits)).toBeGreaterThanOrEqual(chance * limits.restartSpreadMs);
        expect(waitMs('restart', count, chance, limits)).toBeGreaterThanOrEqual(waitMs('lost', count, chance, limits));
        expect(waitMs('crowded', count, chance, limits)).toBeGreaterThanOrEqual(limits.mostWaitMs / 2);
      }),
    );
  });
});

describe('a success', () => {
  it('is to have lived for long enough, and longer after more failures', () => {
    fc.assert(
      fc.property(failures, fc.nat(100_000), timing, (count, livedMs, limits) => {
        if (livedMs >= limits.provenMostMs) expect(hasProven(livedMs, count, limits)).toBe(true);
        if (livedMs < limits.provenLeastMs) expect(hasProven(livedMs, count, limits)).toBe(false);
        if (hasProven(livedMs, count + 1, limits)) expect(hasProven(livedMs, count, limits)).toBe(true);
      }),
    );
  });
  it.each([0, 5, 50, 900, 5_000, 60_000])(
    'is not asked for more often than twice in a second by a server that closes after %i ms',
    (livedMs) => {
      let count = 0;
      let passedMs = 0;
      const rounds = 400;
      for (let round = 0; round < rounds; round += 1) {
        count = hasProven(livedMs, count, DEFAULT_TIMING) ? 0 : count + 1;
        passedMs += livedMs + waitMs('lost', count, 0.5, DEFAULT_TIMING);
      }
      expect(rounds / (passedMs / 1_000)).toBeLessThan(2);
    },
  );
  it('comes back at once when tokens live for three seconds only', () => {
    expect(hasProven(3_000, 0, DEFAULT_TIMING)).toBe(true);
  });
});
