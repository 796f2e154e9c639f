import type { DecimalString } from '../../domain/shared/decimal.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import { rejectsOf, parseDecimalCell, type FieldProblem, type ImportItem, type ImportNote } from '../import-item.ts';
import { namedRows, type NamedRow } from '../named-rows.ts';
import { openByteSource, type OnBytes } from '../text-source.ts';
import { identityNotes } from './firm-year-identities.ts';

/** One year of one firm. */
export interface FirmYearRecord {
  readonly firmId: string;
  readonly fiscalYear: number;
  readonly periodStart: IsoDate;
  readonly periodEnd: IsoDate;
  readonly currency: 'USD';
  /** Amounts in USD by line code. */
  readonly lines: Readonly<Record<string, DecimalString>>;
  /** Whether the firm filed for bankruptcy in the end, and in which year; a property of the firm, not of this year. */
  readonly failed: boolean;
  readonly failureYear: number | null;
  readonly notes: readonly ImportNote[];
}

/** Column of the file → code of our line. */
const LINE_OF_COLUMN: Readonly<Record<string, string>> = {
  current_assets: 'current_assets',
  total_assets: 'total_assets',
  cost_of_goods_sold: 'cost_of_goods_sold',
  total_long_term_debt: 'long_term_debt',
  depreciation_and_amortization: 'depreciation_and_amortization',
  ebit: 'ebit',
  ebitda: 'ebitda',
  gross_profit: 'gross_profit',
  inventory: 'inventory',
  total_current_liabilities: 'current_liabilities',
  net_income: 'net_income',
  retained_earnings: 'retained_earnings',
  total_receivables: 'accounts_receivable',
  total_revenue: 'revenue',
  market_value: 'market_capitalisation',
  total_liabilities: 'total_liabilities',
  net_sales: 'net_sales',
  total_operating_expenses: 'operating_expenses',
};

const REQUIRED_COLUMNS = ['firm_id', 'fiscal_year', 'failed', 'failure_year', ...Object.keys(LINE_OF_COLUMN)];
const MILLIONS_EXPONENT = 6;

/**
 * Yearly statements, one firm and year a row. Amounts come in millions and leave in dollars by moving the decimal point
 * only: digits that are float noise of the source (`81.32600000000001`) stay, for a file says what it says.
 */
export async function* readFirmYears(path: string, onBytes?: OnBytes): AsyncGenerator<ImportItem<FirmYearRecord>> {
  const source = await openByteSource(path, onBytes);
  for await (const row of namedRows(source, path, 'CSV', REQUIRED_COLUMNS)) {
    if (row.kind === 'reject') yield row;
    else yield* readRow(path, row);
  }
}

function* readRow(path: string, row: NamedRow): Generator<ImportItem<FirmYearRecord>> {
  const problems: FieldProblem[] = [...keyProblems(row)];
  const lines = readLines(row, problems);
  if (problems.length > 0) return yield* rejectsOf(path, row.line, problems);
  const year = row.get('fiscal_year');
  const record: FirmYearRecord = {
    firmId: row.get('firm_id'),
    fiscalYear: Number(year),
    periodStart: `${year}-01-01`,
    periodEnd: `${year}-12-31`,
    currency: 'USD',
    lines,
    failed: row.get('failed') === '1',
    failureYear: row.get('failure_year') === '' ? null : Number(row.get('failure_year')),
    notes: identityNotes(lines),
  };
  yield { kind: 'record', line: row.line, record };
}

function readLines(row: NamedRow, problems: FieldProblem[]): Record<string, DecimalString> {
  const lines: Record<string, DecimalString> = {};
  for (const [column, code] of Object.entries(LINE_OF_COLUMN)) {
    const value = parseDecimalCell(row.get(column), MILLIONS_EXPONENT);
    if (value === null)
      problems.push({
        field: column,
        value: row.get(column),
        reason: 'not an amount; expected a decimal number of millions of USD',
      });
    else lines[code] = value;
  }
  return lines;
}

const KEY_RULES: readonly { readonly field: string; readonly pattern: RegExp; readonly expected: string }[] = [
  { field: 'firm_id', pattern: /^\S{1,40}$/, expected: 'an identifier' },
  { field: 'fiscal_year', pattern: /^(19|20)\d\d$/, expected: 'a year from 1900 to 2099' },
  { field: 'failed', pattern: /^[01]$/, expected: '0 or 1' },
  { field: 'failure_year', pattern: /^((19|20)\d\d)?$/, expected: 'a year from 1900 to 2099, or nothing' },
];

function* keyProblems(row: NamedRow): Generator<FieldProblem> {
  for (const { field, pattern, expected } of KEY_RULES) {
    if (!pattern.test(row.get(field))) yield { field, value: row.get(field), reason: `expected ${expected}` };
  }
}
