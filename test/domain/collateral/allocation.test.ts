import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, sumDecimals } from '../../../src/domain/shared/decimal.ts';
import { allocateCollateral, lendableByFacility, unallocatedShare } from '../../../src/domain/collateral/allocation.ts';
import type { CollateralAllocation } from '../../../src/domain/collateral/allocation.ts';

const share = (facilityId: string, value: string): CollateralAllocation => ({ facilityId, share: value });

describe('allocateCollateral', () => {
  it('adds and replaces', () => {
    expect(allocateCollateral([share('A', '0.6')], share('B', '0.4'))).toEqual({
      ok: true,
      value: [share('A', '0.6'), share('B', '0.4')],
    });
    expect(allocateCollateral([share('A', '0.6')], share('A', '1'))).toEqual({ ok: true, value: [share('A', '1')] });
  });

  it('says what is left when it is too little', () => {
    const result = allocateCollateral([share('A', '0.6'), share('B', '0.3')], share('C', '0.11'));
    expect(result).toMatchObject({
      ok: false,
      failure: { code: 'ALLOCATION_EXCEEDED', message: expect.stringContaining('Only 0.1 of') },
    });
  });

  it.each(['0', '-0.1', '1.01', 'half', '50%'])('refuses a share of %s', (value) => {
    expect(allocateCollateral([], share('A', value))).toMatchObject({
      ok: false,
      failure: { code: 'ALLOCATION_SHARE' },
    });
  });
});

describe('lendableByFacility', () => {
  it('splits the lendable value, and leaves what nobody has', () => {
    expect(
      lendableByFacility({ amount: '100.01', currency: 'CNY' }, [share('A', '0.5'), share('B', '0.25')]).map(
        (each) => each.lendable.amount,
      ),
    ).toEqual(['50', '25.01']);
  });

  it('of no allocation is empty', () => {
    expect(lendableByFacility({ amount: '100', currency: 'CNY' }, [])).toEqual([]);
  });
});

describe('any sequence of requests', () => {
  const request = fc.record({
    facilityId: fc.constantFrom('A', 'B', 'C', 'D'),
    share: fc.integer({ min: -10, max: 120 }).map((percent) => new Decimal(percent).div(100).toString()),
  });

  it('never passes 100 %, counts each facility once, and never gives out more than the lendable value', () => {
    fc.assert(
      fc.property(fc.array(request, { maxLength: 20 }), fc.nat(1_000_000), (requests, cents) => {
        let allocations: CollateralAllocation[] = [];
        for (const each of requests) {
          const result = allocateCollateral(allocations, each);
          if (result.ok) allocations = result.value;
          expect(new Decimal(unallocatedShare(allocations)).gte(0)).toBe(true);
        }
        expect(new Set(allocations.map((each) => each.facilityId)).size).toBe(allocations.length);
        const lendable = new Decimal(cents).div(100).toString();
        const given = sumDecimals(
          lendableByFacility({ amount: lendable, currency: 'CNY' }, allocations).map((each) => each.lendable.amount),
        );
        expect(given.lte(lendable)).toBe(true);
        if (unallocatedShare(allocations) === '0') expect(given.toString()).toBe(lendable);
      }),
    );
  });
});
