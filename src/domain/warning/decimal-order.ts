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

/** The middle of an ascending list, the mean of the two middle ones where their number is even; null for none. */
export function medianOf(sorted: readonly DecimalString[]): DecimalString | null {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted.length % 2 === 0 ? sorted[middle - 1] : upper;
  if (upper === undefined || lower === undefined) return null;
  return upper === lower ? upper : new Decimal(lower).plus(upper).div(2).toString();
}
