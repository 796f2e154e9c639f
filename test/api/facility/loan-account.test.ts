import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Decimal } from '../../../src/domain/shared/decimal.ts';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import {
  attempt,
  command,
  creditOfficer,
  draw,
  enterClient,
  enterFacility,
  expectFailure,
  observed,
  setBusinessDate,
} from './credit-fixture.ts';

let clc: TestClc;
let bank: TestInstitution;
let officer: Caller;
let client: string;
beforeAll(async () => {
  clc = await startClc();
  bank = await clc.institution();
  await setBusinessDate(clc, bank);
  officer = await creditOfficer(bank);
  client = await enterClient(officer);
});
afterAll(() => clc.stop());

const cny = (amount: string) => ({ amount, currency: 'CNY' });
const repay = (facilityReference: string, amount: string, paidOn: string) =>
  attempt(
    officer,
    'recordRepayment',
    { facilityReference, amount: cny(amount), paidOn },
    'repayment { amount { amount } principal { amount } interest { amount } paidOn } facility { outstanding { amount } daysPastDue }',
  );
const TERMS = { style: 'EQUAL_PRINCIPAL', firstDueDate: '2025-04-01', frequencyMonths: 3, instalmentCount: 4 };
const SCHEDULE =
  'facility { repaymentStyle schedule { number dueDate status principal { amount } interest { amount } principalPaid { amount } interestPaid { amount } unpaid { amount } } }';

/** 1,000 drawn on 1 January, 250 a quarter from 1 April, at 6 % a year: interest 15, 11.25, 7.5, 3.75. */
async function quarterlyLoan(over: object = {}): Promise<string> {
  const reference = await enterFacility(officer, client, over);
  await draw(officer, reference, '1000');
  await command(officer, 'setRepaymentSchedule', { facilityReference: reference, terms: TERMS });
  return reference;
}

describe('recordDrawdown', () => {
  it('adds to what is drawn', async () => {
    const reference = await enterFacility(officer, client);
    const selection =
      'drawdown { amount { amount currency } valueDate payee } facility { drawn { amount } outstanding { amount } undrawn { amount } utilisation { value } drawdowns { amount { amount } } }';
    await draw(officer, reference, '0.1');
    const { drawdown, facility } = await command(
      officer,
      'recordDrawdown',
      { facilityReference: reference, amount: cny('0.2'), valueDate: '2025-02-01', payee: 'Supplier' },
      selection,
    );
    expect(drawdown).toEqual({ amount: cny('0.2'), valueDate: '2025-02-01', payee: 'Supplier' });
    expect(facility).toEqual({
      drawn: { amount: '0.3' },
      outstanding: { amount: '0.3' },
      undrawn: { amount: '999.7' },
      utilisation: { value: '0.0003' },
      drawdowns: [{ amount: { amount: '0.1' } }, { amount: { amount: '0.2' } }],
    });
    expect(await observed(clc, bank, reference, 'utilisation')).toBe('0.0003');
  });

  it.each([
    [{ amount: cny('1000.01') }, 'DRAW_EXCEEDS_UNDRAWN'],
    [{ amount: cny('0') }, 'DRAW_AMOUNT'],
    [{ amount: cny('0.00000000001') }, 'AMOUNT_OUT_OF_RANGE'],
    [{ amount: { amount: '1', currency: 'EUR' } }, 'DRAW_CURRENCY'],
    [{ valueDate: '2024-12-31' }, 'DRAW_OUTSIDE_AVAILABILITY'],
    [{ valueDate: '2026-01-01' }, 'DRAW_OUTSIDE_AVAILABILITY'],
    [{ valueDate: '2025-07-01' }, 'DRAW_IN_FUTURE'],
    [{ facilityReference: 'none' }, 'FACILITY_NOT_FOUND'],
  ])('refuses %j with %s', async (over, code) => {
    const facilityReference = await enterFacility(officer, client);
    await expectFailure(
      officer,
      'recordDrawdown',
      { facilityReference, amount: cny('1'), valueDate: '2025-06-30', ...over },
      code,
    );
  });

  it('is refused while drawing is stopped', async () => {
    const facilityReference = await enterFacility(officer, client);
    await command(officer, 'changeFacilityStatus', { facilityReference, command: 'STOP_DRAWING', reason: 'x' });
    await expectFailure(
      officer,
      'recordDrawdown',
      { facilityReference, amount: cny('1'), valueDate: '2025-06-30' },
      'DRAW_STATE',
    );
  });

  it('lets no two at once pass what is undrawn', async () => {
    const facilityReference = await enterFacility(officer, client);
    const results = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(() =>
        attempt(officer, 'recordDrawdown', { facilityReference, amount: cny('300'), valueDate: '2025-06-30' }),
      ),
    );
    expect(results.filter(({ failure }) => failure === null)).toHaveLength(3);
    expect(new Set(results.flatMap(({ failure }) => failure?.code ?? []))).toEqual(new Set(['DRAW_EXCEEDS_UNDRAWN']));
    const { facility } = await officer.run(
      'query ($reference: String!) { facility(reference: $reference) { drawn { amount } drawdowns { amount { amount } } } }',
      { reference: facilityReference },
    );
    expect(facility).toEqual({
      drawn: { amount: '900' },
      drawdowns: [1, 2, 3].map(() => ({ amount: { amount: '300' } })),
    });
  });
});

