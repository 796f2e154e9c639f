import { Decimal as BaseDecimal } from 'decimal.js';

/**
 * Decimal arithmetic of the whole domain: 34 significant digits (IEEE 754 decimal128), half-even, and plain
 * notation for anything a figure of a bank can reach, so that `toString` is what goes over the wire.
 */
export const Decimal = BaseDecimal.clone({
  precision: 34,
  rounding: BaseDecimal.ROUND_HALF_EVEN,
  toExpNeg: -40,
  toExpPos: 60,
});
export type Decimal = BaseDecimal;

/** A number written as decimal digits, for example `-1250000.50`; the form money and rates take outside arithmetic. */
export type DecimalString = string;

const DECIMAL_PATTERN = /^-?\d{1,28}(\.\d{1,20})?$/;

/** Whether `text` is a plain decimal of at most 28 digits before the point and 20 after it: no exponent, no blanks. */
export function isDecimalString(text: string): boolean {
  return DECIMAL_PATTERN.test(text);
}

/** The sum of decimal strings, exact; `0` for none. */
export function sumDecimals(values: readonly DecimalString[]): Decimal {
  return values.reduce<Decimal>((sum, value) => sum.plus(value), new Decimal(0));
}
