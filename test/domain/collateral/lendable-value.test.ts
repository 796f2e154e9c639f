import { describe, expect, it } from 'vitest';
import { lendableValue, loanToValue } from '../../../src/domain/collateral/lendable-value.ts';
import type { CollateralWorth } from '../../../src/domain/collateral/lendable-value.ts';

const house: CollateralWorth = {
  value: { amount: '1000', currency: 'CNY' },
  currency: 'CNY',
  fxRate: '1',
  haircut: '0.3',
  ownedShare: '0.5',
  priorCharges: '100',
};
const inDollars: CollateralWorth = { ...house, value: { amount: '1000', currency: 'USD' }, fxRate: '7.2' };

describe('lendableValue', () => {
  it.each<[string, CollateralWorth, string]>([
    ['1000 × 0.7 × 0.5 − 100', house, '250'],
    ['in dollars, charges too: 7.2 × (1000 × 0.7 × 0.5 − 100)', inDollars, '1800'],
    ['a full haircut', { ...house, haircut: '1' }, '0'],
    ['charges above the value', { ...house, priorCharges: '350.01' }, '0'],
    ['rounded down', { ...house, value: { amount: '0.99', currency: 'CNY' }, priorCharges: '0' }, '0.34'],
  ])('%s', (_name, worth, amount) => {
    expect(lendableValue(worth)).toEqual({ amount, currency: 'CNY' });
  });
});

describe('loanToValue', () => {
  const loan = { amount: '300', currency: 'CNY' };

  it.each<[string, CollateralWorth[], string | null]>([
    ['before the haircut: 300 / (1000 × 0.5 − 100)', [house], '0.75'],
    ['of all assets: 300 / (400 + 7.2 × 400)', [house, inDollars], '0.091463414634'],
    ['an asset under water takes nothing from the others', [house, { ...house, priorCharges: '900' }], '0.75'],
    ['all under water', [{ ...house, priorCharges: '500' }], null],
    ['no asset', [], null],
  ])('%s', (_name, assets, value) => {
    expect(loanToValue(loan, assets)).toEqual(
      value === null ? { value, reason: 'NO_UNCHARGED_VALUE' } : { value, reason: null },
    );
  });

  it('throws when a conversion was forgotten', () => {
    expect(() => loanToValue({ amount: '300', currency: 'USD' }, [house])).toThrow(/USD.*CNY/);
  });
});
