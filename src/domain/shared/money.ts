import { Decimal } from './decimal.ts';
import type { DecimalString } from './decimal.ts';

/** An amount in one currency; `amount` may be negative, `currency` is an ISO 4217 code. */
export interface Money {
  readonly amount: DecimalString;
  readonly currency: string;
}

/** A quotient, or null with the stable reason why there is none: never 0, Infinity or NaN in its place. */
export type Ratio<Reason extends string = string> =
  | { readonly value: DecimalString; readonly reason: null }
  | { readonly value: null; readonly reason: Reason };

// Twelve places tell a hundredth of a basis point apart, and fit every column and scalar that carries a rate.
const RATIO_DECIMALS = 12;
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
const minorUnitsByCurrency = new Map<string, number>();

/** Whether `code` is a currency known to the runtime's Unicode data, in capitals. */
export function isCurrency(code: string): boolean {
  return CURRENCIES.has(code);
}

/**
 * Decimals that payments in the currency are rounded to: 2 for CNY, 0 for JPY, 3 for KWD. The runtime follows
 * practice rather than ISO 4217 where the minor coin is out of use, so HUF, IDR and PKR are 0 as well.
 */
export function minorUnits(currency: string): number {
  const known = minorUnitsByCurrency.get(currency);
  if (known !== undefined) return known;
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  minorUnitsByCurrency.set(currency, digits);
  return digits;
}

/** a + b; throws on two currencies, which only a missing conversion can cause. */
export function addMoney(a: Money, b: Money): Money {
  return { amount: new Decimal(a.amount).plus(amountIn(a.currency, b)).toString(), currency: a.currency };
}

/** a − b; throws on two currencies. */
export function subtractMoney(a: Money, b: Money): Money {
  return { amount: new Decimal(a.amount).minus(amountIn(a.currency, b)).toString(), currency: a.currency };
}

/** Negative when a < b, 0 when equal, positive when a > b; throws on two currencies. */
export function compareMoney(a: Money, b: Money): number {
  return new Decimal(a.amount).comparedTo(amountIn(a.currency, b));
}

/** The sum of amounts that are all in `currency`; 0 for none. */
export function sumMoney(amounts: readonly Money[], currency: string): Money {
  return amounts.reduce(addMoney, { amount: '0', currency });
}

/** The smaller of two amounts of one currency. */
export function minMoney(a: Money, b: Money): Money {
  return compareMoney(a, b) <= 0 ? a : b;
}

/**
 * Splits a non-negative amount by weights (not all zero) so that the parts sum to it exactly: each part is rounded
 * down to the minor unit, and what is left goes to the last part with a weight.
 */
export function allocateMoney(total: Money, weights: readonly DecimalString[]): Money[] {
  const weightSum = weights.reduce((sum, weight) => sum.plus(weight), new Decimal(0));
  if (!weightSum.isPositive() || weightSum.isZero()) throw new Error('allocateMoney: the weights sum to nothing');
  const digits = minorUnits(total.currency);
  const parts = weights.map((weight) =>
    new Decimal(total.amount).times(weight).div(weightSum).toDecimalPlaces(digits, Decimal.ROUND_DOWN),
  );
  const left = parts.reduce((rest, part) => rest.minus(part), new Decimal(total.amount));
  const last = weights.findLastIndex((weight) => !new Decimal(weight).isZero());
  return parts.map((part, index) => ({
    amount: (index === last ? part.plus(left) : part).toString(),
    currency: total.currency,
  }));
}

/** numerator / denominator to 12 decimals, or null with `reason` when the denominator is not positive. */
export function ratioOf<Reason extends string>(
  numerator: Decimal,
  denominator: Decimal,
  reason: Reason,
): Ratio<Reason> {
  if (denominator.lte(0)) return { value: null, reason };
  return { value: numerator.div(denominator).toDecimalPlaces(RATIO_DECIMALS).toString(), reason: null };
}

function amountIn(currency: string, money: Money): DecimalString {
  if (money.currency !== currency)
    throw new Error(`Amounts in ${currency} and ${money.currency} were mixed: convert one first`);
  return money.amount;
}
