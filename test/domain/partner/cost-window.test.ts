import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grantOf, windowAt } from '../../../src/domain/partner/cost-window.ts';

describe('a cost window', () => {
  it('covers its moment, is as long as it is said to be, and is the same for every moment in it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4e12 }),
        fc.integer({ min: 1, max: 86_400 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (nowMs, seconds, part) => {
          const window = windowAt(nowMs, seconds);
          expect(window.startsAtMs).toBeLessThanOrEqual(nowMs);
          expect(window.endsAtMs).toBeGreaterThan(nowMs);
          expect(window.endsAtMs - window.startsAtMs).toBe(seconds * 1_000);
          expect(windowAt(window.startsAtMs + Math.floor(part * seconds * 1_000), seconds)).toEqual(window);
        },
      ),
    );
  });
});

describe('what a node is granted', () => {
  it('is never more than is left, never less than it needs, and no more than a fiftieth beyond', () => {
    const amounts = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(amounts, fc.double({ min: 0, max: 1, noNaN: true }), amounts, (budget, part, need) => {
        const reserved = Math.floor(budget * part);
        const granted = grantOf(budget, reserved, need);
        if (need > budget - reserved) return void expect(granted).toBe(0);
        expect(granted).toBeGreaterThanOrEqual(need);
        expect(granted).toBeLessThanOrEqual(Math.max(need, Math.floor(budget / 50)));
        expect(reserved + granted).toBeLessThanOrEqual(budget);
      }),
    );
  });
});
