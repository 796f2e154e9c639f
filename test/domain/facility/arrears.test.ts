import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, sumDecimals } from '../../../src/domain/shared/decimal.ts';
import { addDays, daysBetween } from '../../../src/domain/shared/time.ts';
import { allocateRepayments, arrearsOn, daysPastDue } from '../../../src/domain/facility/arrears.ts';
import type { Repayment } from '../../../src/domain/facility/arrears.ts';

const schedule = [
  { number: 1, dueDate: '2024-03-31', principal: '100', interest: '10' },
  { number: 2, dueDate: '2024-06-30', principal: '100', interest: '8' },
  { number: 3, dueDate: '2024-09-30', principal: '100', interest: '6' },
];
const paid = (date: string, amount: string): Repayment => ({ date, amount });

describe('allocateRepayments', () => {
  it('pays the oldest first, and interest before principal', () => {
    expect(allocateRepayments(schedule, [paid('2024-06-30', '115')], '2024-06-30')).toEqual({
      due: [
        {
          number: 1,
          dueDate: '2024-03-31',
          interestPaid: '10',
          principalPaid: '100',
          interestUnpaid: '0',
          principalUnpaid: '0',
        },
        {
          number: 2,
          dueDate: '2024-06-30',
          interestPaid: '5',
          principalPaid: '0',
          interestUnpaid: '3',
          principalUnpaid: '100',
        },
      ],
      unapplied: '0',
    });
  });

  it('keeps what is not due yet, and uses it when it is', () => {
    const early = [paid('2024-03-01', '200')];
    expect(allocateRepayments(schedule, early, '2024-03-30')).toEqual({ due: [], unapplied: '200' });
    expect(allocateRepayments(schedule, early, '2024-03-31').unapplied).toBe('90');
    expect(arrearsOn(schedule, early, '2024-07-01')).toMatchObject({ amount: '18', interest: '0', principal: '18' });
  });
});

describe('arrearsOn', () => {
  it.each<[string, Repayment[], string, string, number, string | null]>([
    ['before anything is due', [], '2024-03-30', '0', 0, null],
    ['on the due date', [], '2024-03-31', '0', 0, null],
    ['the day after', [], '2024-04-01', '110', 1, '2024-03-31'],
    ['ninety-one days later, the second due today', [], '2024-06-30', '110', 91, '2024-03-31'],
    ['two late', [], '2024-07-01', '218', 92, '2024-03-31'],
    ['the oldest paid in full', [paid('2024-05-01', '110')], '2024-07-01', '108', 1, '2024-06-30'],
    ['the oldest short of a cent', [paid('2024-05-01', '109.99')], '2024-07-01', '108.01', 92, '2024-03-31'],
    ['paid tomorrow', [paid('2024-04-02', '110')], '2024-04-01', '110', 1, '2024-03-31'],
  ])('%s', (_name, repayments, businessDate, amount, days, oldest) => {
    expect(arrearsOn(schedule, repayments, businessDate)).toMatchObject({
      amount,
      daysPastDue: days,
      oldestUnpaidDueDate: oldest,
    });
    expect(daysPastDue(schedule, repayments, businessDate)).toBe(days);
  });
});

const money = fc.integer({ min: 0, max: 20_000 }).map((cents) => new Decimal(cents).div(100).toString());
const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2024-01-01', days));
const anySchedule = fc
  .array(fc.record({ dueDate: day, principal: money, interest: money }), { maxLength: 12 })
  .map((list) => list.map((each, index) => ({ ...each, number: index + 1 })));
const anyRepayments = fc.array(fc.record({ date: day, amount: money }), { maxLength: 12 });

describe('any schedule and repayments', () => {
  it('lose no money: paid and unapplied are what was received, and nothing is negative', () => {
    fc.assert(
      fc.property(anySchedule, anyRepayments, day, (instalments, repayments, businessDate) => {
        const { due, unapplied } = allocateRepayments(instalments, repayments, businessDate);
        const applied = due.flatMap((each) => [each.interestPaid, each.principalPaid]);
        const received = repayments.filter(({ date }) => date <= businessDate).map(({ amount }) => amount);
        expect(sumDecimals([...applied, unapplied]).toString()).toBe(sumDecimals(received).toString());
        const all = due.flatMap((each) => [
          each.interestPaid,
          each.principalPaid,
          each.interestUnpaid,
          each.principalUnpaid,
        ]);
        for (const figure of [...all, unapplied]) expect(new Decimal(figure).gte(0)).toBe(true);
      }),
    );
  });

  it('give arrears that are what fell due less what was received, never negative, and days only when late', () => {
    fc.assert(
      fc.property(anySchedule, anyRepayments, day, (instalments, repayments, businessDate) => {
        const arrears = arrearsOn(instalments, repayments, businessDate);
        const late = sumDecimals(
          instalments
            .filter(({ dueDate }) => dueDate < businessDate)
            .flatMap((each) => [each.principal, each.interest]),
        );
        const received = sumDecimals(repayments.filter(({ date }) => date <= businessDate).map(({ amount }) => amount));
        expect(arrears.amount).toBe(Decimal.max(0, late.minus(received)).toString());
        expect(arrears.daysPastDue > 0).toBe(arrears.amount !== '0');
        if (arrears.oldestUnpaidDueDate !== null)
          expect(arrears.daysPastDue).toBe(daysBetween(arrears.oldestUnpaidDueDate, businessDate));
      }),
    );
  });

  it('do not depend on the order of recording', () => {
    fc.assert(
      fc.property(anySchedule, anyRepayments, day, (instalments, repayments, businessDate) => {
        expect(arrearsOn([...instalments].reverse(), [...repayments].reverse(), businessDate)).toEqual(
          arrearsOn(instalments, repayments, businessDate),
        );
      }),
    );
  });
});
