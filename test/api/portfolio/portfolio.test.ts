import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/persistence/tenant.ts';
import { act, addClient, raiseAlert } from '../../support/alerts.ts';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';

const PORTFOLIO = `query ($filter: ClientFilter) { portfolio(filter: $filter) {
  clientCount countsByTier { tier clientCount } countsByStage { stage clientCount }
  bySegment { segment clientCount
    exposure { amount currency } openAlertsBySeverity { severity alertCount } }
  byIndustry { industry { code } clientCount alertWeight
    exposure { amount currency } openAlertsBySeverity { severity alertCount } }
  openAlertsBySeverity { severity alertCount } exposure { amount currency } exposureUnderAlert { amount currency }
  alertCursor } }`;

describe('the portfolio', () => {
  let clc: TestClc;
  let bank: TestInstitution;
  let officer: Caller;

  const facility = (
    clientId: string,
    currency: string,
    amounts: {
      committed: string;
      drawn: string;
      repaid?: string;
      cancelled?: string;
      revolving?: boolean;
      status?: string;
      available_until?: string;
    },
  ): Promise<unknown> =>
    clc.database.inTenant(bank.id, (query) =>
      query
        .insertInto('facility')
        .values({
          id: newId(),
          institution_id: bank.id,
          client_id: Buffer.from(clientId, 'base64url').toString().split(':')[1],
          reference: newId(),
          product: 'Loan',
          currency,
          repaid: '0',
          cancelled: '0',
          revolving: false,
          day_count: 'ACT/360',
          status: 'AVAILABLE',
          days_past_due: 0,
          version: 1,
          created_at: new Date(),
          updated_at: new Date(),
          ...amounts,
        } as never)
        .execute(),
    );

  beforeAll(async () => {
    clc = await startClc();
    bank = await clc.institution();
    officer = await bank.caller('CREDIT_OFFICER');
    const a = await addClient(officer, 'A', { industryCode: 'C34' });
    const b = await addClient(officer, 'B', { industryCode: 'D35', segment: 'SME' });
    const c = await addClient(officer, 'C', { industryCode: null, unitCode: 'SOUTH' });
    await facility(a, 'CNY', { committed: '100', drawn: '80', repaid: '30' });
    await facility(a, 'USD', { committed: '10.25', drawn: '0' });
    await facility(b, 'CNY', { committed: '50', drawn: '60', repaid: '20', revolving: true });
    await facility(b, 'CNY', { committed: '7', drawn: '7', status: 'MATURED' });
    await facility(b, 'CNY', { committed: '999', drawn: '999', status: 'WRITTEN_OFF' });
    await facility(b, 'CNY', { committed: '500', drawn: '0', available_until: '2001-01-01' });
    await facility(c, 'CNY', { committed: '1000', drawn: '0', cancelled: '400', status: 'MATURED' });
    await raiseAlert(officer, 'A', 'RED');
    await raiseAlert(officer, 'A', 'YELLOW');
    await raiseAlert(officer, 'C', 'ORANGE');
  });
  afterAll(() => clc.stop());

  it('adds up clients, exposure by currency, and open alerts, counting no client or facility twice', async () => {
    const { portfolio } = await officer.run(PORTFOLIO);
    expect(portfolio).toMatchObject({
      clientCount: 3,
      countsByTier: [{ tier: 'STANDARD', clientCount: 3 }],
      countsByStage: [{ stage: 'PROSPECT', clientCount: 3 }],
      openAlertsBySeverity: [
        { severity: 'RED', alertCount: 1 },
        { severity: 'ORANGE', alertCount: 1 },
        { severity: 'YELLOW', alertCount: 1 },
      ],
      // A owes 50 with 20 left to draw; B owes 40 with 10 left (revolving) and 7 matured; C owes nothing and can draw
      // nothing.
      exposure: [
        { amount: '127', currency: 'CNY' },
        { amount: '10.25', currency: 'USD' },
      ],
      exposureUnderAlert: [
        { amount: '70', currency: 'CNY' },
        { amount: '10.25', currency: 'USD' },
      ],
    });
    expect(portfolio.bySegment).toMatchObject([
      { segment: 'CORPORATE', clientCount: 2, exposure: [{ amount: '70' }, { amount: '10.25' }] },
      { segment: 'SME', clientCount: 1, exposure: [{ amount: '57', currency: 'CNY' }] },
    ]);
    expect(
      portfolio.byIndustry.map((row: any) => [row.industry?.code ?? null, row.clientCount, row.alertWeight]),
    ).toEqual([
      ['C34', 1, 10],
      [null, 1, 3],
      ['D35', 1, 0],
    ]);
  });

  it('adds up by unit, each by itself', async () => {
    const { portfolio } = await officer.run(
      '{ portfolio { byUnit { unit { code } clientCount alertWeight exposure { amount currency } openAlertsBySeverity { severity alertCount } } } }',
    );
    expect(portfolio.byUnit.map((row: any) => [row.unit.code, row.clientCount, row.alertWeight])).toEqual([
      ['NORTH', 2, 10],
      ['SOUTH', 1, 3],
    ]);
    expect(portfolio.byUnit[0]).toMatchObject({
      exposure: [
        { amount: '127', currency: 'CNY' },
        { amount: '10.25', currency: 'USD' },
      ],
      openAlertsBySeverity: [
        { severity: 'RED', alertCount: 1 },
        { alertCount: 0 },
        { severity: 'YELLOW', alertCount: 1 },
      ],
    });
    expect(portfolio.byUnit[1].exposure).toEqual([{ amount: '0', currency: 'CNY' }]);
  });

  it('tells what became of alerts in some days, and how soon somebody took note against what was demanded', async () => {
    const ACTIVITY =
      'query ($days: Int!) { portfolio { alertActivity(days: $days) { severity raisedCount closedCount acknowledgedCount medianHoursToAcknowledge medianHoursDemanded } } }';
    const other = await clc.institution();
    const risk = await other.caller(['CREDIT_OFFICER', 'RISK_MANAGER']);
    for (const [reference, hours] of [
      ['P', 2],
      ['Q', 4],
      ['R', 30],
    ] as const) {
      await addClient(risk, reference);
      const { id } = await raiseAlert(risk, reference, 'RED');
      await act(risk, 'acknowledgeAlert', { alertId: id });
      await clc.database.inTenant(other.id, (query) =>
        query
          .updateTable('alert')
          .set(
            ({ eb, ref }) =>
              ({
                acknowledged_at: sql`${ref('raised_at')} + ${`${hours} hours`}::interval`,
                due_at: sql`${ref('raised_at')} + interval '24 hours'`,
                version: eb('version', '+', 1),
              }) as never,
          )
          .where('id', '=', Buffer.from(id, 'base64url').toString().split(':')[1]!)
          .execute(),
      );
    }
    const {
      portfolio: {
        alertActivity: [red, orange],
      },
    } = await risk.run(ACTIVITY, { days: 366 });
    expect(red).toEqual({
      severity: 'RED',
      raisedCount: 3,
      closedCount: 0,
      acknowledgedCount: 3,
      medianHoursToAcknowledge: 4,
      medianHoursDemanded: 24,
    });
    expect(orange).toEqual({
      severity: 'ORANGE',
      raisedCount: 0,
      closedCount: 0,
      acknowledgedCount: 0,
      medianHoursToAcknowledge: null,
      medianHoursDemanded: null,
    });
    for (const days of [0, 367])
      expect((await risk.send(ACTIVITY, { days })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it("is of the viewer's units, and narrowed as clients are", async () => {
    const south = await bank.caller('RELATIONSHIP_MANAGER', 'SOUTH');
    expect((await south.run(PORTFOLIO)).portfolio).toMatchObject({
      clientCount: 1,
      openAlertsBySeverity: [{ alertCount: 0 }, { severity: 'ORANGE', alertCount: 1 }, { alertCount: 0 }],
    });
    expect((await officer.run(PORTFOLIO, { filter: { segments: ['SME'] } })).portfolio).toMatchObject({
      clientCount: 1,
      exposure: [{ amount: '57', currency: 'CNY' }],
      exposureUnderAlert: [],
    });
    const other = await clc.institution();
    expect((await (await other.caller('CREDIT_OFFICER')).run(PORTFOLIO)).portfolio).toMatchObject({
      clientCount: 0,
      exposure: [],
      byIndustry: [],
    });
  });
});
