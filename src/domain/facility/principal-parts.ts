import { Decimal } from '../shared/decimal.ts';
import type { DecimalString } from '../shared/decimal.ts';
import { minorUnits } from '../shared/money.ts';
import { fail, ok } from '../shared/result.ts';
import type { Failure, Result } from '../shared/result.ts';
import type { IsoDate } from '../shared/time.ts';
import { accruedInterest, yearFraction } from './day-count.ts';
import type { RepaymentTerms } from './repayment-terms.ts';

export type PartsFailure = Failure<'SCULPTING_EXCEEDS_CAPACITY' | 'NEGATIVE_AMORTISATION'>;

/** All at the end. */
export function singlePart({ principal, instalmentCount }: RepaymentTerms): Decimal[] {
  return Array.from(
    { length: instalmentCount },
    (_, index) => new Decimal(index === instalmentCount - 1 ? principal : 0),
  );
}

/**
 * The same principal each time. Rounded down: rounded up, many small parts could pass the principal before the last.
 */
export function equalParts({ principal, currency, instalmentCount }: RepaymentTerms): Decimal[] {
  const part = new Decimal(principal).div(instalmentCount).toDecimalPlaces(minorUnits(currency), Decimal.ROUND_DOWN);
  const last = new Decimal(principal).minus(part.times(instalmentCount - 1));
  return Array.from({ length: instalmentCount }, (_, index) => (index === instalmentCount - 1 ? last : part));
}

/** As agreed; the terms were checked to sum to the principal. */
export function customParts(parts: readonly DecimalString[]): Decimal[] {
  return parts.map((part) => new Decimal(part));
}

/**
 * Payments (principal and interest together) in proportion to `weights`: equal weights make an annuity, cash flows
 * make a sculpted loan. The payment of a weight of 1 is principal / PV(weights) at the loan's own rate and day count.
 *
 * `minimumCover` is the least weight per unit of payment: for cash flows the target DSCR. A loan smaller than its cash
 * flows can carry runs over the whole term all the same, at the higher cover it then has; a larger one is refused.
 */
export function levelledParts(
  terms: RepaymentTerms,
  dates: readonly IsoDate[],
  weights: readonly Decimal[],
  minimumCover: Decimal,
): Result<Decimal[], PartsFailure> {
  const presentValue = presentValueOf(terms, dates, weights);
  const principal = new Decimal(terms.principal);
  if (presentValue.isZero() || presentValue.lt(principal.times(minimumCover))) {
    const capacity = minimumCover.isZero() ? presentValue : presentValue.div(minimumCover);
    const most = capacity.toDecimalPlaces(minorUnits(terms.currency), Decimal.ROUND_DOWN);
    return fail(
      'SCULPTING_EXCEEDS_CAPACITY',
      `The cash flows carry ${most} at the target DSCR, the principal is ${principal}; lower it or lengthen the term.`,
      'principal',
    );
  }
  const payments = weights.map((weight) => weight.times(principal).div(presentValue));
  return amortise(terms, dates, payments);
}

/** Simple interest within a period, compound from one to the next: the way the loan itself accrues. */
function presentValueOf(terms: RepaymentTerms, dates: readonly IsoDate[], flows: readonly Decimal[]): Decimal {
  let discount = new Decimal(1);
  let from = terms.startDate;
  let sum = new Decimal(0);
  dates.forEach((dueDate, index) => {
    discount = discount.div(yearFraction(terms.dayCount, from, dueDate).times(terms.annualRate).plus(1));
    sum = sum.plus(discount.times(flows[index] ?? 0));
    from = dueDate;
  });
  return sum;
}

/** Principal = payment − interest, both rounded as they will be paid; the last part is what is left. */
function amortise(
  terms: RepaymentTerms,
  dates: readonly IsoDate[],
  payments: readonly Decimal[],
): Result<Decimal[], PartsFailure> {
  const digits = minorUnits(terms.currency);
  const parts: Decimal[] = [];
  let balance = new Decimal(terms.principal);
  let from = terms.startDate;
  for (const [index, dueDate] of dates.entries()) {
    const payment = payments[index] ?? new Decimal(0);
    const interest = accruedInterest(balance, terms.annualRate, terms.dayCount, from, dueDate);
    const isLast = index === dates.length - 1;
    if (!isLast && interest.minus(payment).gte(new Decimal(10).pow(-digits)))
      return negativeAmortisation(index, dueDate, payment, interest);
    const rounded = payment.toDecimalPlaces(digits).minus(interest.toDecimalPlaces(digits));
    // Within a minor unit, rounding alone may make the part negative or larger than what is owed.
    const part = isLast ? balance : Decimal.max(0, Decimal.min(balance, rounded));
    parts.push(part);
    balance = balance.minus(part);
    from = dueDate;
  }
  return ok(parts);
}

function negativeAmortisation(
  index: number,
  dueDate: IsoDate,
  payment: Decimal,
  interest: Decimal,
): Result<never, PartsFailure> {
  const figures = `${payment.toDecimalPlaces(2)} against ${interest.toDecimalPlaces(2)}`;
  return fail(
    'NEGATIVE_AMORTISATION',
    `Instalment ${index + 1} on ${dueDate} would not cover its interest (${figures}); start repayment earlier or choose another style.`,
  );
}
