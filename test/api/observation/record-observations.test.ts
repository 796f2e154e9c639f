import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';

const RECORD = /* GraphQL */ `
  mutation ($input: RecordObservationsInput!) {
    recordObservations(input: $input) {
      recorded
      alertsRaised
      rejected {
        index
        failure {
          code
          path
        }
      }
      failure {
        code
        message
      }
    }
  }
`;

describe('recordObservations', () => {
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

  const newClient = async (industryCode: string | null = null): Promise<string> => {
    const reference = `O-${(references += 1)}`;
    await officer.run('mutation ($input: CreateClientInput!) { createClient(input: $input) { failure { code } } }', {
      input: { reference, name: reference, segment: 'CORPORATE', unitCode: 'NORTH', industryCode },
    });
    return reference;
  };
  const record = async (clientReference: string, indicator: string, ...points: [string, string | null][]) => {
    const observations = points.map(([asOf, value]) => ({
      clientReference,
      indicator,
      asOf,
      ...(value === null ? { nullReason: 'not available' } : { value }),
    }));
    return (await officer.run(RECORD, { input: { observations } })).recordObservations;
  };
  const alerts = (reference: string, ruleCode: string) =>
    clc.database.inTenant(bank.id, (query) =>
      query
        .selectFrom('alert as a')
        .innerJoin('client as c', 'c.id', 'a.client_id')
        .select(['a.id', 'a.status', 'a.evidence_count', 'a.condition_cleared', 'a.explanation'])
        .where('c.reference', '=', reference)
        .where('a.rule_code', '=', ruleCode)
        .orderBy('a.recorded_at')
        .execute(),
    );
  const ruleOf = async (indicator: string): Promise<string> => {
    const rows = await clc.database.inTenant(bank.id, (query) =>
      query
        .selectFrom('rule_watch as w')
        .innerJoin('indicator as i', 'i.id', 'w.indicator_id')
        .innerJoin('warning_rule as r', 'r.id', 'w.rule_id')
        .select('r.code')
        .where('i.code', '=', indicator)
        .execute(),
    );
    return rows[0]!.code;
  };

  it('keeps good rows and names bad ones', async () => {
    const clientReference = await newClient();
    const good = { clientReference, indicator: 'court_enforcement', value: '0', asOf: '2024-01-31' };
    const { recordObservations } = await officer.run(RECORD, {
      input: {
        observations: [
          good,
          { ...good, indicator: 'nonsense' },
          { ...good, clientReference: 'nobody' },
          { ...good, value: null },
          { ...good, nullReason: 'both' },
          { ...good, facilityReference: 'none' },
          good,
        ],
      },
    });
    expect(recordObservations).toEqual({
      recorded: 2,
      alertsRaised: 0,
      failure: null,
      rejected: [
        { index: 1, failure: { code: 'INDICATOR_UNKNOWN', path: 'observations.1.indicator' } },
        { index: 2, failure: { code: 'CLIENT_NOT_FOUND', path: 'observations.2.clientId' } },
        { index: 3, failure: { code: 'VALUE_OR_REASON', path: 'observations.3.value' } },
        { index: 4, failure: { code: 'VALUE_OR_REASON', path: 'observations.4.value' } },
        { index: 5, failure: { code: 'FACILITY_NOT_FOUND', path: 'observations.5.facilityId' } },
      ],
    });
  });

  it('tells of each observation why it was left out, also where that is all of them', async () => {
    const observations = [
      { clientReference: 'nobody', indicator: 'court_enforcement', value: '0', asOf: '2024-01-31' },
    ];
    expect((await officer.run(RECORD, { input: { observations } })).recordObservations).toEqual({
      recorded: 0,
      alertsRaised: 0,
      failure: null,
      rejected: [{ index: 0, failure: { code: 'CLIENT_NOT_FOUND', path: 'observations.0.clientId' } }],
    });
  });

  it('refuses an empty batch and one of more than 10,000', async () => {
    const observations = Array.from({ length: 10_001 }, () => ({
      clientReference: 'x',
      indicator: 'x',
      value: '1',
      asOf: '2024-01-31',
    }));
    expect((await officer.send(RECORD, { input: { observations } })).data.recordObservations.failure.code).toBe(
      'BATCH_TOO_LARGE',
    );
    expect((await officer.send(RECORD, { input: { observations: [] } })).data.recordObservations.failure.code).toBe(
      'BATCH_EMPTY',
    );
  });

  it('raises one alert, adds further evidence to it, and clears it', async () => {
    const client = await newClient();
    const rule = await ruleOf('court_enforcement');
    expect(await record(client, 'court_enforcement', ['2024-01-31', '1'])).toMatchObject({
      recorded: 1,
      alertsRaised: 1,
    });
    expect(await record(client, 'court_enforcement', ['2024-02-29', '1'])).toMatchObject({ alertsRaised: 0 });
    expect(await alerts(client, rule)).toMatchObject([{ status: 'OPEN', evidence_count: 2 }]);
    await record(client, 'court_enforcement', ['2024-03-31', '0']);
    expect(await alerts(client, rule)).toMatchObject([
      { status: 'RESOLVED', evidence_count: 2, condition_cleared: true },
    ]);
  });

  it('sees within one batch what fired and cleared again', async () => {
    const client = await newClient();
    const rule = await ruleOf('court_enforcement');
    expect(
      await record(client, 'court_enforcement', ['2024-03-31', '0'], ['2024-01-31', '0'], ['2024-02-29', '1']),
    ).toMatchObject({ alertsRaised: 1 });
    expect(await alerts(client, rule)).toMatchObject([{ status: 'RESOLVED', evidence_count: 1 }]);
  });

  it('does not raise on a correction of the past, but judges the present by it', async () => {
    const client = await newClient();
    const rule = await ruleOf('court_enforcement');
    await record(client, 'court_enforcement', ['2024-03-31', '0']);
    expect(await record(client, 'court_enforcement', ['2024-01-31', '1'])).toMatchObject({
      recorded: 1,
      alertsRaised: 0,
    });
    expect(await alerts(client, rule)).toEqual([]);
    expect(await record(client, 'court_enforcement', ['2024-03-31', '1'])).toMatchObject({ alertsRaised: 1 });
  });

  it('raises and clears nothing on a missing value', async () => {
    const client = await newClient();
    const rule = await ruleOf('court_enforcement');
    await record(client, 'court_enforcement', ['2024-01-31', null]);
    expect(await alerts(client, rule)).toEqual([]);
    await record(client, 'court_enforcement', ['2024-02-29', '1']);
    await record(client, 'court_enforcement', ['2024-03-31', null]);
    expect(await alerts(client, rule)).toMatchObject([{ status: 'OPEN' }]);
  });

  it('raises one alert when two batches fire at once', async () => {
    const client = await newClient();
    const rule = await ruleOf('court_enforcement');
    const results = await Promise.all(
      ['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30'].map((asOf) =>
        record(client, 'court_enforcement', [asOf, '1']),
      ),
    );
    expect(results.map((result) => result.alertsRaised).toSorted()).toEqual([0, 0, 0, 1]);
    expect(await alerts(client, rule)).toHaveLength(1);
  });

  it('answers with the newest value, the series, and the place among the industry', async () => {
    const [client, ...others] = await Promise.all(Array.from({ length: 5 }, () => newClient('C99')));
    await record(client!, 'current_ratio', ['2024-06-30', '1.5'], ['2024-03-31', '2.25']);
    for (const [index, other] of others.entries())
      await record(other, 'current_ratio', ['2024-06-30', String(index + 1)]);
    const { client: found } = await officer.run(
      `query ($r: String!) { client(reference: $r) {
        latestObservations { indicator { code } value asOf source }
        observations(indicator: "current_ratio", last: 5) { value asOf }
        early: observations(indicator: "current_ratio", to: "2024-04-01") { value }
        industryPosition(indicator: "current_ratio") { value percentile median lowerQuartile upperQuartile
          peerCount asOf }
      } }`,
      { r: client },
    );
    expect(found).toEqual({
      latestObservations: [
        { indicator: { code: 'current_ratio' }, value: '1.5', asOf: '2024-06-30', source: 'EXTERNAL' },
      ],
      observations: [
        { value: '1.5', asOf: '2024-06-30' },
        { value: '2.25', asOf: '2024-03-31' },
      ],
      early: [{ value: '2.25' }],
      industryPosition: {
        value: '1.5',
        percentile: '25',
        median: '2.5',
        lowerQuartile: '1.75',
        upperQuartile: '3.25',
        peerCount: 4,
        asOf: '2024-06-30',
      },
    });
  });

  it('is refused to whoever has no duty for it', async () => {
    const auditor = await bank.caller('AUDITOR');
    expect((await auditor.send(RECORD, { input: { observations: [] } })).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
  });
});
