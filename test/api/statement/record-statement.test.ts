import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';

const RECORD = /* GraphQL */ `
  mutation ($input: RecordStatementInput!) {
    recordStatement(input: $input) {
      statement {
        id
        version
        periodMonths
        lines {
          code
          value
          derived
        }
        notes
      }
      warnings
      observationCount
      alertsRaised
      failure {
        code
        message
        path
      }
    }
  }
`;
const LATEST = /* GraphQL */ `
  query ($reference: String!, $indicators: [String!]) {
    client(reference: $reference) {
      latestObservations(indicators: $indicators) {
        indicator {
          code
        }
        value
        nullReason
        asOf
        source
        lineage {
          statement {
            version
          }
          lines {
            code
            value
          }
        }
      }
    }
  }
`;

/** X1 to X5 are 0.2, 0.3, 0.1, 1 and 1.5: the check of the Altman variants. */
const ALTMAN_CHECK = {
  current_assets: '500',
  current_liabilities: '300',
  total_assets: '1000',
  total_liabilities: '500',
  retained_earnings: '300',
  ebit: '100',
  market_capitalisation: '500',
  revenue: '1500',
  net_sales: '1500',
  inventory: '100',
  interest_expense: '40',
  net_income: '30',
};

const linesOf = (amounts: Record<string, string>) => Object.entries(amounts).map(([code, value]) => ({ code, value }));

