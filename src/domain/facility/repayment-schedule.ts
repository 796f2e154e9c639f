import { Decimal } from '../shared/decimal.ts';
import type { DecimalString } from '../shared/decimal.ts';
import { minorUnits } from '../shared/money.ts';
import { ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { IsoDate } from '../shared/time.ts';
import { accruedInterest } from './day-count.ts';
import { customParts, equalParts, singlePart, levelledParts } from './principal-parts.ts';
import type { PartsFailure } from './principal-parts.ts';
import { dueDates, findTermsFailure } from './repayment-terms.ts';
import type { RepaymentTerms, TermsFailure } from './repayment-terms.ts';

/** One payment of a schedule, in the loan's currency. */
export interface Instalment {
  /** From 1 on. */
  readonly number: number;
  readonly dueDate: IsoDate;
  readonly principal: DecimalString;
  /** Interest of the period that ends on the due date, on the balance before this instalment. */
  readonly interest: DecimalString;
  /** Principal still owed after this instalment; 0 after the last. */
  readonly balanceAfter: DecimalString;
}

/**
 * The instalments of a loan that is drawn in full at its start. Amounts are rounded half-even to the currency's minor
 * unit; the last instalment takes what rounding left, so the parts sum to the principal exactly.
 */
export function buildRepaymentSchedule(terms: RepaymentTerms): Result<Instalment[], TermsFailure | PartsFailure> {
  const failure = findTermsFailure(terms);
  if (failure !== null) return { ok: false, failure };
  const dates = dueDates(terms);
  const parts = principalParts(terms, dates);
  return parts.ok ? ok(withInterest(terms, dates, parts.value)) : parts;
}

function principalParts(terms: RepaymentTerms, dates: readonly IsoDate[]): Result<Decimal[], PartsFailure> {
  switch (terms.repayment.style) {
    case 'BULLET':
      return ok(singlePart(terms));
    case 'EQUAL_PRINCIPAL':
      return ok(equalParts(terms));
    case 'CUSTOM':
      return ok(customParts(terms.repayment.principalParts));
    case 'ANNUITY':
      return levelledParts(
        terms,
        dates,
        dates.map(() => new Decimal(1)),
        new Decimal(0),
      );
    case 'SCULPTED':
      return levelledParts(
        terms,
        dates,
        terms.repayment.cfads.map((cash) => new Decimal(cash)),
        new Decimal(terms.repayment.targetDscr),
      );
  }
}

function withInterest(terms: RepaymentTerms, dates: readonly IsoDate[], parts: readonly Decimal[]): Instalment[] {
  const digits = minorUnits(terms.currency);
  let balance = new Decimal(terms.principal);
  let from = terms.startDate;
  return dates.map((dueDate, index) => {
    const principal = parts[index] ?? new Decimal(0);
    const interest = accruedInterest(balance, terms.annualRate, terms.dayCount, from, dueDate).toDecimalPlaces(digits);
    balance = balance.minus(principal);
    from = dueDate;
    return {
      number: index + 1,
      dueDate,
      principal: principal.toString(),
      interest: interest.toString(),
      balanceAfter: balance.toString(),
    };
  });
}
