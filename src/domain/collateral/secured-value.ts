import { Decimal } from '../shared/decimal.ts';
import type { DecimalString } from '../shared/decimal.ts';
import { sumMoney } from '../shared/money.ts';
import type { Money, Ratio } from '../shared/money.ts';
import type { IsoDate } from '../shared/time.ts';
import { lendableByFacility } from './allocation.ts';
import type { CollateralAllocation } from './allocation.ts';
import type { CollateralState } from './collateral-machine.ts';
import { lendableValue, loanToValue } from './lendable-value.ts';
import type { CollateralWorth } from './lendable-value.ts';
import { DEFAULT_VALUATION_RULE, isValuationStale } from './valuation.ts';
import type { CollateralKind } from './valuation.ts';

/** An asset as the books have it; `valuation` is the latest one, null where there is none. */
export interface CollateralAsset {
  readonly state: CollateralState;
  readonly kind: CollateralKind;
  readonly currency: string;
  readonly ownedShare: DecimalString;
  readonly haircut: DecimalString;
  readonly priorCharges: DecimalString;
  readonly valuation: { readonly value: DecimalString; readonly valuedOn: IsoDate } | null;
}

/**
 * NOT_IN_FORCE: not yet active, or released. NO_FX_RATE: it is in another currency than the loan, and no rate is on
 * record.
 */
export type UnsecuredReason = 'NOT_IN_FORCE' | 'NO_VALUATION' | 'VALUATION_STALE' | 'NO_FX_RATE';
export type LtvReason = 'NOT_IN_FORCE' | 'NO_COLLATERAL' | 'NO_VALUATION' | 'NO_FX_RATE' | 'NO_UNCHARGED_VALUE';

/** An amount, or null with the reason why it counts for nothing. */
export type SecuredAmount =
  | { readonly value: Money; readonly reason: null }
  | { readonly value: null; readonly reason: UnsecuredReason };

/** States in which the lender holds the security, whatever is being decided about it. */
const IN_FORCE: readonly CollateralState[] = ['ACTIVE', 'REVALUATION_DUE', 'SHORTFALL', 'RELEASE_PENDING', 'ENFORCING'];

/** Whether the lender can rely on the asset at all. */
export function isInForce(state: CollateralState): boolean {
  return IN_FORCE.includes(state);
}

/** Lendable value of the whole asset in its own currency. */
export function assetLendable(asset: CollateralAsset, businessDate: IsoDate): SecuredAmount {
  if (!isInForce(asset.state)) return { value: null, reason: 'NOT_IN_FORCE' };
  if (asset.valuation === null) return { value: null, reason: 'NO_VALUATION' };
  if (isValuationStale(asset.kind, asset.valuation.valuedOn, businessDate, DEFAULT_VALUATION_RULE))
    return { value: null, reason: 'VALUATION_STALE' };
  return { value: lendableValue(worthOf(asset, asset.valuation.value, new Decimal(1))), reason: null };
}

/** The part of an asset's lendable value that one of its facilities may count, in that facility's currency. */
export function allocatedLendable(
  asset: CollateralAsset,
  allocations: readonly CollateralAllocation[],
  facility: { readonly id: string; readonly currency: string },
  businessDate: IsoDate,
): SecuredAmount {
  const lendable = assetLendable(asset, businessDate);
  if (lendable.value === null) return lendable;
  if (asset.currency !== facility.currency) return { value: null, reason: 'NO_FX_RATE' };
  const part = lendableByFacility(lendable.value, allocations).find(({ facilityId }) => facilityId === facility.id);
  return { value: part?.lendable ?? { amount: '0', currency: facility.currency }, reason: null };
}

/**
 * Loan to value of a facility: what is outstanding over its shares of the assets in force, at their latest valuations
 * however old (their age is a figure of its own: a stale value must not silence the warning). Assets without a
 * valuation add nothing; one in another currency leaves the ratio unknown.
 */
export function facilityLoanToValue(
  outstanding: Money,
  secured: readonly { readonly asset: CollateralAsset; readonly share: DecimalString }[],
): Ratio<LtvReason> {
  const inForce = secured.filter(({ asset }) => isInForce(asset.state));
  if (inForce.length === 0) return { value: null, reason: 'NO_COLLATERAL' };
  if (inForce.some(({ asset }) => asset.currency !== outstanding.currency))
    return { value: null, reason: 'NO_FX_RATE' };
  const worths = inForce.flatMap(({ asset, share }) =>
    asset.valuation === null ? [] : [worthOf(asset, asset.valuation.value, new Decimal(share))],
  );
  return worths.length === 0 ? { value: null, reason: 'NO_VALUATION' } : loanToValue(outstanding, worths);
}

/** Loan to value of a whole asset: all that is outstanding under the facilities it secures, over what it is worth. */
export function assetLoanToValue(asset: CollateralAsset, outstanding: readonly Money[]): Ratio<LtvReason> {
  if (!isInForce(asset.state)) return { value: null, reason: 'NOT_IN_FORCE' };
  if (asset.valuation === null) return { value: null, reason: 'NO_VALUATION' };
  if (outstanding.some(({ currency }) => currency !== asset.currency)) return { value: null, reason: 'NO_FX_RATE' };
  return loanToValue(sumMoney(outstanding, asset.currency), [worthOf(asset, asset.valuation.value, new Decimal(1))]);
}

/** A share of an asset takes its share of the charges with it. */
function worthOf(asset: CollateralAsset, value: DecimalString, share: Decimal): CollateralWorth {
  return {
    value: { amount: value, currency: asset.currency },
    currency: asset.currency,
    fxRate: '1',
    haircut: asset.haircut,
    ownedShare: share.times(asset.ownedShare).toString(),
    priorCharges: share.times(asset.priorCharges).toString(),
  };
}
