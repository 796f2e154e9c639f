import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, sumDecimals } from '../../../src/domain/shared/decimal.ts';
import { minorUnits } from '../../../src/domain/shared/money.ts';
import { DAY_COUNTS } from '../../../src/domain/facility/day-count.ts';
import { debtServiceCover, loanLifeCover } from '../../../src/domain/facility/project-finance.ts';
import { buildRepaymentSchedule } from '../../../src/domain/facility/repayment-schedule.ts';
import type { Instalment } from '../../../src/domain/facility/repayment-schedule.ts';
import type { RepaymentStyle, RepaymentTerms } from '../../../src/domain/facility/repayment-terms.ts';

const yearly: RepaymentTerms = {
  principal: '1000',
  currency: 'CNY',
  annualRate: '0.10',
  dayCount: 'THIRTY_360',
  startDate: '2024-01-15',
  firstDueDate: '2025-01-15',
  frequencyMonths: 12,
  instalmentCount: 3,
  repayment: { style: 'ANNUITY' },
};

function build(terms: Partial<RepaymentTerms>): Instalment[] {
  const result = buildRepaymentSchedule({ ...yearly, ...terms });
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}
const rows = (terms: Partial<RepaymentTerms>): string[] =>
  build(terms).map((each) => `${each.dueDate} ${each.principal} ${each.interest} ${each.balanceAfter}`);

