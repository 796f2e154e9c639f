import { isDecimalString, type DecimalString } from '../shared/decimal.ts';
import { fail, ok, type Failure, type Result } from '../shared/result.ts';
import { daysBetween, isIsoDate, type IsoDate } from '../shared/time.ts';
import { LINE_ITEMS } from './line-item.ts';
import { didYouMean } from '../shared/near-miss.ts';
import type { StatementInput, StatementLineInput, ValidStatement } from './statement.ts';
import { statementWarnings } from './statement-warnings.ts';

/** Why a statement is refused. */
export type StatementFailure = Failure<
  | 'STATEMENT_PERIOD_INVALID'
  | 'CURRENCY_UNKNOWN'
  | 'STATEMENT_EMPTY'
  | 'LINE_UNKNOWN'
  | 'LINE_DUPLICATE'
  | 'LINE_VALUE_INVALID'
>;

const LINE_CODES = new Set(LINE_ITEMS.map((item) => item.code));
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
const MAX_PERIOD_MONTHS = 24;
const DAYS_PER_MONTH = 365.25 / 12;

/**
 * Checks a statement before it is recorded. Refused is what cannot be stored or compared (dates, currency, unknown or
 * repeated lines, no number); what is merely odd becomes a warning on the result.
 */
export function validateStatement(input: StatementInput): Result<ValidStatement, StatementFailure> {
  const period = checkPeriod(input.periodStart, input.periodEnd);
  if (!period.ok) return period;
  if (!/^[A-Z]{3}$/.test(input.currency) || !CURRENCIES.has(input.currency)) {
    return fail(
      'CURRENCY_UNKNOWN',
      `${shown(input.currency)} is no ISO 4217 currency; give three capital letters, for example EUR.`,
      'currency',
    );
  }
  const lines = checkLines(input.lines);
  if (!lines.ok) return lines;
  const { basis, audited, periodStart, periodEnd, currency } = input;
  const periodMonths = period.value;
  return ok({
    basis,
    audited,
    periodStart,
    periodEnd,
    periodMonths,
    currency,
    lines: lines.value,
    warnings: statementWarnings(lines.value),
  });
}

/** Whole months of a period whose first and last day are given; a year of 52 or 53 weeks counts 12. */
export function periodMonths(periodStart: IsoDate, periodEnd: IsoDate): number {
  return Math.round((daysBetween(periodStart, periodEnd) + 1) / DAYS_PER_MONTH);
}

function checkPeriod(periodStart: string, periodEnd: string): Result<number, StatementFailure> {
  if (!isIsoDate(periodStart)) return badPeriod('periodStart', `${shown(periodStart)} is no date; give YYYY-MM-DD.`);
  if (!isIsoDate(periodEnd)) return badPeriod('periodEnd', `${shown(periodEnd)} is no date; give YYYY-MM-DD.`);
  if (periodEnd <= periodStart)
    return badPeriod('periodEnd', `The period ends on ${periodEnd}, not after its first day ${periodStart}.`);
  const months = periodMonths(periodStart, periodEnd);
  if (months < 1 || months > MAX_PERIOD_MONTHS) {
    return badPeriod(
      'periodEnd',
      `The period ${periodStart} to ${periodEnd} runs ${months} months; a statement covers 1 to ${MAX_PERIOD_MONTHS}.`,
    );
  }
  return ok(months);
}

function badPeriod(path: string, message: string): Result<never, StatementFailure> {
  return fail('STATEMENT_PERIOD_INVALID', message, path);
}

function checkLines(lines: readonly StatementLineInput[]): Result<Record<string, DecimalString>, StatementFailure> {
  if (lines.length === 0) return fail('STATEMENT_EMPTY', 'The statement has no lines; give at least one.', 'lines');
  const amounts = new Map<string, DecimalString>();
  for (const [index, { code, value }] of lines.entries()) {
    if (!LINE_CODES.has(code)) {
      return fail(
        'LINE_UNKNOWN',
        `${shown(code)} is no line of the chart.${didYouMean(code, LINE_CODES)}`,
        `lines.${index}.code`,
      );
    }
    if (amounts.has(code))
      return fail('LINE_DUPLICATE', `${code} is given twice; keep one of them.`, `lines.${index}.code`);
    if (!isDecimalString(value)) {
      return fail(
        'LINE_VALUE_INVALID',
        `${shown(value)} is no amount for ${code}; give plain digits such as -1250000.50.`,
        `lines.${index}.value`,
      );
    }
    amounts.set(code, value);
  }
  return ok(Object.fromEntries(amounts));
}

/** User text in a message: quoted and cut, so that a message stays readable whatever was sent. */
function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
