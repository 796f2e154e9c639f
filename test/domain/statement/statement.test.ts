import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../../src/domain/shared/decimal.ts';
import { deriveLines } from '../../../src/domain/statement/derive-lines.ts';
import { LINE_ITEMS } from '../../../src/domain/statement/line-item.ts';
import { nearMiss } from '../../../src/domain/shared/near-miss.ts';
import { identityGap, STATEMENT_IDENTITIES } from '../../../src/domain/statement/statement-identity.ts';
import { periodMonths, validateStatement } from '../../../src/domain/statement/validate-statement.ts';
import type { StatementInput } from '../../../src/domain/statement/statement.ts';
import { describeWithData, readSharedCsv } from '../../support/shared-data.ts';

const GOOD: StatementInput = {
  basis: 'CONSOLIDATED',
  audited: 'UNQUALIFIED',
  periodStart: '2009-01-01',
  periodEnd: '2009-12-31',
  currency: 'USD',
  lines: [
    { code: 'total_assets', value: '100' },
    { code: 'total_liabilities', value: '60' },
    { code: 'equity', value: '40' },
  ],
};
const withLines = (lines: Record<string, string>): StatementInput => ({
  ...GOOD,
  lines: Object.entries(lines).map(([code, value]) => ({ code, value })),
});
const warningsOf = (lines: Record<string, string>) => {
  const valid = validateStatement(withLines(lines));
  if (!valid.ok) throw new Error(valid.failure.message);
  return valid.value.warnings;
};

describe('validateStatement', () => {
  test('a good one', () => {
    expect(validateStatement(GOOD)).toMatchObject({
      ok: true,
      value: { periodMonths: 12, lines: { total_assets: '100', total_liabilities: '60', equity: '40' }, warnings: [] },
    });
  });

  test.each<[string, Partial<StatementInput>, string, string]>([
    ['no such day', { periodEnd: '2009-02-30' }, 'STATEMENT_PERIOD_INVALID', 'periodEnd'],
    ['no date', { periodStart: 'January' }, 'STATEMENT_PERIOD_INVALID', 'periodStart'],
    ['ends before it begins', { periodEnd: '2008-12-31' }, 'STATEMENT_PERIOD_INVALID', 'periodEnd'],
    ['a week', { periodEnd: '2009-01-07' }, 'STATEMENT_PERIOD_INVALID', 'periodEnd'],
    ['three years', { periodEnd: '2011-12-31' }, 'STATEMENT_PERIOD_INVALID', 'periodEnd'],
    ['unknown currency', { currency: 'USX' }, 'CURRENCY_UNKNOWN', 'currency'],
    ['currency in small letters', { currency: 'usd' }, 'CURRENCY_UNKNOWN', 'currency'],
    ['no lines', { lines: [] }, 'STATEMENT_EMPTY', 'lines'],
    ['unknown line', { lines: [...GOOD.lines, { code: 'total_asset', value: '1' }] }, 'LINE_UNKNOWN', 'lines.3.code'],
    ['prototype', { lines: [{ code: '__proto__', value: '1' }] }, 'LINE_UNKNOWN', 'lines.0.code'],
    ['a line twice', { lines: [...GOOD.lines, GOOD.lines[1]!] }, 'LINE_DUPLICATE', 'lines.3.code'],
    ['an exponent', { lines: [{ code: 'ebit', value: '1e9' }] }, 'LINE_VALUE_INVALID', 'lines.0.value'],
    ['thousands', { lines: [{ code: 'ebit', value: '1,000' }] }, 'LINE_VALUE_INVALID', 'lines.0.value'],
    ['too long', { lines: [{ code: 'ebit', value: '9'.repeat(29) }] }, 'LINE_VALUE_INVALID', 'lines.0.value'],
  ])('refuses: %s', (_, change, code, path) => {
    expect(validateStatement({ ...GOOD, ...change })).toMatchObject({ ok: false, failure: { code, path } });
  });

  test('suggests the line that was meant', () => {
    const result = validateStatement(withLines({ total_asset: '1' }));
    expect(!result.ok && result.failure.message).toBe(
      '"total_asset" is no line of the chart. Did you mean total_assets?',
    );
    expect(
      nearMiss(
        'xyzzy',
        LINE_ITEMS.map(({ code }) => code),
      ),
    ).toBeNull();
  });

  test.each([
    ['2008-12-28', '2010-01-02', 12],
    ['2009-01-01', '2009-12-27', 12],
    ['2009-01-01', '2009-03-31', 3],
    ['2009-02-01', '2009-02-28', 1],
    ['2009-01-01', '2009-09-30', 9],
  ])('%s to %s are %i months', (start, end, months) => expect(periodMonths(start, end)).toBe(months));
});