describe('buildRepaymentSchedule', () => {
  it('annuity: 1,000 at 10 % over three years pays 1000 × 0.1 / (1 − 1.1⁻³) = 402.11', () => {
    expect(rows({})).toEqual([
      '2025-01-15 302.11 100 697.89',
      '2026-01-15 332.32 69.79 365.57',
      '2027-01-15 365.57 36.56 0',
    ]);
  });

  it('annuity: 100,000 at 6 % over 360 months pays 599.55, of which 500 is the first interest', () => {
    const monthly = build({
      principal: '100000',
      annualRate: '0.06',
      firstDueDate: '2024-02-15',
      frequencyMonths: 1,
      instalmentCount: 360,
    });
    expect(monthly[0]).toMatchObject({ principal: '99.55', interest: '500' });
    const payments = monthly.slice(0, -1).map((each) => sumDecimals([each.principal, each.interest]).toString());
    expect(new Set(payments)).toEqual(new Set(['599.55']));
    expect(Number(monthly.at(-1)?.principal)).toBeCloseTo(596.57, -1);
  });

  it('equal principal: the last takes the rounding', () => {
    expect(rows({ repayment: { style: 'EQUAL_PRINCIPAL' } })).toEqual([
      '2025-01-15 333.33 100 666.67',
      '2026-01-15 333.33 66.67 333.34',
      '2027-01-15 333.34 33.33 0',
    ]);
  });

  it('equal principal: a part that rounds up does not pass the principal', () => {
    expect(
      build({ principal: '0.03', instalmentCount: 5, repayment: { style: 'EQUAL_PRINCIPAL' } }).map(
        (each) => each.principal,
      ),
    ).toEqual(['0', '0', '0', '0', '0.03']);
  });

  it('bullet', () => {
    expect(rows({ repayment: { style: 'BULLET' } })).toEqual([
      '2025-01-15 0 100 1000',
      '2026-01-15 0 100 1000',
      '2027-01-15 1000 100 0',
    ]);
  });

  it('custom', () => {
    expect(rows({ repayment: { style: 'CUSTOM', principalParts: ['0', '250.5', '749.5'] } })).toEqual([
      '2025-01-15 0 100 1000',
      '2026-01-15 250.5 100 749.5',
      '2027-01-15 749.5 74.95 0',
    ]);
  });

  it('sculpted at capacity: debt service is CFADS / 1.30, worth 400/1.1 + 400/1.1² + 409.6/1.1³ = 1001.95', () => {
    const cfads = ['520', '520', '532.48'];
    const schedule = build({ principal: '1001.95', repayment: { style: 'SCULPTED', targetDscr: '1.30', cfads } });
    expect(schedule.map((each) => Number(sumDecimals([each.principal, each.interest])))).toEqual([
      expect.closeTo(400, 1),
      expect.closeTo(400, 1),
      expect.closeTo(409.6, 1),
    ]);
  });

  it('sculpted below capacity keeps the term, at the higher cover', () => {
    const cfads = ['520', '520', '520'];
    const schedule = build({ repayment: { style: 'SCULPTED', targetDscr: '1.20', cfads } });
    expect(schedule.map((each) => each.principal)).toEqual(rows({}).map((row) => row.split(' ')[1]));
  });

  it('counts days: a quarter of 92 days on ACT/360', () => {
    expect(
      rows({
        dayCount: 'ACT_360',
        startDate: '2024-03-20',
        firstDueDate: '2024-06-20',
        frequencyMonths: 3,
        instalmentCount: 1,
        principal: '1000000',
        annualRate: '0.0435',
      }),
    ).toEqual(['2024-06-20 1000000 11116.67 0']);
  });

  it('rounds to the currency: no sen', () => {
    expect(
      rows({ currency: 'JPY', instalmentCount: 2, repayment: { style: 'EQUAL_PRINCIPAL' }, principal: '1001' }),
    ).toEqual(['2025-01-15 500 100 501', '2026-01-15 501 50 0']);
  });

  it('falls on the last day of shorter months and returns', () => {
    expect(
      build({ startDate: '2023-12-31', firstDueDate: '2024-01-31', frequencyMonths: 1 }).map((each) => each.dueDate),
    ).toEqual(['2024-01-31', '2024-02-29', '2024-03-31']);
  });

  it.each<[string, Partial<RepaymentTerms>, string]>([
    ['no principal', { principal: '0' }, 'principal'],
    ['a word', { principal: 'much' }, 'principal'],
    ['no currency', { currency: 'RMB' }, 'currency'],
    ['a negative rate', { annualRate: '-0.01' }, 'annualRate'],
    ['a rate in per cent', { annualRate: '45' }, 'annualRate'],
    ['no start', { startDate: '2024-02-30' }, 'startDate'],
    ['due before it starts', { firstDueDate: '2024-01-15' }, 'firstDueDate'],
    ['half a month', { frequencyMonths: 0.5 }, 'frequencyMonths'],
    ['no instalment', { instalmentCount: 0 }, 'instalmentCount'],
    ['too many', { instalmentCount: 1201 }, 'instalmentCount'],
    [
      'parts that do not sum',
      { repayment: { style: 'CUSTOM', principalParts: ['1', '2', '3'] } },
      'repayment.principalParts',
    ],
    ['a part too few', { repayment: { style: 'CUSTOM', principalParts: ['500', '500'] } }, 'repayment.principalParts'],
    [
      'a negative part',
      { repayment: { style: 'CUSTOM', principalParts: ['-1', '1', '1000'] } },
      'repayment.principalParts',
    ],
    [
      'no target',
      { repayment: { style: 'SCULPTED', targetDscr: '0', cfads: ['1', '1', '1'] } },
      'repayment.targetDscr',
    ],
    [
      'a negative cash flow',
      { repayment: { style: 'SCULPTED', targetDscr: '1', cfads: ['1', '-1', '1'] } },
      'repayment.cfads',
    ],
  ])('refuses %s', (_name, terms, path) => {
    expect(buildRepaymentSchedule({ ...yearly, ...terms })).toMatchObject({
      ok: false,
      failure: { code: 'REPAYMENT_TERMS_INVALID', path },
    });
  });

  it('refuses a loan its cash flows do not carry, and says what they do', () => {
    const repayment: RepaymentStyle = { style: 'SCULPTED', targetDscr: '1.30', cfads: ['130', '130', '130'] };
    expect(buildRepaymentSchedule({ ...yearly, repayment })).toMatchObject({
      ok: false,
      failure: { code: 'SCULPTING_EXCEEDS_CAPACITY', message: expect.stringContaining('248.68') },
    });
    const nothing: RepaymentStyle = { style: 'SCULPTED', targetDscr: '1.30', cfads: ['0', '0', '0'] };
    expect(buildRepaymentSchedule({ ...yearly, repayment: nothing })).toMatchObject({
      ok: false,
      failure: { code: 'SCULPTING_EXCEEDS_CAPACITY' },
    });
  });

  it('refuses payments that do not cover the interest', () => {
    const repayment: RepaymentStyle = { style: 'SCULPTED', targetDscr: '1', cfads: ['10', '1000', '1000'] };
    expect(buildRepaymentSchedule({ ...yearly, repayment })).toMatchObject({
      ok: false,
      failure: { code: 'NEGATIVE_AMORTISATION' },
    });
  });
});

