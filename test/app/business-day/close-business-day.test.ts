import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeBusinessDay } from '../../../src/app/business-day/close-business-day.ts';
import type { DayClosing } from '../../../src/app/business-day/close-business-day.ts';
import { closeCalendarDays } from '../../../src/app/business-day/business-day-worker.ts';
import { businessTimeOf, setBusinessDate } from '../../../src/app/business-day/set-business-date.ts';
import { addDays } from '../../../src/domain/shared/time.ts';
import { newId } from '../../../src/persistence/tenant.ts';
import { startClc } from '../../support/clc.ts';
import type { TestClc, TestInstitution } from '../../support/clc.ts';

let clc: TestClc;
beforeAll(async () => {
  clc = await startClc();
});
afterAll(() => clc.stop());

const closingOf = (bank: TestInstitution): DayClosing => ({
  database: clc.database,
  commands: clc.server.services.commands,
  institutionId: bank.id,
});

/** A client with a drawn loan whose one instalment is due on `dueDate`. */
async function bankWithLoan(dueDate: string): Promise<{ bank: TestInstitution; clientId: string; facilityId: string }> {
  const bank = await clc.institution();
  const [clientId, facilityId, now] = [newId(), newId(), new Date()];
  await clc.database.inTenant(bank.id, async (query) => {
    await query
      .insertInto('client')
      .values({
        id: clientId,
        institution_id: bank.id,
        reference: 'C1',
        name: 'Client',
        segment: 'CORPORATE',
        stage: 'ACTIVE',
        tier: 'QUALITY',
        unit_id: bank.units.HQ,
        version: 1,
        created_at: now,
        updated_at: now,
      })
      .execute();
    await query
      .insertInto('facility')
      .values({
        id: facilityId,
        institution_id: bank.id,
        client_id: clientId,
        reference: 'L1',
        product: 'TERM_LOAN',
        currency: 'EUR',
        committed: '100',
        drawn: '100',
        repaid: '0',
        cancelled: '0',
        revolving: false,
        rate: '0',
        day_count: 'ACT_360',
        starts_on: '2030-01-01',
        matures_on: '2031-01-01',
        status: 'AVAILABLE',
        days_past_due: 0,
        version: 1,
        created_at: now,
        updated_at: now,
      })
      .execute();
    await query
      .insertInto('drawdown')
      .values({
        id: newId(),
        institution_id: bank.id,
        facility_id: facilityId,
        amount: '100',
        value_date: '2030-01-01',
        recorded_at: now,
      })
      .execute();
    await query
      .insertInto('repayment_instalment')
      .values({
        id: newId(),
        institution_id: bank.id,
        facility_id: facilityId,
        number: 1,
        due_date: dueDate,
        principal: '100',
        interest: '0',
      })
      .execute();
  });
  return { bank, clientId, facilityId };
}

async function closeEach(bank: TestInstitution, from: string, days: number): Promise<number> {
  let raised = 0;
  for (let offset = 0; offset < days; offset += 1) {
    await setBusinessDate(clc.database, bank.id, addDays(from, offset));
    raised += await closeBusinessDay(closingOf(bank), addDays(from, offset));
  }
  return raised;
}

const rows = <T>(bank: TestInstitution, table: 'observation' | 'alert' | 'client' | 'facility'): Promise<T[]> =>
  clc.database.inTenant(bank.id, (query) => query.selectFrom(table).selectAll().execute()) as unknown as Promise<T[]>;

describe('closing the days', () => {
  test('finds what becomes late, day by day, and warns of the client', async () => {
    const { bank } = await bankWithLoan('2030-02-10');
    expect(await closeEach(bank, '2030-02-08', 3)).toBe(0);
    expect((await rows<{ days_past_due: number }>(bank, 'facility'))[0]!.days_past_due).toBe(0);
    expect(await closeEach(bank, '2030-02-11', 1)).toBe(1);
    expect((await rows<{ days_past_due: number }>(bank, 'facility'))[0]!.days_past_due).toBe(1);
    await closeEach(bank, '2030-02-12', 30);
    const alerts = await rows<{ rule_code: string; raised_at: Date }>(bank, 'alert');
    expect(alerts.map(({ rule_code, raised_at }) => [rule_code, raised_at.toISOString().slice(0, 10)]).sort()).toEqual([
      ['PAST_DUE_1', '2030-02-11'],
      ['PAST_DUE_30', '2030-03-12'],
      ['PAST_DUE_7', '2030-02-17'],
    ]);
    expect((await rows<{ tier: string }>(bank, 'client'))[0]!.tier).toBe('RISK_WARNING');
  });

  test('records what changed and nothing else, and a closed day not again', async () => {
    const { bank } = await bankWithLoan('2030-06-10');
    await closeEach(bank, '2030-02-01', 1);
    const first = (await rows(bank, 'observation')).length;
    expect(first).toBeGreaterThan(0);
    await closeEach(bank, '2030-02-02', 40);
    expect((await rows(bank, 'observation')).length).toBe(first);
    expect((await businessTimeOf(clc.database, bank.id)).closedThrough).toBe('2030-03-13');
    await closeBusinessDay(closingOf(bank), '2030-02-20');
    expect((await businessTimeOf(clc.database, bank.id)).closedThrough).toBe('2030-03-13');
  });

  test('a day after days of standstill finds what fell due meanwhile', async () => {
    const { bank } = await bankWithLoan('2030-02-10');
    await closeEach(bank, '2030-02-01', 1);
    await closeEach(bank, '2030-02-20', 1);
    expect((await rows<{ days_past_due: number }>(bank, 'facility'))[0]!.days_past_due).toBe(10);
  });
});

test('institutions that live by the calendar have yesterday closed, others are left alone', async () => {
  const { bank: byCalendar } = await bankWithLoan('2030-02-10');
  const { bank: apart } = await bankWithLoan('2030-02-10');
  await setBusinessDate(clc.database, apart.id, '2030-02-15');
  const errors: unknown[] = [];
  const { commands } = clc.server.services;
  await closeCalendarDays(
    {
      database: clc.database,
      commands,
      onError: (error) => errors.push(error),
      clock: () => new Date('2030-02-21T00:00:30Z'),
    },
    new AbortController().signal,
  );
  expect(errors).toEqual([]);
  expect(await businessTimeOf(clc.database, byCalendar.id)).toEqual({
    businessDate: null,
    closedThrough: '2030-02-20',
  });
  expect((await rows<{ days_past_due: number }>(byCalendar, 'facility'))[0]!.days_past_due).toBe(10);
  expect((await businessTimeOf(clc.database, apart.id)).closedThrough).toBeNull();
});
