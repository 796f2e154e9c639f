import { Decimal, isDecimalString, sumDecimals } from '../shared/decimal.ts';
import type { DecimalString } from '../shared/decimal.ts';
import { allocateMoney } from '../shared/money.ts';
import type { Money } from '../shared/money.ts';
import { fail, ok } from '../shared/result.ts';
import type { Failure, Result } from '../shared/result.ts';

/** The part of one asset that secures one facility: above 0, at most 1. */
export interface CollateralAllocation {
  readonly facilityId: string;
  readonly share: DecimalString;
}

export type AllocationFailure = Failure<'ALLOCATION_SHARE' | 'ALLOCATION_EXCEEDED'>;

/**
 * The asset's allocations with this one added, or changed where the facility has one already; never above 100 %
 * together.
 */
export function allocateCollateral(
  allocations: readonly CollateralAllocation[],
  requested: CollateralAllocation,
): Result<CollateralAllocation[], AllocationFailure> {
  const { facilityId, share } = requested;
  if (!isDecimalString(share) || new Decimal(share).lte(0) || new Decimal(share).gt(1)) {
    return fail('ALLOCATION_SHARE', 'A share is a fraction above 0 and at most 1, such as 0.25.', 'share');
  }
  const others = allocations.filter((allocation) => allocation.facilityId !== facilityId);
  const left = unallocatedShare(others);
  if (new Decimal(share).gt(left)) {
    return fail(
      'ALLOCATION_EXCEEDED',
      `Only ${left} of the asset is left for facility ${facilityId}, ${share} was asked for; reduce another allocation first.`,
      'share',
    );
  }
  return ok([...others, requested]);
}

/** What no facility has of the asset, from 0 to 1. */
export function unallocatedShare(allocations: readonly CollateralAllocation[]): DecimalString {
  return new Decimal(1).minus(sumDecimals(allocations.map(({ share }) => share))).toString();
}

/**
 * The lendable value each facility may count, in the order of the allocations; what is not allocated counts for none.
 */
export function lendableByFacility(
  lendable: Money,
  allocations: readonly CollateralAllocation[],
): { facilityId: string; lendable: Money }[] {
  // What nobody has comes first, so that the odd minor unit goes to a facility and never gets lost.
  const parts = allocateMoney(lendable, [unallocatedShare(allocations), ...allocations.map(({ share }) => share)]);
  return allocations.map(({ facilityId }, index) => ({ facilityId, lendable: parts[index + 1] as Money }));
}