const anyTerms = fc
  .record({
    minor: fc.bigInt({ min: 1n, max: 10n ** 15n }),
    currency: fc.constantFrom('CNY', 'JPY', 'KWD'),
    annualRate: fc.integer({ min: 0, max: 3000 }).map((basisPoints) => new Decimal(basisPoints).div(10_000).toString()),
    dayCount: fc.constantFrom(...DAY_COUNTS),
    firstDueDate: fc.constantFrom('2024-04-15', '2024-07-31', '2025-01-15'),
    frequencyMonths: fc.constantFrom(1, 3, 6, 12),
    weights: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 60 }),
    style: fc.constantFrom('BULLET', 'EQUAL_PRINCIPAL', 'ANNUITY', 'CUSTOM', 'SCULPTED'),
  })
  .map(({ minor, weights, style, ...rest }): RepaymentTerms => {
    const unit = new Decimal(10).pow(-minorUnits(rest.currency));
    const principal = new Decimal(minor.toString()).times(unit);
    const cuts = weights
      .slice(1)
      .map((weight) => principal.times(weight).div(100).toDecimalPlaces(minorUnits(rest.currency), Decimal.ROUND_DOWN))
      .sort((a, b) => a.comparedTo(b));
    const principalParts = [...cuts, principal].map((cut, index) => cut.minus(cuts[index - 1] ?? 0).toString());
    const cfads = weights.map((weight) =>
      principal
        .times(2)
        .times(100 + weight)
        .div(100)
        .toDecimalPlaces(4)
        .toString(),
    );
    const repayment =
      style === 'CUSTOM'
        ? ({ style, principalParts } as const)
        : style === 'SCULPTED'
          ? ({ style, targetDscr: '1.2', cfads } as const)
          : ({ style } as { style: 'BULLET' });
    return {
      ...rest,
      principal: principal.toString(),
      startDate: '2024-01-15',
      instalmentCount: weights.length,
      repayment,
    };
  });

describe('any terms', () => {
  it('give parts that are not negative and sum to the principal exactly, in whole minor units', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const result = buildRepaymentSchedule(terms);
        if (!result.ok) {
          expect(result.failure.code).toBe('NEGATIVE_AMORTISATION');
          return;
        }
        expect(sumDecimals(result.value.map((each) => each.principal)).toString()).toBe(terms.principal);
        expect(result.value.at(-1)?.balanceAfter).toBe('0');
        for (const each of result.value) {
          expect(new Decimal(each.principal).gte(0) && new Decimal(each.interest).gte(0)).toBe(true);
          expect(new Decimal(each.principal).decimalPlaces()).toBeLessThanOrEqual(minorUnits(terms.currency));
          expect(new Decimal(each.interest).decimalPlaces()).toBeLessThanOrEqual(minorUnits(terms.currency));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('sculpted: cover is the same in every period and equals the loan life cover', () => {
    const cash = fc.array(fc.integer({ min: 80_000, max: 120_000 }), { minLength: 2, maxLength: 15 });
    fc.assert(
      fc.property(cash, fc.constantFrom(...DAY_COUNTS), (cfads, dayCount) => {
        const list = cfads.map(String);
        const terms: RepaymentTerms = {
          ...yearly,
          dayCount,
          annualRate: '0.05',
          principal: '60000',
          instalmentCount: list.length,
          repayment: { style: 'SCULPTED', targetDscr: '1.3', cfads: list },
        };
        const periods = build(terms).map((each, index) => ({
          endDate: each.dueDate,
          cfads: list[index] as string,
          principal: each.principal,
          interest: each.interest,
        }));
        const whole = Number(
          loanLifeCover(periods, '2100-01-01', '60000', { annualRate: '0.05', dayCount, asOf: terms.startDate }).value,
        );
        for (const period of periods) expect(Number(debtServiceCover([period]).value)).toBeCloseTo(whole, 2);
      }),
    );
  });
});
