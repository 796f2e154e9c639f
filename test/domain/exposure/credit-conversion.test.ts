import { describe, expect, it } from 'vitest';
import { creditConversionFactor } from '../../../src/domain/exposure/credit-conversion.ts';
import { FACILITY_MACHINE } from '../../../src/domain/facility/facility-machine.ts';

describe('creditConversionFactor', () => {
  it('is that of a commitment while it can, or could again, be drawn', () => {
    const bound = FACILITY_MACHINE.states.filter(
      (state) => creditConversionFactor({ state, availableUntil: null }, '2025-06-30') === '0.4',
    );
    expect(bound.toSorted()).toEqual(['AVAILABLE', 'CONDITIONS_PENDING', 'DRAW_STOP']);
  });

  it.each([
    ['2025-06-29', '0'],
    ['2025-06-30', '0.4'],
    [null, '0.4'],
  ])('available until %s it is %s', (availableUntil, factor) => {
    expect(creditConversionFactor({ state: 'AVAILABLE', availableUntil }, '2025-06-30')).toBe(factor);
  });
});
