import { describe, expect, it } from 'vitest';
import { checkDrawdown } from '../../../src/domain/facility/drawdown.ts';
import type { DrawableFacility, DrawdownRequest } from '../../../src/domain/facility/drawdown.ts';
import { outstandingAmount, undrawnAmount, utilisation } from '../../../src/domain/facility/utilisation.ts';

const facility: DrawableFacility = {
  state: 'AVAILABLE',
  currency: 'CNY',
  committed: '1100',
  cancelled: '100',
  drawn: '600',
  repaid: '200',
  revolving: false,
  availableFrom: '2024-01-01',
  availableUntil: '2024-12-31',
};

describe('use of a facility', () => {
  it.each<[Partial<DrawableFacility>, string, string, string]>([
    [{}, '400', '400', '0.6'],
    [{ revolving: true }, '400', '600', '0.4'],
    [{ drawn: '1250' }, '1050', '0', '1.25'],
  ])('%o: outstanding %s, undrawn %s, utilisation %s', (use, outstanding, undrawn, used) => {
    expect(outstandingAmount({ ...facility, ...use })).toBe(outstanding);
    expect(undrawnAmount({ ...facility, ...use })).toBe(undrawn);
    expect(utilisation({ ...facility, ...use })).toEqual({ value: used, reason: null });
  });

  it('has no utilisation when all was cancelled', () => {
    expect(utilisation({ ...facility, cancelled: '1100' })).toEqual({ value: null, reason: 'NOTHING_COMMITTED' });
  });
});

describe('checkDrawdown', () => {
  const check = (
    change: Partial<DrawableFacility>,
    amount: string,
    valueDate = '2024-06-30',
    currency = 'CNY',
  ): string => {
    const request: DrawdownRequest = { amount: { amount, currency }, valueDate };
    const result = checkDrawdown({ ...facility, ...change }, request);
    return result.ok ? `${result.value.amount} ${result.value.currency}` : result.failure.code;
  };

  it.each([
    [check({}, '400'), '400 CNY'],
    [check({}, '400.01'), 'DRAW_EXCEEDS_UNDRAWN'],
    [check({ revolving: true }, '600'), '600 CNY'],
    [check({}, '0'), 'DRAW_AMOUNT'],
    [check({}, '-1'), 'DRAW_AMOUNT'],
    [check({}, '1', '2024-06-30', 'USD'), 'DRAW_CURRENCY'],
    [check({ state: 'DRAW_STOP' }, '1'), 'DRAW_STATE'],
    [check({ state: 'CONDITIONS_PENDING' }, '1'), 'DRAW_STATE'],
    [check({}, '1', '2024-01-01'), '1 CNY'],
    [check({}, '1', '2024-12-31'), '1 CNY'],
    [check({}, '1', '2023-12-31'), 'DRAW_OUTSIDE_AVAILABILITY'],
    [check({}, '1', '2025-01-01'), 'DRAW_OUTSIDE_AVAILABILITY'],
    [check({ availableFrom: null, availableUntil: null }, '1', '2030-01-01'), '1 CNY'],
  ])('%s is %s', (actual, expected) => {
    expect(actual).toBe(expected);
  });
});
