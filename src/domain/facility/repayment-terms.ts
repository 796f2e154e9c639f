import { Decimal, isDecimalString, sumDecimals } from '../shared/decimal.ts';
import type { DecimalString } from '../shared/decimal.ts';
import { isCurrency } from '../shared/money.ts';
import { fail } from '../shared/result.ts';
import type { Failure } from '../shared/result.ts';
import { addMonths, isIsoDate } from '../shared/time.ts';
import type { IsoDate } from '../shared/time.ts';
import type { DayCount } from './day-count.ts';

export const REPAYMENT_STYLES = ['BULLET', 'EQUAL_PRINCIPAL', 'ANNUITY', 'CUSTOM', 'SCULPTED'] as const;

/** How the principal comes back; lists have one element an instalment. */
export type RepaymentStyle =
  | { readonly style: 'BULLET' | 'EQUAL_PRINCIPAL' | 'ANNUITY' }
  | { readonly style: 'CUSTOM'; readonly principalParts: readonly DecimalString[] }
  /** `cfads` is the cash flow available for debt service of each period, `targetDscr` the least cover each may have. */
  | { readonly style: 'SCULPTED'; readonly targetDscr: DecimalString; readonly cfads: readonly DecimalString[] };

/** What a schedule is built from. */
export interface RepaymentTerms {
  readonly principal: DecimalString;
  readonly currency: string;
  /** A year's rate as a fraction: 0.045 is 4.5 %. */
  readonly annualRate: DecimalString;
  readonly dayCount: DayCount;
  /** The day interest begins to run. */
  readonly startDate: IsoDate;
  readonly firstDueDate: IsoDate;
  readonly frequencyMonths: number;
  /** The term, in instalments. */
  readonly instalmentCount: number;
  readonly repayment: RepaymentStyle;
}

export type TermsFailure = Failure<'REPAYMENT_TERMS_INVALID'>;

// A century of monthly instalments; what is longer is a mistake, and would hold the event loop.
const MAX_INSTALMENTS = 1200;

/** Due dates from the first on; a first day of 29 to 31 falls on the last day of shorter months and then returns. */
export function dueDates(
  terms: Pick<RepaymentTerms, 'firstDueDate' | 'frequencyMonths' | 'instalmentCount'>,
): IsoDate[] {
  return Array.from({ length: terms.instalmentCount }, (_, index) =>
    addMonths(terms.firstDueDate, index * terms.frequencyMonths),
  );
}

/** The first thing wrong with the terms, or null. */
export function findTermsFailure(terms: RepaymentTerms): TermsFailure | null {
  return findLoanFailure(terms) ?? findDatesFailure(terms) ?? findStyleFailure(terms);
}

function findLoanFailure({ principal, currency, annualRate }: RepaymentTerms): TermsFailure | null {
  if (!isPositive(principal)) return invalid('principal', 'the principal is an amount above 0');
  if (!isCurrency(currency)) return invalid('currency', `"${currency.slice(0, 10)}" is no ISO 4217 currency`);
  if (!isNotNegative(annualRate) || new Decimal(annualRate).gt(10))
    return invalid('annualRate', 'the rate is a fraction from 0 to 10, such as 0.045 for 4.5 %');
  return null;
}

function findDatesFailure({
  startDate,
  firstDueDate,
  frequencyMonths,
  instalmentCount,
}: RepaymentTerms): TermsFailure | null {
  if (!isIsoDate(startDate)) return invalid('startDate', 'the start is a date YYYY-MM-DD');
  if (!isIsoDate(firstDueDate) || firstDueDate <= startDate)
    return invalid('firstDueDate', `the first due date is after the start, ${startDate}`);
  if (!isWhole(frequencyMonths, 12)) return invalid('frequencyMonths', 'instalments are 1 to 12 whole months apart');
  if (!isWhole(instalmentCount, MAX_INSTALMENTS))
    return invalid('instalmentCount', `a schedule has 1 to ${MAX_INSTALMENTS} instalments`);
  return null;
}

function findStyleFailure({ repayment, instalmentCount, principal }: RepaymentTerms): TermsFailure | null {
  if (repayment.style === 'CUSTOM') {
    if (!isListOf(repayment.principalParts, instalmentCount))
      return invalid('repayment.principalParts', `give ${instalmentCount} parts of 0 or more`);
    const sum = sumDecimals(repayment.principalParts);
    if (!sum.equals(principal))
      return invalid('repayment.principalParts', `the parts sum to ${sum}, the principal is ${principal}`);
  }
  if (repayment.style === 'SCULPTED') {
    if (!isPositive(repayment.targetDscr))
      return invalid('repayment.targetDscr', 'the target is a ratio above 0, such as 1.30');
    if (!isListOf(repayment.cfads, instalmentCount))
      return invalid('repayment.cfads', `give ${instalmentCount} cash flows of 0 or more`);
  }
  return null;
}

function isListOf(values: readonly DecimalString[], length: number): boolean {
  return values.length === length && values.every(isNotNegative);
}

function isPositive(text: string): boolean {
  return isDecimalString(text) && new Decimal(text).gt(0);
}

function isNotNegative(text: string): boolean {
  return isDecimalString(text) && new Decimal(text).gte(0);
}

function isWhole(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}

function invalid(path: string, what: string): TermsFailure {
  return fail('REPAYMENT_TERMS_INVALID', `The repayment terms do not hold: ${what}.`, path).failure;
}