describe('warnings, and the statement is kept', () => {
  test.each<[Record<string, string>, string, string[]]>([
    [
      { total_assets: '100', total_liabilities: '60', equity: '39' },
      'STATEMENT_UNBALANCED',
      ['total_assets', 'total_liabilities', 'equity'],
    ],
    [
      { ebit: '5.0', ebitda: '9.0', depreciation_and_amortization: '4.5' },
      'STATEMENT_IDENTITY_BROKEN',
      ['ebit', 'ebitda', 'depreciation_and_amortization'],
    ],
    [
      { gross_profit: '50', net_sales: '100', cost_of_goods_sold: '40' },
      'STATEMENT_IDENTITY_BROKEN',
      ['gross_profit', 'net_sales', 'cost_of_goods_sold'],
    ],
    [
      { operating_expenses: '50', net_sales: '100', ebitda: '40' },
      'STATEMENT_IDENTITY_BROKEN',
      ['operating_expenses', 'net_sales', 'ebitda'],
    ],
    [{ revenue: '50', net_sales: '60' }, 'STATEMENT_IDENTITY_BROKEN', ['revenue', 'net_sales']],
    [{ net_sales: '-0.01' }, 'STATEMENT_AMOUNT_NEGATIVE', ['net_sales']],
  ])('%j: %s', (lines, code, concerned) => {
    const warnings = warningsOf(
      Object.fromEntries(
        Object.entries(lines).map(([line, value]) => [line, value.includes('.') ? value : `${value}.00`]),
      ),
    );
    expect(warnings.map((warning) => [warning.code, warning.lines])).toEqual([[code, concerned]]);
  });

  test('rounding to the published unit is no finding', () => {
    expect(warningsOf({ total_assets: '100.3', total_liabilities: '60.1', equity: '40.1' })).toEqual([]);
    expect(warningsOf({ total_assets: '12345000000', total_liabilities: '12000000000', equity: '344000000' })).toEqual(
      [],
    );
    expect(warningsOf({ net_sales: '-0.0', net_income: '-5' })).toEqual([]);
  });
});

describe('deriveLines', () => {
  test.each<[Record<string, string>, Record<string, string>]>([
    [{ total_assets: '100.5', total_liabilities: '60' }, { equity: '40.5' }],
    [{ total_assets: '100', equity: '-5' }, { total_liabilities: '105' }],
    [{ total_liabilities: '60', equity: '40' }, { total_assets: '100' }],
    [{ ebit: '0.1', depreciation_and_amortization: '0.2' }, { ebitda: '0.3' }],
    [{ ebitda: '9', depreciation_and_amortization: '4' }, { ebit: '5' }],
    [
      { revenue: '10', cost_of_goods_sold: '4' },
      { net_sales: '10', gross_profit: '6' },
    ],
    [
      { gross_profit: '6', cost_of_goods_sold: '4' },
      { net_sales: '10', revenue: '10' },
    ],
    [{ net_sales: '10', operating_expenses: '4' }, { revenue: '10' }],
    [{ total_assets: '1' }, {}],
  ])('%j gives %j', (reported, expected) => {
    const { lines, derived } = deriveLines(reported);
    expect(lines).toEqual({ ...reported, ...expected });
    expect(Object.fromEntries(derived.map(({ code, value }) => [code, value]))).toEqual(expected);
  });

  test('says what a line came from', () => {
    expect(deriveLines({ total_assets: '3', total_liabilities: '1' }).derived).toEqual([
      { code: 'equity', value: '2', from: 'total_assets - total_liabilities' },
    ]);
    expect(deriveLines({ ebit: '3', depreciation_and_amortization: '1' }).derived).toEqual([
      { code: 'ebitda', value: '4', from: 'ebit + depreciation_and_amortization' },
    ]);
  });

  test('never overwrites, and what it adds satisfies an identity', () => {
    const amount = fc.integer({ min: -1e9, max: 1e9 }).map((cents) => new Decimal(cents).dividedBy(100).toFixed());
    const codes = STATEMENT_IDENTITIES.flatMap(({ total, terms }) => [total, ...terms.map(({ code }) => code)]);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...codes), amount, { noNullPrototype: true }), (reported) => {
        const { lines, derived } = deriveLines(reported);
        expect(lines).toMatchObject(reported);
        expect(Object.keys(lines)).toHaveLength(Object.keys(reported).length + derived.length);
        for (const { code } of derived) {
          const holds = STATEMENT_IDENTITIES.some(
            (identity) =>
              [identity.total, ...identity.terms.map((term) => term.code)].includes(code) &&
              identityGap(identity, lines)?.isZero(),
          );
          expect(holds, code).toBe(true);
        }
        expect(deriveLines(lines).derived).toEqual([]);
      }),
    );
  });
});

describeWithData('the US firms', ['us_public_firms_dev.csv.gz'], () => {
  const ITEMS = {
    current_assets: 'current_assets',
    cost_of_goods_sold: 'cost_of_goods_sold',
    depreciation_and_amortization: 'depreciation_and_amortization',
    ebit: 'ebit',
    ebitda: 'ebitda',
    gross_profit: 'gross_profit',
    revenue: 'total_revenue',
    net_sales: 'net_sales',
    operating_expenses: 'total_operating_expenses',
  };

  test('the one row that is off and the negative amounts are found, and nothing else', () => {
    const found = readSharedCsv('us_public_firms_dev.csv.gz').flatMap((row) =>
      warningsOf(Object.fromEntries(Object.entries(ITEMS).map(([code, column]) => [code, row[column]!]))).map(
        ({ code, lines }) => `${code} ${lines[0]}`,
      ),
    );
    const counts = Object.fromEntries(
      Object.entries(Object.groupBy(found, (text) => text)).map(([text, all]) => [text, all!.length]),
    );
    expect(counts).toEqual({
      'STATEMENT_IDENTITY_BROKEN gross_profit': 1,
      'STATEMENT_IDENTITY_BROKEN operating_expenses': 1,
      'STATEMENT_AMOUNT_NEGATIVE revenue': 2,
      'STATEMENT_AMOUNT_NEGATIVE net_sales': 2,
    });
  });
});
