import { describe, expect, it } from 'vitest';
import { checkInstalments } from '../../../src/domain/facility/agreed-instalments.ts';
import { ledgerAmount, positiveLedgerAmount, positiveLedgerMoney } from '../../../src/domain/facility/ledger-amount.ts';

describe('ledgerAmount', () => {
  it.each([
    ['0', '0'],
    ['1.50', '1.5'],
    ['007', '7'],
    ['-0', '0'],
    ['999999999999999999.9999999999', '999999999999999999.9999999999'],
    ['1000000000000000000', null],
    ['0.00000000001', null],
    ['0.00000000010', '0.0000000001'],
    ['-0.01', null],
    ['1e3', null],
    ['', null],
    ['NaN', null],
  ])('books %j as %j', (text, booked) => {
    const result = ledgerAmount(text, 'amount');
    expect(result.ok ? result.value : null).toBe(booked);
    if (!result.ok) expect(result.failure).toMatchObject({ code: 'AMOUNT_OUT_OF_RANGE', path: 'amount' });
  });

  it('is above 0 where it must be, in a currency that exists', () => {
    expect(positiveLedgerAmount('0.00', 'x')).toMatchObject({ ok: false, failure: { code: 'AMOUNT_OUT_OF_RANGE' } });
    expect(positiveLedgerMoney({ amount: '1', currency: 'ABC' }, 'x')).toMatchObject({
      ok: false,
      failure: { code: 'CURRENCY_UNKNOWN', path: 'x.currency' },
    });
    expect(positiveLedgerMoney({ amount: '1.0', currency: 'KWD' }, 'x')).toEqual({
      ok: true,
      value: { amount: '1', currency: 'KWD' },
    });
  });
});

describe('checkInstalments', () => {
  const instalment = (dueDate: string, principal = '1', interest = '0') => ({ dueDate, principal, interest });
  it.each([
    [[], 'SCHEDULE_INVALID', 'instalments'],
    [Array.from({ length: 1201 }, () => instalment('2025-01-01')), 'SCHEDULE_INVALID', 'instalments'],
    [[instalment('2025-01-01'), instalment('2025-01-01')], 'SCHEDULE_INVALID', 'instalments.1.dueDate'],
    [[instalment('2025-01-01', '0', '0.00')], 'SCHEDULE_INVALID', 'instalments.0'],
    [[instalment('2025-01-01', '-1')], 'AMOUNT_OUT_OF_RANGE', 'instalments.0.principal'],
    [[instalment('2025-01-01', '1', 'x')], 'AMOUNT_OUT_OF_RANGE', 'instalments.0.interest'],
  ])('refuses what is no schedule', (instalments, code, path) => {
    expect(checkInstalments(instalments)).toMatchObject({ ok: false, failure: { code, path } });
  });

  it('numbers them', () => {
    expect(checkInstalments([instalment('2025-01-01', '1.50'), instalment('2025-02-01', '0', '2')])).toEqual({
      ok: true,
      value: [
        { number: 1, dueDate: '2025-01-01', principal: '1.5', interest: '0' },
        { number: 2, dueDate: '2025-02-01', principal: '0', interest: '2' },
      ],
    });
  });
});