describe('recordStatement', () => {
  let clc: TestClc;
  let bank: TestInstitution;
  let officer: Caller;
  let references = 0;
  beforeAll(async () => {
    clc = await startClc();
    bank = await clc.institution();
    officer = await bank.caller(['CREDIT_OFFICER', 'RELATIONSHIP_MANAGER']);
  });
  afterAll(() => clc.stop());

  const newClient = async (): Promise<string> => {
    const reference = `S-${(references += 1)}`;
    await officer.run('mutation ($input: CreateClientInput!) { createClient(input: $input) { failure { code } } }', {
      input: { reference, name: reference, segment: 'CORPORATE', unitCode: 'NORTH', industryCode: 'C34' },
    });
    return reference;
  };
  const yearOf = (year: number, amounts: Record<string, string>) => ({
    periodStart: `${year}-01-01`,
    periodEnd: `${year}-12-31`,
    currency: 'USD',
    lines: linesOf(amounts),
  });
  const latest = async (reference: string, ...indicators: string[]) => {
    const { client } = await officer.run(LATEST, { reference, indicators });
    return Object.fromEntries(
      client.latestObservations.map((observation: any) => [observation.indicator.code, observation]),
    );
  };

  it('computes the Altman variants to the published check, with lineage down to the lines', async () => {
    const clientReference = await newClient();
    const { recordStatement } = await officer.run(RECORD, {
      input: { clientReference, ...yearOf(2023, ALTMAN_CHECK) },
    });
    expect(recordStatement.statement).toMatchObject({ version: 1, periodMonths: 12 });
    expect(recordStatement.statement.lines).toContainEqual({ code: 'equity', value: '500', derived: true });
    const found = await latest(
      clientReference,
      'altman_z',
      'altman_z_private',
      'altman_z_nonmanufacturer',
      'altman_em',
      'current_ratio',
      'interest_cover',
      'dscr',
    );
    expect(found['altman_z'].value).toBe('3.09');
    expect(found['altman_z_private'].value).toBe('2.6252');
    expect(found['altman_z_nonmanufacturer'].value).toBe('4.012');
    expect(found['altman_em'].value).toBe('7.262');
    expect(found['interest_cover'].value).toBe('2.5');
    expect(found['dscr']).toMatchObject({ value: null, nullReason: expect.stringContaining('is not reported') });
    expect(found['current_ratio'].lineage).toEqual([
      {
        statement: { version: 1 },
        lines: [
          { code: 'current_assets', value: '500' },
          { code: 'current_liabilities', value: '300' },
        ],
      },
    ]);
  });

  it('raises an alert in the same transaction, and clears it when a later statement is sound', async () => {
    const clientReference = await newClient();
    const first = await officer.run(RECORD, {
      input: { clientReference, ...yearOf(2022, { ...ALTMAN_CHECK, current_assets: '200' }) },
    });
    expect(first.recordStatement.alertsRaised).toBeGreaterThan(0);
    const open = async () =>
      (
        await clc.database.inTenant(bank.id, (query) =>
          query
            .selectFrom('alert as a')
            .innerJoin('client as c', 'c.id', 'a.client_id')
            .select(['a.rule_code', 'a.status', 'a.evidence_count', 'a.explanation'])
            .where('c.reference', '=', clientReference)
            .where('a.explanation', 'like', '%urrent ratio%')
            .execute(),
        )
      )[0];
    expect(await open()).toMatchObject({ status: 'OPEN', evidence_count: 1 });
    await officer.run(RECORD, { input: { clientReference, ...yearOf(2023, ALTMAN_CHECK) } });
    expect(await open()).toMatchObject({ status: 'RESOLVED' });
    await officer.run(RECORD, {
      input: { clientReference, ...yearOf(2024, { ...ALTMAN_CHECK, current_assets: '250' }) },
    });
    expect(await open()).toMatchObject({ status: 'REOPENED', evidence_count: 2 });
  });

  it('adds a version for a restatement, keeps the earlier one, and computes again what looks back at it', async () => {
    const clientReference = await newClient();
    await officer.run(RECORD, { input: { clientReference, ...yearOf(2022, ALTMAN_CHECK) } });
    await officer.run(RECORD, {
      input: { clientReference, ...yearOf(2023, { ...ALTMAN_CHECK, revenue: '3000', net_sales: '3000' }) },
    });
    expect((await latest(clientReference, 'revenue_growth'))['revenue_growth'].value).toBe('1');
    const between = new Date().toISOString();
    const { recordStatement } = await officer.run(RECORD, {
      input: { clientReference, ...yearOf(2022, { ...ALTMAN_CHECK, revenue: '2000', net_sales: '2000' }) },
    });
    expect(recordStatement.statement.version).toBe(2);
    expect((await latest(clientReference, 'revenue_growth'))['revenue_growth'].value).toBe('0.5');
    const { client } = await officer.run(
      `query ($r: String!, $t: DateTime!) { client(reference: $r) {
        before: observations(indicator: "revenue_growth",
          knownAt: $t) { value asOf } now: observations(indicator: "revenue_growth", from: "2023-12-31") { value }
        then: statements(knownAt: $t,
          asOf: "2022-12-31") { version } statements { periodEnd version versions { version } } } }`,
      { r: clientReference, t: between },
    );
    expect(client.before[0]).toEqual({ value: '1', asOf: '2023-12-31' });
    expect(client.now).toEqual([{ value: '0.5' }]);
    expect(client.then).toEqual([{ version: 1 }]);
    expect(client.statements).toEqual([
      { periodEnd: '2023-12-31', version: 1, versions: [{ version: 1 }] },
      { periodEnd: '2022-12-31', version: 2, versions: [{ version: 2 }, { version: 1 }] },
    ]);
  });

  it('leaves the same statement alone', async () => {
    const clientReference = await newClient();
    await officer.run(RECORD, { input: { clientReference, ...yearOf(2023, ALTMAN_CHECK) } });
    const { recordStatement } = await officer.run(RECORD, {
      input: { clientReference, ...yearOf(2023, { ...ALTMAN_CHECK, ebit: '100.00' }) },
    });
    expect(recordStatement).toMatchObject({ statement: { version: 1 }, observationCount: 0 });
  });

  it("serves an indicator of the institution's own for the statements that are there, and again when its formula changes", async () => {
    const clientReference = await newClient();
    await officer.run(RECORD, { input: { clientReference, ...yearOf(2022, ALTMAN_CHECK) } });
    const risk = await bank.caller('RISK_MANAGER');
    const define = (code: string, formula: string) =>
      risk.run(
        'mutation ($input: DefineIndicatorInput!) { defineIndicator(input: $input) { failure { code message } } }',
        { input: { code, name: code, unit: 'RATIO', direction: 'NEUTRAL', description: 'Ours.', formula } },
      );
    await define('inventory_share', 'inventory / total_assets');
    await define('twice_inventory_share', '2 * inventory_share');
    expect(await latest(clientReference, 'inventory_share', 'twice_inventory_share')).toMatchObject({
      inventory_share: { value: '0.1', source: 'STATEMENT', asOf: '2022-12-31' },
      twice_inventory_share: { value: '0.2' },
    });
    await define('inventory_share', 'inventory / current_assets');
    expect(await latest(clientReference, 'inventory_share', 'twice_inventory_share')).toMatchObject({
      inventory_share: { value: '0.2' },
      twice_inventory_share: { value: '0.4' },
    });
  });

  it.each([
    ['an unknown line', { lines: [{ code: 'curent_assets', value: '1' }] }, 'LINE_UNKNOWN', 'lines.0.code'],
    ['no lines', { lines: [] }, 'STATEMENT_EMPTY', 'lines'],
    ['a period that ends before it begins', { periodEnd: '2020-01-01' }, 'STATEMENT_PERIOD_INVALID', 'periodEnd'],
    ['an unknown currency', { currency: 'XXQ' }, 'CURRENCY_UNKNOWN', 'currency'],
  ])('refuses %s', async (_what, over, code, path) => {
    const clientReference = await newClient();
    const { data } = await officer.send(RECORD, { input: { clientReference, ...yearOf(2023, ALTMAN_CHECK), ...over } });
    expect(data.recordStatement).toMatchObject({ statement: null, failure: { code, path } });
  });

  it('does not find a client outside the units of the duty', async () => {
    const clientReference = await newClient();
    const southern = await bank.caller('CREDIT_OFFICER', 'SOUTH');
    const { data } = await southern.send(RECORD, { input: { clientReference, ...yearOf(2023, ALTMAN_CHECK) } });
    expect(data.recordStatement).toMatchObject({ statement: null, failure: { code: 'CLIENT_NOT_FOUND' } });
  });
});
