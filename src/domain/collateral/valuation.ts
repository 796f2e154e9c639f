import { addDays, addMonths } from '../shared/time.ts';
import type { IsoDate } from '../shared/time.ts';

/** What an asset is: it decides how soon its valuation grows stale. */
export const COLLATERAL_KINDS = [
  'COMMERCIAL_PROPERTY',
  'RESIDENTIAL_PROPERTY',
  'LAND',
  'EQUIPMENT',
  'INVENTORY',
  'RECEIVABLES',
  'LISTED_SECURITIES',
  'UNLISTED_SHARES',
  'CASH_DEPOSIT',
] as const;
export type CollateralKind = (typeof COLLATERAL_KINDS)[number];

/** How old a valuation may grow; both parts are added. Null: its value is its face, and never grows stale. */
export type MaximumAge = { readonly months: number; readonly days: number } | null;
export type ValuationRule = Readonly<Record<CollateralKind, MaximumAge>>;

const months = (count: number): MaximumAge => ({ months: count, days: 0 });

/** The ages a fresh install starts with. */
export const DEFAULT_VALUATION_RULE: ValuationRule = {
  COMMERCIAL_PROPERTY: months(12),
  RESIDENTIAL_PROPERTY: months(36),
  LAND: months(12),
  EQUIPMENT: months(12),
  INVENTORY: months(3),
  RECEIVABLES: months(3),
  LISTED_SECURITIES: { months: 0, days: 1 },
  UNLISTED_SHARES: months(12),
  CASH_DEPOSIT: null,
};

/** The last day a valuation counts; null when it never grows stale. */
export function valuationValidUntil(kind: CollateralKind, valuedOn: IsoDate, rule: ValuationRule): IsoDate | null {
  const age = rule[kind];
  return age === null ? null : addDays(addMonths(valuedOn, age.months), age.days);
}

/** Whether the valuation no longer counts on the business date. */
export function isValuationStale(
  kind: CollateralKind,
  valuedOn: IsoDate,
  businessDate: IsoDate,
  rule: ValuationRule,
): boolean {
  const validUntil = valuationValidUntil(kind, valuedOn, rule);
  return validUntil !== null && validUntil < businessDate;
}
