import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossing, isBadAbove, newestOfEach, staleOn, thresholdLevel } from '../../src/wall/alert/crossing.ts';
import type { Evidence } from '../../src/wall/alert/crossing.ts';

function evidence(over: Record<string, unknown>): Evidence {
  return {
    measure: 'VALUE',
    measured: '5',
    value: '5',
    threshold: '4',
    distance: '1',
    asOf: '2025-03-31',
    observations: [],
    indicator: { code: 'x', direction: 'NEUTRAL' },
    ...over,
  } as unknown as Evidence;
}
const observed = (...values: string[]) => values.map((value) => ({ value }));

describe('the threshold on the scale of the indicator', () => {
  it.each([
    ['a value', {}, 4],
    [
      'an absolute change',
      { measure: 'CHANGE', measured: '-3', threshold: '-2', value: '5', observations: observed('8', '5') },
      6,
    ],
    [
      'a relative change',
      { measure: 'CHANGE', measured: '-0.5', threshold: '-0.2', value: '5', observations: observed('10', '5') },
      8,
    ],
    [
      'a relative change of a negative value',
      { measure: 'CHANGE', measured: '-0.5', threshold: '-0.2', value: '-15', observations: observed('-10', '-15') },
      -12,
    ],
    [
      'no change',
      { measure: 'CHANGE', measured: '0', threshold: '0', value: '5', observations: observed('5', '5') },
      null,
    ],
    ['a percentile', { measure: 'PERCENTILE' }, null],
    ['an age', { measure: 'AGE_DAYS' }, null],
  ])('%s', (_name, over, level) => expect(thresholdLevel(evidence(over))).toBe(level));
});

describe('the bad side of it', () => {
  it.each([
    ['beyond from below', { measured: '5', threshold: '4', distance: '1' }, true],
    ['beyond from above', { measured: '3', threshold: '4', distance: '1' }, false],
    ['healthy below it', { measured: '3', threshold: '4', distance: '-1' }, true],
    ['at it, lower is better', { measured: '4', distance: '0', indicator: { direction: 'LOWER_IS_BETTER' } }, true],
    ['at it, higher is better', { measured: '4', distance: '0', indicator: { direction: 'HIGHER_IS_BETTER' } }, false],
  ])('%s', (_name, over, above) => expect(isBadAbove(evidence(over))).toBe(above));
});

describe('the crossing', () => {
  const series = (...values: number[]) => values.map((value, index) => ({ asOf: `2025-0${index + 1}-01`, value }));

  it.each([
    ['at the end', [1, 2, 5], 3],
    ['after a recovery', [5, 2, 5, 6], 3],
    ['beyond from the beginning', [5, 6], 1],
    ['at the threshold', [1, 4], 2],
    ['not beyond any more', [5, 1], null],
    ['nothing', [], null],
  ])('%s', (_name, values, month) =>
    expect(crossing(series(...values), 4, true)?.asOf ?? null).toBe(month === null ? null : `2025-0${month}-01`),
  );

  it('is followed by nothing sound, and preceded by something sound or nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 9 }), fc.boolean(), (values, above) => {
        const points = series(...values);
        const found = crossing(points, 0, above);
        const at = found === null ? points.length : points.indexOf(found);
        const isBeyond = ({ value }: { value: number }): boolean => (above ? value >= 0 : value <= 0);
        expect(points.slice(at).every(isBeyond)).toBe(true);
        expect(at === 0 || !isBeyond(points[at - 1]!)).toBe(true);
      }),
    );
  });
});

it('says on which day a figure became too old', () => {
  expect(staleOn(evidence({ measure: 'AGE_DAYS', threshold: '30' }))).toBe('2025-04-30');
  expect(staleOn(evidence({}))).toBeNull();
});

it('takes the newest evidence of each indicator', () => {
  const of = (code: string, value: string) => evidence({ indicator: { code }, value });
  expect(newestOfEach([of('a', '3'), of('b', '2'), of('a', '1')]).map(({ value }) => value)).toEqual(['3', '2']);
});