describe('setRepaymentSchedule', () => {
  it.each([
    ['BULLET', {}],
    ['EQUAL_PRINCIPAL', {}],
    ['ANNUITY', {}],
    ['CUSTOM', { principalParts: ['1', '2', '3', '994.01'] }],
    ['SCULPTED', { targetDscr: '1.2', cfads: ['400', '500', '600', '700'] }],
  ])('builds %s instalments whose principal sums to the loan', async (style, more) => {
    const facilityReference = await enterFacility(officer, client, { committed: cny('1000.01') });
    const { facility } = await command(
      officer,
      'setRepaymentSchedule',
      { facilityReference, terms: { ...TERMS, style, ...more } },
      SCHEDULE,
    );
    expect(facility.repaymentStyle).toBe(style);
    expect(facility.schedule.map((one: any) => one.dueDate)).toEqual([
      '2025-04-01',
      '2025-07-01',
      '2025-10-01',
      '2026-01-01',
    ]);
    expect(
      facility.schedule.reduce((sum: Decimal, one: any) => sum.plus(one.principal.amount), new Decimal(0)).toString(),
    ).toBe('1000.01');
  });

  it('takes instalments as agreed, and replaces them while nothing was repaid', async () => {
    const facilityReference = await enterFacility(officer, client);
    await command(officer, 'setRepaymentSchedule', { facilityReference, terms: TERMS });
    const instalments = [
      { dueDate: '2025-05-01', principal: '400', interest: '20' },
      { dueDate: '2025-11-01', principal: '600', interest: '12.34' },
    ];
    const { facility } = await command(officer, 'setRepaymentSchedule', { facilityReference, instalments }, SCHEDULE);
    expect(facility).toMatchObject({
      repaymentStyle: 'CUSTOM',
      schedule: [
        { number: 1, dueDate: '2025-05-01', principal: { amount: '400' } },
        { number: 2, interest: { amount: '12.34' } },
      ],
    });
    await draw(officer, facilityReference, '1000');
    expect((await repay(facilityReference, '5', '2025-06-30')).failure).toBeNull();
    await expectFailure(officer, 'setRepaymentSchedule', { facilityReference, instalments }, 'SCHEDULE_IN_USE');
  });

  const instalment = { dueDate: '2025-05-01', principal: '1', interest: '0' };
  it.each([
    [{}, 'SCHEDULE_SOURCE_REQUIRED'],
    [{ terms: TERMS, instalments: [instalment] }, 'SCHEDULE_SOURCE_REQUIRED'],
    [{ terms: { ...TERMS, style: null } }, 'REPAYMENT_TERMS_INVALID'],
    [{ terms: { ...TERMS, firstDueDate: '2025-01-01' } }, 'REPAYMENT_TERMS_INVALID'],
    [{ terms: { ...TERMS, instalmentCount: 2_000_000 } }, 'REPAYMENT_TERMS_INVALID'],
    [{ terms: { ...TERMS, style: 'CUSTOM', principalParts: ['1', '2', '3', '4'] } }, 'REPAYMENT_TERMS_INVALID'],
    [
      { terms: { ...TERMS, style: 'SCULPTED', targetDscr: '1.2', cfads: ['1', '1', '1', '1'] } },
      'SCULPTING_EXCEEDS_CAPACITY',
    ],
    [
      { terms: { ...TERMS, style: 'SCULPTED', targetDscr: '1', cfads: ['0', '0', '0', '9999'] } },
      'NEGATIVE_AMORTISATION',
    ],
    [{ terms: { ...TERMS, principal: '1000.01' } }, 'SCHEDULE_EXCEEDS_COMMITMENT'],
    [{ terms: { ...TERMS, principal: '-1' } }, 'AMOUNT_OUT_OF_RANGE'],
    [{ instalments: [] }, 'SCHEDULE_INVALID'],
    [{ instalments: [instalment, instalment] }, 'SCHEDULE_INVALID'],
    [{ instalments: [{ ...instalment, principal: '0' }] }, 'SCHEDULE_INVALID'],
    [{ instalments: [{ ...instalment, interest: '-1' }] }, 'AMOUNT_OUT_OF_RANGE'],
    [{ instalments: [{ ...instalment, principal: '1001' }] }, 'SCHEDULE_EXCEEDS_COMMITMENT'],
  ])('refuses %j with %s', async (input, code) => {
    await expectFailure(
      officer,
      'setRepaymentSchedule',
      { facilityReference: await enterFacility(officer, client), ...input },
      code,
    );
  });

  it('cannot compute interest without a rate', async () => {
    await expectFailure(
      officer,
      'setRepaymentSchedule',
      { facilityReference: await enterFacility(officer, client, { rate: null }), terms: TERMS },
      'RATE_REQUIRED',
    );
  });
});

