import { describe, expect, test } from 'vitest';
import { affectedStatements } from '../../../src/domain/indicator/affected-statements.ts';
import { BUILT_IN_INDICATORS } from '../../../src/domain/indicator/catalogue.ts';
import { compileCatalogue } from '../../../src/domain/indicator/compile-catalogue.ts';
import { computeIndicators } from '../../../src/domain/indicator/compute-indicators.ts';
import { StatementSeries, type SeriesStatement } from '../../../src/domain/indicator/formula/statement-series.ts';
import { builtIn, statement } from './formula/formula-examples.ts';

function figures(...statements: SeriesStatement[]): Record<string, string | null> {
  const series = new StatementSeries(statements);
  return Object.fromEntries(
    computeIndicators(builtIn, series, statements.at(-1)!.id).map(({ indicator, value }) => [indicator, value]),
  );
}

/** X1 to X5 of 0.2, 0.3, 0.1, 1 and 1.5. */
const TEXTBOOK = {
  current_assets: '50',
  current_liabilities: '30',
  total_assets: '100',
  retained_earnings: '30',
  ebit: '10',
  equity: '50',
  market_capitalisation: '50',
  total_liabilities: '50',
  net_sales: '150',
};

describe('Altman', () => {
  test('the check of the literature', () => {
    expect(figures(statement('2009-12-31', TEXTBOOK))).toMatchObject({
      altman_z: '3.09',
      altman_z_private: '2.6252',
      altman_z_nonmanufacturer: '4.012',
      altman_em: '7.262',
      altman_z_zone: '2',
      altman_z_private_zone: '1',
      altman_z_nonmanufacturer_zone: '2',
      altman_em_zone: '2',
    });
  });

  test.each([
    ['altman_z', ['1.8099', '1.81', '2.99', '2.9901']],
    ['altman_z_private', ['1.2299', '1.23', '2.90', '2.9001']],
    ['altman_z_nonmanufacturer', ['1.0999', '1.10', '2.60', '2.6001']],
    ['altman_em', ['4.3499', '4.35', '5.85', '5.8501']],
  ])('%s has its own cut-offs, the grey zone holds both', (code, scores) => {
    const zones = scores.map((formula) => {
      const compiled = compileCatalogue([
        { ...builtIn.definitions.get(code)!, formula },
        builtIn.definitions.get(`${code}_zone`)!,
      ]);
      if (!compiled.ok) throw new Error(compiled.failure.message);
      const item = statement('2009-12-31', {});
      return computeIndicators(compiled.value, new StatementSeries([item]), item.id)[1]?.value;
    });
    expect(zones).toEqual(['0', '1', '1', '2']);
  });

  test('flows of quarters are trailing years, margins are of the quarter', () => {
    const quarters = ['2009-03-31', '2009-06-30', '2009-09-30', '2009-12-31'].map((end, index) =>
      statement(
        end,
        {
          ...TEXTBOOK,
          ebit: '2.5',
          net_sales: '37.5',
          ebitda: String(3 + index),
          long_term_debt: '36',
          accounts_receivable: '15',
        },
        3,
      ),
    );
    expect(figures(...quarters)).toMatchObject({
      altman_z: '3.09',
      debt_to_ebitda: '2',
      ebitda_margin: '0.16',
      receivable_days: '36.5',
    });
  });
});

