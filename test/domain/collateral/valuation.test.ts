import { describe, expect, it } from 'vitest';
import {
  DEFAULT_VALUATION_RULE,
  isValuationStale,
  valuationValidUntil,
} from '../../../src/domain/collateral/valuation.ts';
import type { CollateralKind } from '../../../src/domain/collateral/valuation.ts';

describe('staleness of a valuation', () => {
  it.each<[CollateralKind, string, string | null]>([
    ['COMMERCIAL_PROPERTY', '2024-02-29', '2025-02-28'],
    ['RESIDENTIAL_PROPERTY', '2024-02-29', '2027-02-28'],
    ['LISTED_SECURITIES', '2024-12-31', '2025-01-01'],
    ['CASH_DEPOSIT', '2024-01-01', null],
  ])('%s valued on %s counts until %s', (kind, valuedOn, until) => {
    expect(valuationValidUntil(kind, valuedOn, DEFAULT_VALUATION_RULE)).toBe(until);
  });

  it.each<[CollateralKind, string, boolean]>([
    ['COMMERCIAL_PROPERTY', '2025-03-15', false],
    ['COMMERCIAL_PROPERTY', '2025-03-16', true],
    ['RESIDENTIAL_PROPERTY', '2025-03-16', false],
    ['LISTED_SECURITIES', '2024-03-16', false],
    ['LISTED_SECURITIES', '2024-03-17', true],
    ['CASH_DEPOSIT', '2099-01-01', false],
  ])('%s valued on 2024-03-15 is stale on %s: %s', (kind, businessDate, stale) => {
    expect(isValuationStale(kind, '2024-03-15', businessDate, DEFAULT_VALUATION_RULE)).toBe(stale);
  });

  it('follows the rule it is given', () => {
    const rule = { ...DEFAULT_VALUATION_RULE, COMMERCIAL_PROPERTY: { months: 6, days: 0 } };
    expect(isValuationStale('COMMERCIAL_PROPERTY', '2024-03-15', '2024-09-16', rule)).toBe(true);
  });
});
