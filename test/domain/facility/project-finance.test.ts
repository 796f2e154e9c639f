import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, sumDecimals } from '../../../src/domain/shared/decimal.ts';
import { testDscr } from '../../../src/domain/facility/dscr-test.ts';
import {
  cashFlowAvailableForDebtService,
  debtServiceCover,
  loanLifeCover,
  projectLifeCover,
} from '../../../src/domain/facility/project-finance.ts';
import type { Discounting, ProjectPeriod } from '../../../src/domain/facility/project-finance.ts';
import { runWaterfall, WATERFALL_STEPS } from '../../../src/domain/facility/waterfall.ts';
import type { WaterfallClaims } from '../../../src/domain/facility/waterfall.ts';

const period = (endDate: string, cfads: string, principal = '80', interest = '20'): ProjectPeriod => ({
  endDate,
  cfads,
  principal,
  interest,
});

describe('cover ratios', () => {
  it('CFADS = EBITDA − maintenance capex − increase in working capital − tax', () => {
    expect(
      cashFlowAvailableForDebtService({
        ebitda: '200',
        maintenanceCapex: '30',
        increaseInWorkingCapital: '-10',
        tax: '25.5',
      }),
    ).toBe('154.5');
  });

  it.each([
    [[period('2024-12-31', '130')], '1.3'],
    [[period('2024-06-30', '130'), period('2024-12-31', '90')], '1.1'],
    [[period('2024-12-31', '-20')], '-0.2'],
  ])('DSCR of %o is %s', (periods, value) => {
    expect(debtServiceCover(periods)).toEqual({ value, reason: null });
  });

  it('DSCR is null where nothing falls due', () => {
    expect(debtServiceCover([period('2024-12-31', '130', '0', '0')])).toEqual({
      value: null,
      reason: 'NO_DEBT_SERVICE',
    });
    expect(debtServiceCover([])).toEqual({ value: null, reason: 'NO_DEBT_SERVICE' });
  });

  const discounting: Discounting = { annualRate: '0.10', dayCount: 'THIRTY_360', asOf: '2024-12-31' };
  const forecast = [
    period('2027-12-31', '133.1'),
    period('2024-12-31', '999'),
    period('2025-12-31', '110'),
    period('2026-12-31', '121'),
  ];

  it('LLCR stops at maturity, PLCR goes on; both leave out what has passed', () => {
    expect(loanLifeCover(forecast, '2026-12-31', '160', discounting)).toEqual({ value: '1.25', reason: null });
    expect(projectLifeCover(forecast, '160', discounting)).toEqual({ value: '1.875', reason: null });
  });

  it('both are null when the debt is repaid', () => {
    expect(loanLifeCover(forecast, '2026-12-31', '0', discounting)).toEqual({
      value: null,
      reason: 'NO_DEBT_OUTSTANDING',
    });
    expect(projectLifeCover(forecast, '0', discounting)).toEqual({ value: null, reason: 'NO_DEBT_OUTSTANDING' });
  });
});

