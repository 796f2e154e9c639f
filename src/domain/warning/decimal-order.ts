import { Decimal } from '../shared/decimal.ts';
import type { DecimalString } from '../shared/decimal.ts';

/**
 * Orders two decimal strings exactly: negative, 0 or positive. Rounding to a double keeps the order, so doubles that
 * differ have decided already; only those that coincide need decimal arithmetic. Rules compare far more often than not
 * figures that lie apart, and this is what a batch of ten thousand observations spends its time on.
 */
export function compareDecimals(a: DecimalString, b: DecimalString): number {
  const x = Number(a);
  const y = Number(b);
  if (x !== y) return x < y ? -1 : 1;
  return a === b ? 0 : new Decimal(a).comparedTo(b);
}

/**
 * The value a quarter (1), half (2) or three quarters (3) of an ascending list lie below, between two of them in
 * proportion (the definition 7 of Hyndman and Fan, which spreadsheets use); null for none.
 */
export function quartileOf(sorted: readonly DecimalString[], quarter: 1 | 2 | 3): DecimalString | null {
  const rank = (sorted.length - 1) * quarter;
  const lower = sorted[Math.floor(rank / 4)];
  if (lower === undefined) return null;
  const upper = sorted[Math.ceil(rank / 4)]!;
  return lower === upper
    ? lower
    : new Decimal(upper)
        .minus(lower)
        .times(rank % 4)
        .div(4)
        .plus(lower)
        .toString();
}

/** The middle of an ascending list, the mean of the two middle ones where their number is even; null for none. */
export function medianOf(sorted: readonly DecimalString[]): DecimalString | null {
  return quartileOf(sorted, 2);
}