describe('ratios', () => {
  const before = { revenue: '200', current_assets: '1' };
  const now = {
    revenue: '160',
    net_sales: '160',
    cost_of_goods_sold: '100',
    gross_profit: '60',
    ebitda: '40',
    ebit: '30',
    net_income: '-8',
    interest_expense: '20',
    current_assets: '90',
    inventory: '30',
    current_liabilities: '120',
    total_assets: '400',
    total_liabilities: '300',
    accounts_receivable: '40',
    short_term_debt: '50',
    long_term_debt: '150',
    operating_cash_flow: '-10',
    maintenance_capital_expenditure: '5',
    increase_in_working_capital: '3',
    income_tax_paid: '2',
    principal_repaid: '10',
    interest_paid: '15',
  };

  test('by hand', () => {
    expect(figures(statement('2008-12-31', before), statement('2009-12-31', now))).toMatchObject({
      working_capital: '-30',
      current_ratio: '0.75',
      quick_ratio: '0.5',
      liabilities_to_assets: '0.75',
      total_debt: '200',
      debt_to_ebitda: '5',
      interest_cover: '1.5',
      return_on_assets: '-0.02',
      gross_margin: '0.375',
      ebitda_margin: '0.25',
      net_margin: '-0.05',
      asset_turnover: '0.4',
      receivable_days: '91.25',
      inventory_days: '109.5',
      operating_cash_flow_to_debt: '-0.05',
      revenue_growth: '-0.2',
      cfads: '30',
      dscr: '1.2',
      dscr_from_cash_flow: '0.2',
    });
  });

  test('no debt service is no cover ratio; negative EBITDA and revenue give no ratio that looks good', () => {
    const odd = { ...now, principal_repaid: '0', interest_paid: '0', interest_expense: '0', ebitda: '-40' };
    const observations = computeIndicators(
      builtIn,
      new StatementSeries([statement('2008-12-31', { revenue: '-1' }), statement('2009-12-31', odd)]),
      '12:2009-12-31',
    );
    const reasons = Object.fromEntries(
      observations.filter(({ value }) => value === null).map(({ indicator, reason }) => [indicator, reason]),
    );
    expect(reasons).toMatchObject({
      dscr: 'denominator principal_repaid + interest_paid is zero',
      interest_cover: 'denominator interest_expense is zero',
      debt_to_ebitda: 'annual(ebitda) is not positive',
      revenue_growth: 'prior(revenue) is not positive',
    });
  });

  test('an observation names indicator, unit, statement, date and the currency of money', () => {
    const observations = computeIndicators(
      builtIn,
      new StatementSeries([statement('2009-12-31', now)]),
      '12:2009-12-31',
    );
    expect(observations).toHaveLength(builtIn.ordered.length);
    expect(observations.find(({ indicator }) => indicator === 'working_capital')).toEqual({
      indicator: 'working_capital',
      unit: 'MONEY',
      currency: 'USD',
      statementId: '12:2009-12-31',
      periodEnd: '2009-12-31',
      value: '-30',
      reason: null,
      lines: ['current_assets', 'current_liabilities'].map((line) => ({
        statementId: '12:2009-12-31',
        line,
        reported: true,
      })),
    });
    expect(observations.find(({ indicator }) => indicator === 'current_ratio')?.currency).toBeNull();
  });

  test('only records have no formula, and each indicator says what it means', () => {
    for (const { code, formula, source, description } of BUILT_IN_INDICATORS) {
      expect(formula === null, code).toBe(source !== 'FORMULA');
      expect(description.length, code).toBeGreaterThan(10);
    }
  });
});

describe('a restated statement', () => {
  const years = ['2006', '2007', '2008', '2009'].map((y) => statement(`${y}-12-31`, { revenue: '5' }));

  test('concerns the year after it, through growth', () => {
    expect(affectedStatements(builtIn, new StatementSeries(years), '12:2007-12-31')).toEqual(['12:2008-12-31']);
    expect(affectedStatements(builtIn, new StatementSeries(years), '12:2009-12-31')).toEqual([]);
  });

  test('concerns the three quarters whose trailing year holds it, and the one a year later', () => {
    const ends = ['2008-12-31', '2009-03-31', '2009-06-30', '2009-09-30', '2009-12-31', '2010-03-31', '2010-06-30'];
    const series = new StatementSeries(
      ends.map((end) => statement(end, { revenue: '5', net_sales: '5', total_assets: '1' }, 3)),
    );
    expect(affectedStatements(builtIn, series, '3:2009-03-31')).toEqual([
      '3:2009-06-30',
      '3:2009-09-30',
      '3:2009-12-31',
      '3:2010-03-31',
    ]);
  });

  test('concerns the year that could not be compared because of its currency', () => {
    const [, , third, fourth] = years;
    const series = new StatementSeries([{ ...third!, currency: 'EUR' }, fourth!]);
    expect(affectedStatements(builtIn, series, third!.id)).toEqual([fourth!.id]);
  });
});