describe('testDscr', () => {
  const levels = { lockUp: '1.15', default: '1.05', windowMonths: 12 };
  const halves = (past: [string, string], future: [string, string]): ProjectPeriod[] => [
    period('2023-12-31', '0'),
    period('2024-06-30', past[0]),
    period('2024-12-31', past[1]),
    period('2025-06-30', future[0]),
    period('2025-12-31', future[1]),
    period('2026-06-30', '0'),
  ];

  it.each<[[string, string], [string, string], string, string, string]>([
    [['120', '120'], ['120', '120'], 'PASSED', 'PASSED', 'PASSED'],
    [['115', '115'], ['130', '100'], 'PASSED', 'PASSED', 'PASSED'],
    [['114', '115'], ['120', '120'], 'LOCK_UP', 'PASSED', 'LOCK_UP'],
    [['120', '120'], ['105', '105'], 'PASSED', 'LOCK_UP', 'LOCK_UP'],
    [['104', '105'], ['110', '110'], 'DEFAULT', 'LOCK_UP', 'DEFAULT'],
    [['110', '110'], ['-10', '20'], 'LOCK_UP', 'DEFAULT', 'DEFAULT'],
  ])('%o then %o: %s, %s, so %s', (past, future, backward, forward, outcome) => {
    const test = testDscr(halves(past, future), '2024-12-31', levels);
    expect([test.backward.outcome, test.forward.outcome, test.outcome]).toEqual([backward, forward, outcome]);
  });

  it('is not tested where no debt service falls due', () => {
    const test = testDscr([period('2024-12-31', '130', '0', '0'), period('2025-12-31', '110')], '2024-12-31', levels);
    expect([test.backward.outcome, test.forward.outcome, test.outcome]).toEqual(['NOT_TESTED', 'LOCK_UP', 'LOCK_UP']);
    expect(test.backward.dscr.reason).toBe('NO_DEBT_SERVICE');
  });

  it.each([
    ['2023-02-28', 12, '2024-02-29', true],
    ['2025-02-28', -12, '2024-02-29', false],
    ['2024-06-30', 6, '2024-12-31', true],
    ['2024-06-15', 6, '2024-12-15', true],
  ])(
    'keeps month ends: a window from %s of %d months and a period that ends on %s: %s',
    (testDate, months, endDate, inside) => {
      const test = testDscr([period(endDate, '130')], testDate, { ...levels, windowMonths: Math.abs(months) });
      expect((months > 0 ? test.forward : test.backward).outcome).toBe(inside ? 'PASSED' : 'NOT_TESTED');
    },
  );
});

describe('runWaterfall', () => {
  const claims: WaterfallClaims = {
    OPERATING_COST: '40',
    TAX: '10',
    SENIOR_INTEREST: '20',
    SENIOR_PRINCIPAL: '30',
    DEBT_SERVICE_RESERVE: '5',
    MAINTENANCE_RESERVE: '5',
    SUBORDINATED_DEBT: '10',
  };
  const paidBy = (cash: string): string[] => runWaterfall(cash, claims, false).payments.map(({ paid }) => paid);

  it.each([
    ['0', ['0', '0', '0', '0', '0', '0', '0']],
    ['65', ['40', '10', '15', '0', '0', '0', '0']],
    ['107', ['40', '10', '20', '30', '5', '2', '0']],
    ['150', ['40', '10', '20', '30', '5', '5', '10']],
  ])('%s pays %o', (cash, paid) => {
    expect(paidBy(cash)).toEqual(paid);
  });

  it('says what each step lacks', () => {
    expect(runWaterfall('65', claims, false).payments[2]).toEqual({
      step: 'SENIOR_INTEREST',
      due: '20',
      paid: '15',
      shortfall: '5',
    });
  });

  it('distributes what is left, unless locked up', () => {
    expect(runWaterfall('150', claims, false)).toMatchObject({ distribution: '30', trapped: '0' });
    expect(runWaterfall('150', claims, true)).toMatchObject({ distribution: '0', trapped: '30' });
  });

  it('loses no cash, and pays no step before the one above it is full', () => {
    const money = fc.integer({ min: 0, max: 10_000 }).map((cents) => new Decimal(cents).div(100).toString());
    const anyClaims = fc
      .tuple(...WATERFALL_STEPS.map(() => money))
      .map((list) => Object.fromEntries(WATERFALL_STEPS.map((step, index) => [step, list[index]])) as WaterfallClaims);
    fc.assert(
      fc.property(money, anyClaims, fc.boolean(), (cash, claims, lockedUp) => {
        const { payments, distribution, trapped } = runWaterfall(cash, claims, lockedUp);
        expect(sumDecimals([...payments.map(({ paid }) => paid), distribution, trapped]).toString()).toBe(cash);
        const firstShort = payments.findIndex(({ shortfall }) => shortfall !== '0');
        if (firstShort >= 0) for (const each of payments.slice(firstShort + 1)) expect(each.paid).toBe('0');
      }),
    );
  });
});
