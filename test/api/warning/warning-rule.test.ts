import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addClient, observe } from '../../support/alerts.ts';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';

const RULE =
  'rule { id code version status openAlertCount draftedBy { id } publishedBy { id } } failure { code message path } failures { code path }';
const run = (command: string): string =>
  `mutation ($input: ${command[0]!.toUpperCase()}${command.slice(1)}Input!) { ${command}(input: $input) { ${RULE} } }`;
const DRY_RUN =
  'mutation ($input: DryRunWarningRuleInput!) { dryRunWarningRule(input: $input) { rule { code } raisedCount clearedCount strengthenedCount reopenedCount subjects { decision explanation client { reference } } failure { code } } }';

describe('warning rules', () => {
  let clc: TestClc;
  let bank: TestInstitution;
  let maker: Caller;
  let checker: Caller;
  const level = (threshold: string): object => ({
    level: { indicator: 'sector_stress', comparison: 'GT', threshold, periods: 1 },
  });
  const draft = async (over: Record<string, unknown> = {}, caller = maker): Promise<any> => {
    const input = {
      code: 'STRESS',
      name: 'Stress',
      description: 'Ours.',
      severity: 'YELLOW',
      subject: 'CLIENT',
      condition: level('50'),
      ...over,
    };
    const { data, errors } = await caller.send(run('draftWarningRule'), { input });
    return data?.draftWarningRule ?? { errors };
  };
  const act = async (command: string, ruleId: string, caller = checker): Promise<any> =>
    (await caller.send(run(command), { input: { ruleId } })).data[command];
  const alertsOf = async (reference: string): Promise<any[]> =>
    (
      await maker.run(
        'query ($r: String!) { client(reference: $r) { alerts { status severity rule { code version } } } }',
        { r: reference },
      )
    ).client.alerts;

  beforeAll(async () => {
    clc = await startClc();
    bank = await clc.institution();
    [maker, checker] = await Promise.all([
      bank.caller(['RISK_MANAGER', 'CREDIT_OFFICER']),
      bank.caller('RISK_MANAGER'),
    ]);
    for (const [reference, segment] of [
      ['A', 'CORPORATE'],
      ['B', 'CORPORATE'],
      ['C', 'SME'],
    ])
      await addClient(maker, reference!, { segment });
    await observe(maker, ['A', 'sector_stress', '60'], ['B', 'sector_stress', '55'], ['C', 'sector_stress', '65']);
  });
  afterAll(() => clc.stop());

  it('ship published', async () => {
    const { warningRules } = await checker.run(
      '{ warningRules(status: PUBLISHED) { code version publishedBy { id } condition { __typename ... on CompositeCondition { operator conditions { __typename } } } } }',
    );
    expect(warningRules.length).toBeGreaterThan(40);
    expect(warningRules.find((rule: any) => rule.code === 'COURT_ENFORCEMENT')).toMatchObject({
      version: 1,
      publishedBy: null,
      condition: { __typename: 'LevelCondition' },
    });
  });

  it('go from draft over dry run to published, version by version', async () => {
    const first = (await draft()).rule;
    expect(first).toMatchObject({ version: 1, status: 'DRAFT' });
    const { dryRunWarningRule: tried } = await maker.run(DRY_RUN, { input: { ruleId: first.id } });
    expect(tried).toMatchObject({ raisedCount: 3, clearedCount: 0 });
    expect(tried.subjects.map((subject: any) => subject.client.reference).sort()).toEqual(['A', 'B', 'C']);
    expect(await alertsOf('A')).toEqual([]);
    expect((await act('publishWarningRule', first.id, maker)).failure.code).toBe('SEPARATION_OF_DUTIES');
    expect((await act('publishWarningRule', first.id)).rule).toMatchObject({ status: 'PUBLISHED', openAlertCount: 3 });
    expect(await alertsOf('A')).toMatchObject([
      { status: 'OPEN', severity: 'YELLOW', rule: { code: 'STRESS', version: 1 } },
    ]);
    expect((await act('publishWarningRule', first.id)).failure.code).toBe('RULE_NOT_DRAFT');

    // The next version covers corporates only, above 57: A goes on, B clears.
    const second = (await draft({ condition: level('57'), segments: ['CORPORATE'] })).rule;
    expect(second.version).toBe(2);
    expect((await maker.run(DRY_RUN, { input: { ruleId: second.id } })).dryRunWarningRule).toMatchObject({
      raisedCount: 0,
      clearedCount: 1,
    });
    expect((await act('publishWarningRule', second.id)).rule).toMatchObject({ version: 2, status: 'PUBLISHED' });
    expect(await alertsOf('B')).toMatchObject([{ status: 'RESOLVED', rule: { version: 2 } }]);
    const { warningRules } = await checker.run('{ warningRules { code version status } }');
    expect(warningRules.filter((rule: any) => rule.code === 'STRESS')).toMatchObject([
      { version: 2, status: 'PUBLISHED' },
      { version: 1, status: 'RETIRED' },
    ]);

    // Retired, it judges nothing; what is open stays.
    expect((await act('retireWarningRule', second.id)).rule).toMatchObject({ status: 'RETIRED' });
    expect((await act('retireWarningRule', second.id)).failure.code).toBe('RULE_RETIRED');
    await observe(maker, ['A', 'sector_stress', '10']);
    expect(await alertsOf('A')).toMatchObject([{ status: 'OPEN' }]);
  });

  it('keep every kind of condition as it was given', async () => {
    const condition = {
      composite: {
        operator: 'AT_LEAST',
        atLeast: 2,
        conditions: [
          {
            level: {
              indicator: 'dscr',
              comparison: 'LT',
              threshold: '1.15',
              clearThreshold: '1.2',
              periods: 2,
              forDays: 30,
            },
          },
          {
            change: {
              indicator: 'account_turnover',
              mode: 'RELATIVE',
              overPeriods: 4,
              comparison: 'LTE',
              threshold: '-0.3',
              periods: 1,
            },
          },
          { trend: { indicator: 'ebitda_margin', direction: 'FALLING', periods: 3, minimumChange: '0.03' } },
          {
            peerPercentile: {
              indicator: 'current_ratio',
              comparison: 'LT',
              percentile: 10,
              clearPercentile: 15,
              minimumPeers: 8,
            },
          },
          {
            composite: {
              operator: 'ANY',
              conditions: [{ staleness: { indicator: 'statement_age_days', maxAgeDays: 90 } }],
            },
          },
        ],
      },
    };
    const { rule } = await draft({
      code: 'MIXED',
      condition,
      response: { duty: 'CREDIT_OFFICER', action: 'Look', withinHours: 48 },
    });
    const { warningRule } = await checker.run(
      `query ($id: ID!) { warningRule(id: $id) { response { duty action withinHours } condition { ...
        on CompositeCondition { operator atLeast conditions {
        ... on LevelCondition { indicator comparison threshold clearThreshold periods forDays } ...
          on ChangeCondition { indicator mode overPeriods comparison threshold clearThreshold periods }
        ... on TrendCondition { indicator direction periods minimumChange } ...
          on PeerPercentileCondition { indicator comparison percentile clearPercentile minimumPeers }
        ... on CompositeCondition { operator atLeast conditions { ...
          on StalenessCondition { indicator maxAgeDays } } } } } } } }`,
      { id: rule.id },
    );
    const [kind, ...others] = condition.composite.conditions;
    const bare = others.map((one) => Object.values(one)[0]);
    expect(warningRule.response).toEqual({ duty: 'CREDIT_OFFICER', action: 'Look', withinHours: 48 });
    expect(warningRule.condition).toMatchObject({
      operator: 'AT_LEAST',
      atLeast: 2,
      conditions: [
        kind!.level,
        bare[0],
        bare[1],
        bare[2],
        { operator: 'ANY', atLeast: null, conditions: [{ indicator: 'statement_age_days', maxAgeDays: 90 }] },
      ],
    });
  });

  it('are refused with every fault and its path', async () => {
    const { rule, failure, failures } = await draft({
      code: 'lower',
      severity: 'RED',
      condition: {
        composite: {
          operator: 'ALL',
          conditions: [
            { level: { indicator: 'nothing', comparison: 'LT', threshold: '1', clearThreshold: '0.5', periods: 0 } },
          ],
        },
      },
    });
    expect(rule).toBeNull();
    expect(failure).toMatchObject({ code: 'RULE_VALUE_UNKNOWN', path: 'code' });
    expect(failures).toEqual([
      { code: 'RULE_VALUE_UNKNOWN', path: 'code' },
      { code: 'RULE_INDICATOR_UNKNOWN', path: 'condition.conditions.0.indicator' },
      { code: 'RULE_CLEAR_LEVEL_WRONG_SIDE', path: 'condition.conditions.0.clearThreshold' },
      { code: 'RULE_OUT_OF_RANGE', path: 'condition.conditions.0.periods' },
      { code: 'RULE_RESPONSE_REQUIRED', path: 'response' },
    ]);
  });

  it.each([
    [{}],
    [{ ...level('1'), staleness: { indicator: 'dscr', maxAgeDays: 3 } }],
    [{ composite: { operator: 'ANY', conditions: [{}] } }],
  ])('take exactly one kind of condition: %j', async (condition) => {
    const { errors } = await draft({ code: 'KINDS', condition });
    expect(errors[0]).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
      message: expect.stringContaining('exactly one'),
    });
  });

  it("are the institution's affair, and the risk department's", async () => {
    expect((await draft({ code: 'NORTHERN' }, await bank.caller('RISK_MANAGER', 'NORTH'))).failure.code).toBe(
      'FORBIDDEN',
    );
    expect((await draft({ code: 'MINE' }, await bank.caller('CREDIT_OFFICER'))).errors[0].extensions.code).toBe(
      'FORBIDDEN',
    );
  });
});
