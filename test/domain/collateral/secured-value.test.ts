import { describe, expect, it } from 'vitest';
import {
  allocatedLendable,
  assetLendable,
  assetLoanToValue,
  facilityLoanToValue,
} from '../../../src/domain/collateral/secured-value.ts';
import type { CollateralAsset } from '../../../src/domain/collateral/secured-value.ts';
import { COLLATERAL_MACHINE } from '../../../src/domain/collateral/collateral-machine.ts';

const ASSET: CollateralAsset = {
  state: 'ACTIVE',
  kind: 'LAND',
  currency: 'CNY',
  ownedShare: '1',
  haircut: '0.3',
  priorCharges: '0',
  valuation: { value: '1000', valuedOn: '2025-01-01' },
};
const TODAY = '2025-06-30';
const cny = (amount: string) => ({ amount, currency: 'CNY' });

describe('what an asset lends', () => {
  it.each([
    [{}, '700'],
    [{ priorCharges: '100', ownedShare: '0.5' }, '250'],
    [{ valuation: null }, 'NO_VALUATION'],
    [{ valuation: { value: '1000', valuedOn: '2024-06-30' } }, '700'],
    [{ valuation: { value: '1000', valuedOn: '2024-06-29' } }, 'VALUATION_STALE'],
    [{ kind: 'CASH_DEPOSIT', valuation: { value: '1000', valuedOn: '1990-01-01' } }, '700'],
  ] as const)('%j lends %s', (over, expected) => {
    const lendable = assetLendable({ ...ASSET, ...over }, TODAY);
    expect(lendable.value?.amount ?? lendable.reason).toBe(expected);
  });

  it('counts only in the states in which the lender holds it', () => {
    const counting = COLLATERAL_MACHINE.states.filter(
      (state) => assetLendable({ ...ASSET, state }, TODAY).value !== null,
    );
    expect(counting.toSorted()).toEqual(['ACTIVE', 'ENFORCING', 'RELEASE_PENDING', 'REVALUATION_DUE', 'SHORTFALL']);
  });

  it('is shared out by allocation, without a unit lost, and not across currencies', () => {
    const allocations = [
      { facilityId: 'a', share: '0.333' },
      { facilityId: 'b', share: '0.667' },
    ];
    const part = (id: string, currency = 'CNY') => allocatedLendable(ASSET, allocations, { id, currency }, TODAY);
    expect([part('a').value?.amount, part('b').value?.amount]).toEqual(['233.1', '466.9']);
    expect(part('a', 'EUR')).toEqual({ value: null, reason: 'NO_FX_RATE' });
  });
});

describe('loan to value', () => {
  it.each([
    [[], 'NO_COLLATERAL'],
    [[{ asset: { ...ASSET, state: 'RELEASED' as const }, share: '1' }], 'NO_COLLATERAL'],
    [[{ asset: { ...ASSET, valuation: null }, share: '1' }], 'NO_VALUATION'],
    [
      [
        { asset: ASSET, share: '1' },
        { asset: { ...ASSET, valuation: null }, share: '1' },
      ],
      '0.9',
    ],
    [
      [
        { asset: ASSET, share: '0.5' },
        { asset: { ...ASSET, priorCharges: '200' }, share: '0.5' },
      ],
      '1',
    ],
    [
      [
        { asset: ASSET, share: '1' },
        { asset: { ...ASSET, currency: 'EUR' }, share: '1' },
      ],
      'NO_FX_RATE',
    ],
    [[{ asset: { ...ASSET, valuation: { value: '1000', valuedOn: '1990-01-01' } }, share: '1' }], '0.9'],
    [[{ asset: { ...ASSET, priorCharges: '2000' }, share: '1' }], 'NO_UNCHARGED_VALUE'],
  ])('of 900 over %j is %s', (secured, expected) => {
    const ratio = facilityLoanToValue(cny('900'), secured);
    expect(ratio.value ?? ratio.reason).toBe(expected);
  });

  it.each([
    [{}, [cny('400'), cny('500')], '0.9'],
    [{}, [], '0'],
    [{}, [{ amount: '1', currency: 'EUR' }], 'NO_FX_RATE'],
    [{ state: 'PROPOSED' }, [cny('1')], 'NOT_IN_FORCE'],
    [{ valuation: null }, [cny('1')], 'NO_VALUATION'],
  ] as const)('of a whole asset %j is over all that it secures', (over, outstanding, expected) => {
    const ratio = assetLoanToValue({ ...ASSET, ...over }, outstanding);
    expect(ratio.value ?? ratio.reason).toBe(expected);
  });
});
