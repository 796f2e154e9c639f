import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareDecimals, quartileOf } from '../../../src/domain/warning/decimal-order.ts';

it.each([
  [[], [null, null, null]],
  [['3'], ['3', '3', '3']],
  [
    ['1', '2'],
    ['1.25', '1.5', '1.75'],
  ],
  [
    ['1', '2', '3', '4'],
    ['1.75', '2.5', '3.25'],
  ],
  [
    ['1', '2', '3', '4', '5'],
    ['2', '3', '4'],
  ],
])('quartiles of %j', (list, quartiles) =>
  expect(([1, 2, 3] as const).map((quarter) => quartileOf(list, quarter))).toEqual(quartiles),
);

it('lies between the neighbours of its rank, and turns round with the scale', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -50, max: 50 }).map(String), { minLength: 1, maxLength: 30 }),
      fc.constantFrom(1 as const, 2 as const, 3 as const),
      (list, quarter) => {
        const sorted = list.toSorted(compareDecimals);
        const value = Number(quartileOf(sorted, quarter));
        const rank = ((sorted.length - 1) * quarter) / 4;
        expect(value).toBeGreaterThanOrEqual(Number(sorted[Math.floor(rank)]));
        expect(value).toBeLessThanOrEqual(Number(sorted[Math.ceil(rank)]));
        const turned = sorted.map((one) => String(-Number(one))).toReversed();
        expect(Number(quartileOf(turned, (4 - quarter) as 1 | 2 | 3))).toBeCloseTo(-value, 9);
      },
    ),
  );
});
