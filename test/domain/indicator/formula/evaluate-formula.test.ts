import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDecimalString } from '../../../../src/domain/shared/decimal.ts';
import type { IndicatorUnit } from '../../../../src/domain/indicator/indicator.ts';
import { evaluate, linesOf, statement } from './formula-examples.ts';

const year = (end: string, lines: Record<string, string>) => statement(end, lines);
const quarter = (end: string, lines: Record<string, string>) => statement(end, lines, 3);
const QUARTERS_2009 = ['2009-03-31', '2009-06-30', '2009-09-30', '2009-12-31'];
const salesOf2009 = QUARTERS_2009.map((end, index) => quarter(end, { net_sales: String(10 + index) }));

describe('arithmetic', () => {
  test.each<[string, IndicatorUnit, string]>([
    ['ebit - net_sales', 'MONEY', '-60.25'],
    ['ebit / net_sales', 'RATIO', '0.3975'],
    ['1 / 3', 'RATIO', '0.33333333333333333333'],
    ['2 + 3 * 4 - 6 / 4', 'RATIO', '12.5'],
    ['-(2 - 5) * 2', 'RATIO', '6'],
    ['0.1 + 0.2', 'RATIO', '0.3'],
    ['min(2, -3) + max(2, -3) + abs(-7)', 'RATIO', '6'],
    ['positive(ebit) / net_sales', 'RATIO', '0.3975'],
    ['ebit < net_sales ? 1 : 0', 'FLAG', '1'],
    ['ebit > net_sales ? 1 : 0', 'FLAG', '0'],
    ['ebit / net_sales <= 0.3975 ? 1 : 0', 'FLAG', '1'],
    ['1 >= 1 ? 2 == 2 ? 7 : 8 : 9', 'RATIO', '7'],
    ['1 != 1 ? 7 : 8', 'RATIO', '8'],
    ['if_missing(inventory, 0) + ebit', 'MONEY', '39.75'],
    ['if_missing(ebit, 0)', 'MONEY', '39.75'],
    ['period_days', 'DAYS', '365'],
    ['0 * -1', 'RATIO', '0'],
    ['0.00000000000000000001 / 2', 'RATIO', '0'],
    ['1 / 30000000000', 'RATIO', '0.00000000003333333333'],
  ])('%s (%s) is %s', (text, unit, value) => {
    expect(evaluate(text, unit, year('2009-12-31', { ebit: '39.75', net_sales: '100' }))).toMatchObject({
      value,
      reason: null,
    });
  });

  test('agrees with exact fractions on random formulas', () => {
    fc.assert(
      fc.property(formulaWithFraction, ({ text, value }) => {
        fc.pre(value === null || absolute(value.top) < 10n ** 28n * absolute(value.bottom));
        const result = evaluate(text, 'RATIO', year('2009-12-31', {}));
        if (value === null) {
          expect(result).toMatchObject({ value: null, reason: expect.stringMatching(/^denominator .* is zero$/) });
        } else {
          expect(isDecimalString(result.value!)).toBe(true);
          expect(fractionDistance(value, result.value!)).toBeLessThan(1e-15);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('no value has a reason, the first one met', () => {
  test.each<[string, IndicatorUnit, string, string[]]>([
    ['ebit / current_liabilities', 'RATIO', 'denominator current_liabilities is zero', ['ebit', 'current_liabilities']],
    [
      'ebit / (principal_repaid + interest_paid)',
      'RATIO',
      'denominator principal_repaid + interest_paid is zero',
      ['ebit', 'principal_repaid', 'interest_paid'],
    ],
    ['ebit / interest_expense', 'RATIO', 'interest_expense is not reported', ['ebit', 'interest_expense?']],
    ['inventory / interest_expense', 'RATIO', 'inventory is not reported', ['inventory?']],
    [
      'current_ratio + inventory_days / period_days',
      'RATIO',
      'denominator current_liabilities is zero',
      ['current_assets', 'current_liabilities'],
    ],
    ['inventory > 0 ? 1 : 0', 'FLAG', 'inventory is not reported', ['inventory?']],
    ['ebit / positive(net_income)', 'RATIO', 'net_income is not positive', ['ebit', 'net_income']],
    ['9000000000000000000000000000 * 9', 'RATIO', 'the result has more than 28 digits before the point', []],
    ['-prior(ebit)', 'MONEY', 'no statement of the same length ended a year before 2009-12-31', []],
    ['previous(ebit)', 'MONEY', 'no statement of the same length precedes the one to 2009-12-31', []],
  ])('%s (%s): %s', (text, unit, reason, lines) => {
    const given = {
      ebit: '5',
      current_assets: '7',
      current_liabilities: '0',
      principal_repaid: '3',
      interest_paid: '-3.0',
      net_income: '-1',
    };
    const result = evaluate(text, unit, year('2009-12-31', given));
    expect(result).toMatchObject({ value: null, reason });
    expect(linesOf(result)).toEqual(lines.map((line) => `12:2009-12-31 ${line}`));
  });

  test('the branch not taken needs no lines', () => {
    expect(evaluate('ebit > 0 ? ebit : inventory', 'MONEY', year('2009-12-31', { ebit: '5' }))).toMatchObject({
      value: '5',
    });
  });

  test('a line inherited from the prototype is not reported', () => {
    const lines = Object.assign(Object.create({ ebit: '5' }), { net_sales: '1' }) as Record<string, string>;
    expect(evaluate('ebit', 'MONEY', year('2009-12-31', lines))).toMatchObject({
      value: null,
      reason: 'ebit is not reported',
    });
  });
});

describe('other periods', () => {
  test('annual of a year is the year', () => {
    const result = evaluate(
      'annual(net_sales)',
      'MONEY',
      year('2008-12-31', { net_sales: '7' }),
      year('2009-12-31', { net_sales: '9' }),
    );
    expect(result).toMatchObject({ value: '9' });
    expect(linesOf(result)).toEqual(['12:2009-12-31 net_sales']);
  });

  test('annual of a quarter sums four quarters and names them', () => {
    const result = evaluate('annual(net_sales)', 'MONEY', ...salesOf2009);
    expect(result).toMatchObject({ value: '46' });
    expect(linesOf(result)).toEqual([...QUARTERS_2009].reverse().map((end) => `3:${end} net_sales`));
    expect(evaluate('annual(period_days)', 'DAYS', ...salesOf2009)).toMatchObject({ value: '365' });
  });

  test('a yearly statement of the same end is not mistaken for the quarter', () => {
    expect(
      evaluate('annual(net_sales)', 'MONEY', year('2009-09-30', { net_sales: '999' }), ...salesOf2009),
    ).toMatchObject({ value: '46' });
  });

  test('half years sum two, thirteen months none', () => {
    const half = (end: string, amount: string) => statement(end, { net_sales: amount }, 6);
    expect(evaluate('annual(net_sales)', 'MONEY', half('2009-06-30', '4'), half('2009-12-31', '5'))).toMatchObject({
      value: '9',
    });
    expect(evaluate('annual(net_sales)', 'MONEY', statement('2009-12-31', { net_sales: '5' }, 13))).toMatchObject({
      value: null,
      reason: 'periods of 13 months do not make up twelve months',
    });
  });

  test('a missing quarter is named', () => {
    const gap = salesOf2009.filter((_, index) => index !== 1);
    expect(evaluate('annual(net_sales)', 'MONEY', ...gap)).toMatchObject({
      value: null,
      reason: 'no statement of the same length precedes the one to 2009-09-30',
    });
  });

  test('a line missing in another period is named with it', () => {
    const [first, ...rest] = salesOf2009;
    const result = evaluate('annual(net_sales)', 'MONEY', { ...first!, lines: {} }, ...rest);
    expect(result).toMatchObject({ value: null, reason: 'net_sales is not reported (statement to 2009-03-31)' });
    expect(linesOf(result)).toContain('3:2009-03-31 net_sales?');
  });

  test('prior is a year before, previous the period before, whatever the order given', () => {
    const last = quarter('2010-03-31', { net_sales: '20' });
    expect(evaluate('prior(net_sales)', 'MONEY', ...salesOf2009.toReversed(), last)).toMatchObject({ value: '10' });
    expect(evaluate('previous(net_sales)', 'MONEY', ...salesOf2009.toReversed(), last)).toMatchObject({ value: '13' });
    expect(evaluate('average(net_sales)', 'MONEY', ...salesOf2009, last)).toMatchObject({ value: '15' });
    expect(evaluate('previous(annual(net_sales))', 'MONEY', ...salesOf2009, last)).toMatchObject({ value: '46' });
  });

  test('fiscal years of 52 and 53 weeks and the 29th of February compare', () => {
    expect(evaluate('prior(ebit)', 'MONEY', year('2008-02-29', { ebit: '3' }), year('2009-02-28', {}))).toMatchObject({
      value: '3',
    });
    expect(evaluate('prior(ebit)', 'MONEY', year('2008-09-27', { ebit: '3' }), year('2009-09-26', {}))).toMatchObject({
      value: '3',
    });
    expect(evaluate('prior(ebit)', 'MONEY', year('2008-06-30', { ebit: '3' }), year('2009-09-30', {}))).toMatchObject({
      value: null,
    });
  });

  test('another currency does not compare, and the reason rests on it', () => {
    const euros = { ...year('2008-12-31', { ebit: '3' }), currency: 'EUR' };
    const result = evaluate('ebit / prior(ebit)', 'RATIO', euros, year('2009-12-31', { ebit: '4' }));
    expect(result).toMatchObject({ value: null, reason: 'the statement to 2008-12-31 is in EUR, this one in USD' });
    expect(linesOf(result)).toEqual(['12:2009-12-31 ebit', '12:2008-12-31 currency']);
  });
});

describe('lineage', () => {
  test('goes through other indicators and through time, each line once', () => {
    const lines = { current_assets: '9', current_liabilities: '4', total_assets: '20' };
    const result = evaluate(
      'working_capital_to_assets - prior(working_capital_to_assets) + working_capital / total_assets',
      'RATIO',
      year('2008-12-31', lines),
      year('2009-12-31', lines),
    );
    expect(linesOf(result).sort()).toEqual(
      ['2008', '2009'].flatMap((y) =>
        Object.keys(lines)
          .sort()
          .map((line) => `12:${y}-12-31 ${line}`),
      ),
    );
  });

  test('names a line that was replaced by a stand-in', () => {
    const result = evaluate('total_debt', 'MONEY', year('2009-12-31', { long_term_debt: '3' }));
    expect(result.value).toBe('3');
    expect(linesOf(result)).toEqual(['12:2009-12-31 short_term_debt?', '12:2009-12-31 long_term_debt']);
  });
});

interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}
interface Sample {
  readonly text: string;
  readonly value: Fraction | null;
}

/**
 * Random arithmetic with its exact value, computed without any of the code under test; null after a division by zero.
 */
const formulaWithFraction = fc.letrec<{ node: Sample; number: Sample }>((tie) => ({
  number: fc
    .integer({ min: 0, max: 999 })
    .map((cents) => ({ text: (cents / 100).toFixed(2), value: { top: BigInt(cents), bottom: 100n } })),
  node: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    tie('number'),
    tie('node').map(({ text, value }) => ({
      text: `(-${text})`,
      value: value && { top: -value.top, bottom: value.bottom },
    })),
    fc.tuple(tie('node'), fc.constantFrom('+', '-', '*'), tie('node')).map(join),
    // Only by numbers as written: 1 / 3 * 3 - 1 is zero as a fraction and 1e-34 away from it in 34 digits.
    fc.tuple(tie('node'), fc.constant('/'), tie('number')).map(join),
  ),
})).node;

function join([a, operator, b]: [Sample, string, Sample]): Sample {
  return {
    text: `(${a.text} ${operator} ${b.text})`,
    value: a.value && b.value && operate(a.value, operator, b.value),
  };
}

function operate(a: Fraction, operator: string, b: Fraction): Fraction | null {
  if (operator === '*') return { top: a.top * b.top, bottom: a.bottom * b.bottom };
  if (operator === '/') return b.top === 0n ? null : { top: a.top * b.bottom, bottom: a.bottom * b.top };
  const sign = operator === '+' ? 1n : -1n;
  return { top: a.top * b.bottom + sign * b.top * a.bottom, bottom: a.bottom * b.bottom };
}

/** |fraction − decimal| relative to the fraction, or absolute below 1. */
function fractionDistance({ top, bottom }: Fraction, decimal: string): number {
  const [whole, places = ''] = decimal.split('.') as [string, string?];
  const scale = 10n ** BigInt(places.length);
  const gap = absolute(top * scale - BigInt(whole + places) * bottom) * 10n ** 20n;
  const size = absolute(bottom * scale) > absolute(top * scale) ? absolute(bottom * scale) : absolute(top * scale);
  return Number(gap / size) / 1e20;
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