describe('recordRepayment', () => {
  it('pays interest due first, then principal, and tells what is late', async () => {
    const reference = await quarterlyLoan();
    const late = await officer.run(
      `query ($reference: String!) { facility(reference: $reference) { daysPastDue arrears { asOf amount { amount } interest { amount } oldestUnpaidDueDate daysPastDue } } }`,
      { reference },
    );
    expect(late.facility).toEqual({
      daysPastDue: 90,
      arrears: {
        asOf: '2025-06-30',
        amount: { amount: '265' },
        interest: { amount: '15' },
        oldestUnpaidDueDate: '2025-04-01',
        daysPastDue: 90,
      },
    });
    expect(await observed(clc, bank, reference, 'days_past_due')).toBe('90');
    const first = await repay(reference, '100', '2025-06-30');
    expect(first).toMatchObject({
      repayment: { interest: { amount: '15' }, principal: { amount: '85' } },
      facility: { outstanding: { amount: '915' }, daysPastDue: 90 },
    });
    const second = await repay(reference, '165', '2025-06-30');
    expect(second).toMatchObject({
      repayment: { interest: { amount: '0' }, principal: { amount: '165' } },
      facility: { outstanding: { amount: '750' }, daysPastDue: 0 },
    });
    expect(await observed(clc, bank, reference, 'days_past_due')).toBe('0');
    const { facility } = await officer.run(
      `query ($reference: String!) { ${SCHEDULE.replace('facility', 'facility(reference: $reference)')} }`,
      { reference },
    );
    expect(facility.schedule.map((one: any) => one.status)).toEqual(['PAID', 'UPCOMING', 'UPCOMING', 'UPCOMING']);
    expect(facility.schedule[0]).toMatchObject({
      principalPaid: { amount: '250' },
      interestPaid: { amount: '15' },
      unpaid: { amount: '0' },
    });
    expect(facility.schedule[1]).toMatchObject({ principalPaid: { amount: '0' }, unpaid: { amount: '261.25' } });
  });

  it('takes a loan back early, after which nothing more falls due', async () => {
    const reference = await quarterlyLoan();
    expect(await repay(reference, '1015', '2025-06-30')).toMatchObject({
      repayment: { interest: { amount: '15' }, principal: { amount: '1000' } },
      facility: { outstanding: { amount: '0' } },
    });
    await setBusinessDate(clc, bank, '2026-02-01');
    const { facility } = await officer.run(
      `query ($reference: String!) { facility(reference: $reference) { arrears { daysPastDue } schedule { status unpaid { amount } } } }`,
      { reference },
    );
    await setBusinessDate(clc, bank);
    expect(facility).toEqual({
      arrears: { daysPastDue: 0 },
      schedule: ['PAID', 'NOT_OWED', 'NOT_OWED', 'NOT_OWED'].map((status) => ({ status, unpaid: { amount: '0' } })),
    });
    expect(
      (
        await command(
          officer,
          'changeFacilityStatus',
          { facilityReference: reference, command: 'CLOSE', reason: 'Repaid' },
          'facility { status }',
        )
      ).facility.status,
    ).toBe('CLOSED');
  });

  it('is never more than is owed, and says what is', async () => {
    const reference = await quarterlyLoan();
    const message = await expectFailure(
      officer,
      'recordRepayment',
      { facilityReference: reference, amount: cny('1015.01'), paidOn: '2025-06-30' },
      'REPAYMENT_EXCEEDS_OWED',
    );
    expect(message).toContain('1015 owed: 1000 principal and 15 interest');
    await expectFailure(
      officer,
      'recordRepayment',
      { facilityReference: reference, amount: cny('0'), paidOn: '2025-06-30' },
      'REPAYMENT_AMOUNT',
    );
    await expectFailure(
      officer,
      'recordRepayment',
      { facilityReference: reference, amount: cny('-1'), paidOn: '2025-06-30' },
      'AMOUNT_OUT_OF_RANGE',
    );
    await expectFailure(
      officer,
      'recordRepayment',
      { facilityReference: reference, amount: { amount: '1', currency: 'EUR' }, paidOn: '2025-06-30' },
      'REPAYMENT_CURRENCY',
    );
    await expectFailure(
      officer,
      'recordRepayment',
      { facilityReference: reference, amount: cny('1'), paidOn: '2025-07-01' },
      'REPAYMENT_IN_FUTURE',
    );
    await expectFailure(
      officer,
      'recordRepayment',
      { facilityReference: 'none', amount: cny('1'), paidOn: '2025-06-30' },
      'FACILITY_NOT_FOUND',
    );
  });

  it('books no more than is owed from several at once', async () => {
    const reference = await enterFacility(officer, client);
    await draw(officer, reference, '100');
    const results = await Promise.all([1, 2, 3, 4].map(() => repay(reference, '40', '2025-06-30')));
    expect(results.filter(({ failure }) => failure === null)).toHaveLength(2);
    const { facility } = await officer.run(
      'query ($reference: String!) { facility(reference: $reference) { repaid { amount } repayments { principal { amount } } } }',
      { reference },
    );
    expect(facility).toEqual({
      repaid: { amount: '80' },
      repayments: [{ principal: { amount: '40' } }, { principal: { amount: '40' } }],
    });
  });

  it('frees a revolving facility, which is late when it matures unpaid', async () => {
    const reference = await enterFacility(officer, client, {
      revolving: true,
      maturesOn: '2025-06-20',
      availableUntil: null,
    });
    await draw(officer, reference, '600');
    expect(await observed(clc, bank, reference, 'days_past_due')).toBe('10');
    await repay(reference, '600', '2025-06-30');
    expect(await observed(clc, bank, reference, 'days_past_due')).toBe('0');
    const { facility } = await officer.run(
      'query ($reference: String!) { facility(reference: $reference) { undrawn { amount } utilisation { value } } }',
      { reference },
    );
    expect(facility).toEqual({ undrawn: { amount: '1000' }, utilisation: { value: '0' } });
  });
});
