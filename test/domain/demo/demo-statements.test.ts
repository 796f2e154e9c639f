import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clientHistory } from '../../../src/domain/demo/client-history.ts';
import { clientProfile } from '../../../src/domain/demo/client-profile.ts';
import type { DemoQuarter } from '../../../src/domain/demo/demo-quarter.ts';
import { distressAt, troubleOf } from '../../../src/domain/demo/trouble.ts';
import { Decimal } from '../../../src/domain/shared/decimal.ts';
import { LINE_ITEMS } from '../../../src/domain/statement/line-item.ts';
import { statementWarnings } from '../../../src/domain/statement/statement-warnings.ts';

const STARTS_ON = '2023-07-01';

function history(seed: string, client: number, quarters: number): DemoQuarter[] {
  const quarter = clientHistory(clientProfile(seed, client), STARTS_ON);
  return Array.from({ length: quarters }, () => quarter.next().value);
}

const line = (quarter: DemoQuarter, code: string): Decimal => new Decimal(quarter.statement.lines[code] ?? Number.NaN);

/** Sum of lines, each with its sign: `cash_and_equivalents + inventory - equity`. */
function sum(quarter: DemoQuarter, formula: string): string {
  return formula
    .split(' ')
    .reduce(
      (state, token) => {
        if (token === '+' || token === '-') return { ...state, sign: token };
        return {
          total: state.sign === '-' ? state.total.minus(line(quarter, token)) : state.total.plus(line(quarter, token)),
          sign: '+',
        };
      },
      { total: new Decimal(0), sign: '+' },
    )
    .total.toFixed();
}

const WITHIN = [
  ['current_assets', 'cash_and_equivalents + accounts_receivable + inventory + other_current_assets'],
  ['total_assets', 'current_assets + property_plant_and_equipment + other_non_current_assets'],
  ['current_liabilities', 'accounts_payable + short_term_debt + other_current_liabilities'],
  ['total_liabilities', 'current_liabilities + long_term_debt + other_non_current_liabilities'],
  ['total_assets', 'total_liabilities + equity'],
  ['gross_profit', 'net_sales - cost_of_goods_sold'],
  ['ebitda', 'net_sales - operating_expenses'],
  ['ebit', 'ebitda - depreciation_and_amortization'],
  ['profit_before_tax', 'ebit - interest_expense'],
  ['net_income', 'profit_before_tax - tax_expense'],
  ['operating_cash_flow', 'net_income + depreciation_and_amortization - increase_in_working_capital'],
  ['financing_cash_flow', 'debt_drawn - principal_repaid - dividends_paid'],
  ['net_change_in_cash', 'operating_cash_flow + investing_cash_flow + financing_cash_flow'],
] as const;

/** The change of the first from one quarter's end to the next is the second. */
const BETWEEN = [
  ['cash_and_equivalents', 'net_change_in_cash'],
  ['retained_earnings', 'net_income - dividends_paid'],
  ['equity', 'net_income - dividends_paid'],
  ['short_term_debt + long_term_debt', 'debt_drawn - principal_repaid'],
  ['property_plant_and_equipment', 'capital_expenditure - depreciation_and_amortization'],
  [
    'accounts_receivable + inventory + other_current_assets - accounts_payable - other_current_liabilities',
    'increase_in_working_capital',
  ],
] as const;

describe('statements of any seed and client, over twelve years', () => {
  const anyHistory = fc.record({ seed: fc.string({ maxLength: 8 }), client: fc.nat(2_000) });
  const each = (check: (quarters: DemoQuarter[]) => void, quarters = 48): void => {
    fc.assert(
      fc.property(anyHistory, ({ seed, client }) => check(history(seed, client, quarters))),
      { numRuns: 60 },
    );
  };

  test('add up within each quarter, to the last unit', () =>
    each((quarters) => {
      for (const quarter of quarters) {
        for (const [total, formula] of WITHIN)
          expect(`${total} ${sum(quarter, formula)}`).toBe(`${total} ${line(quarter, total).toFixed()}`);
      }
    }));

  test('roll forward from quarter to quarter, to the last unit', () =>
    each((quarters) => {
      for (const [index, quarter] of quarters.entries()) {
        const before = quarters[index - 1];
        if (before === undefined) continue;
        for (const [stock, flow] of BETWEEN) {
          const change = new Decimal(sum(quarter, stock)).minus(sum(before, stock)).toFixed();
          expect(`${stock} ${change}`).toBe(`${stock} ${sum(quarter, flow)}`);
        }
      }
    }));

  test('hold lines of the chart only, and nothing that a reader would find odd', () =>
    each((quarters) => {
      const codes = new Set(LINE_ITEMS.map((item) => item.code));
      for (const { statement } of quarters) {
        for (const [code, value] of Object.entries(statement.lines)) {
          expect(codes).toContain(code);
          expect(value).toMatch(/^-?\d{1,15}$/);
        }
        expect(statementWarnings(statement.lines)).toEqual([]);
        expect(line({ statement } as DemoQuarter, 'cash_and_equivalents').gte(0)).toBe(true);
      }
    }));

  test('follow on each other without a gap, and are handed in after their end', () =>
    each((quarters) => {
      expect(quarters[0]?.periodStart).toBe(STARTS_ON);
      for (const [index, { index: own, statement, periodEnd }] of quarters.entries()) {
        expect(own).toBe(index);
        expect(statement.periodEnd).toBe(periodEnd);
        expect(statement.submittedOn > periodEnd).toBe(true);
      }
    }, 8));
});

test('trouble shows: margin, cover and earnings to debt down, receivable days up, against the same client before', () => {
  const found: Record<string, number> = { margin: 0, cover: 0, receivables: 0, debt: 0, clients: 0 };
  for (let client = 0; client < 800; client += 1) {
    const course = troubleOf('shows', client);
    if (course.onset < 5 || course.onset > 20) continue;
    const worst = course.onset + course.worseningQuarters;
    expect(distressAt(course, worst)).toBeGreaterThan(0.6);
    const quarters = history('shows', client, worst + 1);
    const [before, after] = [course.onset - 1, worst].map((end) => quarters.slice(end - 3, end + 1)) as [
      DemoQuarter[],
      DemoQuarter[],
    ];
    const over = (year: DemoQuarter[], formula: string): number =>
      year.reduce((total, quarter) => total + Number(sum(quarter, formula)), 0);
    const fell = (a: string, b: string): boolean => over(after, a) / over(after, b) < over(before, a) / over(before, b);
    found['clients'] = (found['clients'] ?? 0) + 1;
    found['margin'] = (found['margin'] ?? 0) + Number(fell('ebitda', 'revenue'));
    found['cover'] = (found['cover'] ?? 0) + Number(fell('ebit', 'interest_expense'));
    found['receivables'] = (found['receivables'] ?? 0) + Number(!fell('accounts_receivable', 'revenue'));
    found['debt'] = (found['debt'] ?? 0) + Number(fell('ebitda', 'short_term_debt + long_term_debt'));
  }
  const clients = found['clients'] ?? 0;
  expect(clients).toBeGreaterThan(20);
  expect(found['margin']).toBe(clients);
  expect(found['cover']).toBe(clients);
  expect(found['receivables']).toBe(clients);
  expect(found['debt']).toBe(clients);
});
