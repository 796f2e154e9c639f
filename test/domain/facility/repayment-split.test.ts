import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrearsOn } from '../../../src/domain/facility/arrears.ts';
import { instalmentAccounts, loanAccount, owedInstalments } from '../../../src/domain/facility/owed-instalments.ts';
import type { BookedRepayment, LoanAccount } from '../../../src/domain/facility/owed-instalments.ts';
import { splitRepayment } from '../../../src/domain/facility/repayment-split.ts';
import { Decimal, sumDecimals } from '../../../src/domain/shared/decimal.ts';
import { addDays } from '../../../src/domain/shared/time.ts';

const SCHEDULE = [
  { number: 1, dueDate: '2025-03-01', principal: '50', interest: '5' },
  { number: 2, dueDate: '2025-06-01', principal: '50', interest: '2.5' },
];

/** Books payments one after the other, and gives the account they leave. */
function pay(account: LoanAccount, ...payments: readonly [string, string][]): LoanAccount {
  return payments.reduce((before, [date, amount]) => {
    const split = splitRepayment(before, { date, amount });
    if (!split.ok) throw new Error(split.failure.message);
    return { ...before, repayments: [...before.repayments, { date, amount, principal: split.value.principal }] };
  }, account);
}

const loan = (drawn: string, schedule = SCHEDULE): LoanAccount => ({ drawn, schedule, repayments: [] });
const booked = ({ repayments }: LoanAccount): string[] =>
  repayments.map(({ amount, principal }) => `${principal}+${new Decimal(amount).minus(principal)}`);

describe('splitRepayment', () => {
  it.each([
    ['before anything is due it is principal', [['2025-02-01', '20']], ['20+0']],
    [
      'on the day interest is due it comes first',
      [
        ['2025-03-01', '4'],
        ['2025-03-01', '2'],
      ],
      ['0+4', '1+1'],
    ],
    ['the interest of both that are due', [['2025-06-01', '107.5']], ['100+7.5']],
    ['oldest first: interest, principal, then the next interest', [['2025-06-01', '56']], ['50+6']],
    [
      'what was paid early does not pay the interest that falls due later',
      [
        ['2025-02-01', '20'],
        ['2025-03-01', '35'],
      ],
      ['20+0', '30+5'],
    ],
    [
      'recorded late it does not pay interest twice',
      [
        ['2025-03-01', '55'],
        ['2025-02-01', '10'],
      ],
      ['50+5', '10+0'],
    ],
  ] as const)('%s', (_title, payments, expected) => {
    expect(booked(pay(loan('100'), ...(payments as unknown as [string, string][])))).toEqual(expected);
  });

  it('books no more principal than was drawn, and all of it where there is no schedule', () => {
    expect(booked(pay(loan('30'), ['2025-06-01', '37.5']))).toEqual(['30+7.5']);
    expect(booked(pay(loan('30', []), ['2025-06-01', '30']))).toEqual(['30+0']);
    expect(splitRepayment(loan('30', []), { date: '2025-06-01', amount: '30.01' })).toMatchObject({
      ok: false,
      failure: { code: 'REPAYMENT_EXCEEDS_OWED' },
    });
    expect(splitRepayment(loan('0'), { date: '2025-06-01', amount: '1' })).toMatchObject({
      ok: false,
      failure: { code: 'REPAYMENT_EXCEEDS_OWED' },
    });
  });

  it('takes any payments until nothing is owed and nothing is late', () => {
    const amounts = fc.array(
      fc.record({ cents: fc.integer({ min: 1, max: 6_000 }), day: fc.integer({ min: 0, max: 200 }) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(fc.constantFrom('100', '70', '33.33'), amounts, (drawn, attempts) => {
        let account = loan(drawn);
        for (const { cents, day } of attempts) {
          const payment = { date: addDays('2025-01-01', day), amount: new Decimal(cents).div(100).toString() };
          const split = splitRepayment(account, payment);
          if (!split.ok) continue;
          expect(new Decimal(split.value.principal).plus(split.value.interest).toString()).toBe(payment.amount);
          expect(new Decimal(split.value.interest).gte(0) && new Decimal(split.value.principal).gte(0)).toBe(true);
          expect(
            sumDecimals([...account.repayments.map(({ principal }) => principal), split.value.principal]).lte(drawn),
          ).toBe(true);
          account = {
            ...account,
            repayments: [...account.repayments, { ...payment, principal: split.value.principal }],
          };
        }
        const last = { date: '2025-12-01', amount: '0' };
        const owed = owedTotal(account, last.date);
        if (owed.gt(0)) account = pay(account, [last.date, owed.toString()]);
        expect(sumDecimals(account.repayments.map(({ principal }) => principal)).toString()).toBe(drawn);
        expect(arrearsOn(owedInstalments(account), account.repayments, '2026-01-01').amount).toBe('0');
      }),
    );
  });
});

/** What a payment on the date may be at most, as the refusal of more than that tells it. */
function owedTotal(account: LoanAccount, date: string): Decimal {
  const refusal = splitRepayment(account, { date, amount: '999999' });
  return new Decimal(refusal.ok ? NaN : /than the (\S+) owed/.exec(refusal.failure.message)![1]!);
}

describe('loanAccount', () => {
  it('leaves out what was repaid before there were records', () => {
    const account = loanAccount(
      { drawn: '80.5', repaid: '10.25' },
      { schedule: [], repayments: [{ date: '2025-01-01', amount: '1', principal: '0.25' }] },
    );
    expect(account.drawn).toBe('70.5');
    expect(splitRepayment(account, { date: '2025-02-01', amount: '70.26' })).toMatchObject({ ok: false });
    expect(splitRepayment(account, { date: '2025-02-01', amount: '70.25' })).toMatchObject({
      ok: true,
      value: { principal: '70.25' },
    });
  });
});

describe('instalmentAccounts', () => {
  const paid = (amount: string, date = '2025-03-01'): BookedRepayment[] => [{ date, amount, principal: '0' }];
  it.each([
    ['2025-02-28', '100', [], ['UPCOMING', 'UPCOMING'], ['55', '52.5']],
    ['2025-03-01', '100', [], ['DUE', 'UPCOMING'], ['55', '52.5']],
    ['2025-03-02', '100', paid('54.99'), ['OVERDUE', 'UPCOMING'], ['0.01', '52.5']],
    ['2025-03-02', '100', paid('55'), ['PAID', 'UPCOMING'], ['0', '52.5']],
    ['2025-07-01', '60', paid('55'), ['PAID', 'OVERDUE'], ['0', '12.5']],
    ['2025-07-01', '0', [], ['NOT_OWED', 'NOT_OWED'], ['0', '0']],
    ['2025-07-01', '100', [{ date: '2025-03-01', amount: '105', principal: '100' }], ['PAID', 'NOT_OWED'], ['0', '0']],
  ])('on %s of %s drawn', (date, drawn, repayments, statuses, unpaid) => {
    const accounts = instalmentAccounts({ drawn, schedule: SCHEDULE, repayments }, date);
    expect([accounts.map(({ status }) => status), accounts.map((one) => one.unpaid)]).toEqual([statuses, unpaid]);
  });
});
