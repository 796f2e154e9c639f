import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, addClient, businessDate, observe, raiseAlert } from '../../support/alerts.ts';
import { addDays } from '../../../src/domain/shared/time.ts';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';

describe('the life of an alert', () => {
  let clc: TestClc;
  let bank: TestInstitution;
  let officer: Caller;
  let risk: Caller;
  let checker: Caller;
  let manager: Caller;
  let today: string;
  let clients = 0;
  const userId = async (caller: Caller): Promise<string> => (await caller.run('{ me { user { id } } }')).me.user.id;
  const client = async (over: Record<string, unknown> = {}): Promise<string> => {
    const reference = `L-${(clients += 1)}`;
    await addClient(officer, reference, { relationshipManagerId: await userId(manager), ...over });
    return reference;
  };

  beforeAll(async () => {
    clc = await startClc();
    bank = await clc.institution();
    [officer, risk, checker, manager] = await Promise.all([
      bank.caller('CREDIT_OFFICER'),
      bank.caller('RISK_MANAGER'),
      bank.caller('RISK_MANAGER'),
      bank.caller(['RELATIONSHIP_MANAGER', 'RISK_MANAGER'], 'NORTH'),
    ]);
    today = await businessDate(officer);
  });
  afterAll(() => clc.stop());

  it('goes from raised to closed, with its whole history', async () => {
    const { id: alertId } = await raiseAlert(officer, await client());
    expect((await act(officer, 'acknowledgeAlert', { alertId })).alert.status).toBe('ACKNOWLEDGED');
    expect((await act(officer, 'assignAlert', { alertId, assigneeId: await userId(risk) })).alert.status).toBe(
      'ACKNOWLEDGED',
    );
    expect((await act(officer, 'startAlertInvestigation', { alertId })).alert.status).toBe('INVESTIGATING');
    const planned = await act(officer, 'planAlertAction', {
      alertId,
      description: 'Visit the client',
      ownerId: await userId(officer),
      dueOn: addDays(today, 3),
    });
    expect(planned.alert).toMatchObject({
      status: 'ACTION_PLANNED',
      actions: [{ description: 'Visit the client', completedAt: null }],
    });
    expect(await act(officer, 'resolveAlert', { alertId, resolution: 'Paid.' })).toMatchObject({
      alert: null,
      failure: { code: 'ACTIONS_OPEN' },
    });
    const [action] = planned.alert.actions;
    expect(
      (await act(officer, 'completeAlertAction', { actionId: action.id, outcome: 'The claim was paid.' })).alert
        .actions[0],
    ).toMatchObject({ outcome: 'The claim was paid.' });
    expect(await act(officer, 'completeAlertAction', { actionId: action.id, outcome: 'Again.' })).toMatchObject({
      failure: { code: 'ALERT_ACTION_COMPLETED' },
    });
    expect((await act(risk, 'resolveAlert', { alertId, resolution: 'Enforcement was lifted.' })).alert.status).toBe(
      'RESOLVED',
    );
    expect(await act(risk, 'closeAlert', { alertId })).toMatchObject({ failure: { code: 'SEPARATION_OF_DUTIES' } });
    expect((await act(checker, 'closeAlert', { alertId, note: 'Register seen.' })).alert).toMatchObject({
      status: 'CLOSED',
      allowedCommands: [],
    });
    const { alert } = await officer.run(
      'query ($id: ID!) { alert(id: $id) { resolution resolvedHow history { kind fromStatus toStatus actor { id } note } resolvedBy { id } closedBy { id } } }',
      { id: alertId },
    );
    expect(alert.history.map((entry: any) => entry.kind)).toEqual([
      'CLOSED',
      'RESOLVED',
      'ACTION_COMPLETED',
      'ACTION_PLANNED',
      'INVESTIGATION_STARTED',
      'ASSIGNED',
      'ACKNOWLEDGED',
      'RAISED',
    ]);
    expect(alert).toMatchObject({
      resolution: 'Enforcement was lifted.',
      resolvedHow: 'RESOLVED_BY_USER',
      resolvedBy: { id: await userId(risk) },
      closedBy: { id: await userId(checker) },
    });
  });

  it('explains itself down to the observation, the rule version and the response it demands', async () => {
    const { id } = await raiseAlert(officer, await client());
    const { alert } = await officer.run(
      'query ($id: ID!) { alert(id: $id) { explanation toClear overdue dueAt raisedAt evidenceCount response { duty withinHours } rule { code version condition { ... on LevelCondition { indicator threshold } } } evidence { measure value threshold distance indicator { code } observations { value asOf source indicator { code } } rule { version } } } }',
      { id },
    );
    expect(alert).toMatchObject({
      overdue: false,
      evidenceCount: 1,
      response: { duty: 'RISK_MANAGER', withinHours: 24 },
      rule: { code: 'COURT_ENFORCEMENT', version: 1, condition: { indicator: 'court_enforcement', threshold: '1' } },
    });
    expect(alert.evidence).toMatchObject([
      {
        measure: 'VALUE',
        value: '1',
        threshold: '1',
        indicator: { code: 'court_enforcement' },
        observations: [{ value: '1', asOf: today, source: 'EXTERNAL' }],
        rule: { version: 1 },
      },
    ]);
    expect(Date.parse(alert.dueAt) - Date.parse(alert.raisedAt)).toBe(24 * 3_600_000);
  });

  it('says what it says of itself in Chinese, and what people wrote as they wrote it', async () => {
    const reference = await client();
    const { id } = await raiseAlert(officer, reference);
    await act(officer, 'acknowledgeAlert', { alertId: id, note: 'Seen by phone.' });
    const ask = async (language: string): Promise<any> =>
      (
        await officer.run(
          `query ($id: ID!, $language: Language!) { alert(id: $id) {
          explanation(language: $language) toClear(language: $language)
          resolution(language: $language) response { action(language: $language) }
        rule { name(language: $language) description(language: $language) }
          evidence { explanation(language: $language) indicator { name(language: $language) } }
          history { kind note(language: $language) } } }`,
          { id, language },
        )
      ).alert;
    const rule = { name: '法院强制执行', description: '客户被法院强制执行。' };
    const explanation = `截至 ${today}，记录有法院强制执行。`;
    expect(await ask('ZH')).toEqual({
      explanation,
      toClear: '法院强制执行记录为 0，即已消除。',
      resolution: null,
      response: { action: '复核前暂停提款，并决定是否列入关注名单' },
      rule,
      evidence: [{ explanation, indicator: { name: '法院强制执行' } }],
      history: [
        { kind: 'ACKNOWLEDGED', note: 'Seen by phone.' },
        { kind: 'RAISED', note: explanation },
      ],
    });
    expect(await ask('EN')).toMatchObject({
      explanation: `Court enforcement is recorded as of ${today}.`,
      rule: { name: 'Court enforcement' },
      evidence: [{ indicator: { name: 'Court enforcement' } }],
    });
    await observe(officer, [reference, 'court_enforcement', '0']);
    expect(await ask('ZH')).toMatchObject({
      explanation,
      resolution: '触发条件已不再成立。',
      history: [{ kind: 'CONDITION_CLEARED', note: '触发条件已不再成立。' }, {}, {}],
    });
  });

  it('tells in Chinese what several conditions saw, by the version of the rule that saw it', async () => {
    const reference = await client();
    const level = (indicator: string, threshold: string) => ({ level: { indicator, comparison: 'GT', threshold } });
    const { draftWarningRule } = await risk.run(
      'mutation ($input: DraftWarningRuleInput!) { draftWarningRule(input: $input) { rule { id } failure { message } } }',
      {
        input: {
          code: 'TWO_SIGNS',
          name: 'Two signs',
          description: 'Two of three.',
          severity: 'ORANGE',
          subject: 'CLIENT',
          condition: {
            composite: {
              operator: 'AT_LEAST',
              atLeast: 2,
              conditions: [level('tax_arrears', '5'), level('bounced_payments', '2'), level('sector_stress', '99')],
            },
          },
        },
      },
    );
    await checker.run(
      'mutation ($input: PublishWarningRuleInput!) { publishWarningRule(input: $input) { failure { message } } }',
      { input: { ruleId: draftWarningRule.rule.id } },
    );
    await observe(officer, [reference, 'tax_arrears', '6'], [reference, 'bounced_payments', '4']);
    const { alerts } = await officer.run(
      'query ($reference: String) { alerts(filter: { clientReference: $reference, open: true }) { nodes { rule { code name(language: ZH) } explanation(language: ZH) toClear(language: ZH) } } }',
      { reference },
    );
    expect(alerts.nodes.find((alert: any) => alert.rule.code === 'TWO_SIGNS')).toEqual({
      rule: { code: 'TWO_SIGNS', name: 'Two signs' },
      explanation: `3 项条件中有 2 项成立（需 2 项）：欠税金额截至 ${today} 为 6，高于触发值 5；退票次数截至 ${today} 为 4，高于触发值 2。`,
      toClear: '以下至少满足 1 项：欠税金额等于或低于 5；退票次数等于或低于 2。',
    });
  });

  it.each([
    ['closeAlert', {}],
    ['resolveAlert', { resolution: 'Done.' }],
    ['startAlertInvestigation', {}],
    ['wakeAlert', {}],
    ['planAlertAction', { description: 'Do', ownerId: 'RISK', dueOn: 'TODAY' }],
  ])('refuses %s on an open alert with the status and what it allows', async (command, input) => {
    const { id: alertId } = await raiseAlert(officer, await client());
    const given = Object.fromEntries(
      Object.entries(input).map(([key, value]) => [key, value === 'TODAY' ? today : value]),
    );
    if ('ownerId' in given) given['ownerId'] = await userId(risk);
    const { alert, failure } = await act(risk, command, { alertId, ...given });
    expect(alert).toBeNull();
    expect(failure).toMatchObject({ code: 'INVALID_TRANSITION', message: expect.stringContaining('OPEN') });
  });

  it('takes two people to call a RED alert a false positive', async () => {
    const { id: alertId } = await raiseAlert(officer, await client());
    expect((await act(risk, 'confirmAlertFalsePositive', { alertId })).failure.code).toBe('PROPOSAL_MISSING');
    expect((await act(risk, 'markAlertFalsePositive', { alertId, reason: '…' })).failure.code).toBe('REASON_REQUIRED');
    expect(
      (await act(risk, 'markAlertFalsePositive', { alertId, reason: 'Another company of that name.' })).alert.status,
    ).toBe('OPEN');
    expect((await act(checker, 'markAlertFalsePositive', { alertId, reason: 'Me too.' })).failure.code).toBe(
      'PROPOSAL_PENDING',
    );
    expect((await act(risk, 'confirmAlertFalsePositive', { alertId })).failure.code).toBe('SEPARATION_OF_DUTIES');
    expect(
      (await act(checker, 'rejectAlertFalsePositive', { alertId, reason: 'It is our client.' })).alert.status,
    ).toBe('OPEN');
    await act(risk, 'markAlertFalsePositive', { alertId, reason: 'Another registration number.' });
    expect((await act(checker, 'confirmAlertFalsePositive', { alertId })).alert.status).toBe('FALSE_POSITIVE');
  });

  it("lets one person dismiss an ORANGE alert, but not the client's own relationship manager", async () => {
    const own = await raiseAlert(officer, await client(), 'ORANGE');
    expect(
      (await act(manager, 'markAlertFalsePositive', { alertId: own.id, reason: 'I know them.' })).alert.status,
    ).toBe('OPEN');
    expect((await act(manager, 'confirmAlertFalsePositive', { alertId: own.id })).failure.code).toBe(
      'SEPARATION_OF_DUTIES',
    );
    expect((await act(risk, 'confirmAlertFalsePositive', { alertId: own.id })).alert.status).toBe('FALSE_POSITIVE');
    const other = await raiseAlert(officer, await client(), 'ORANGE');
    expect(
      (await act(risk, 'markAlertFalsePositive', { alertId: other.id, reason: 'The register was wrong.' })).alert
        .status,
    ).toBe('FALSE_POSITIVE');
  });

  it('keeps the relationship manager from closing, also what the figures resolved', async () => {
    const reference = await client();
    const { id: alertId } = await raiseAlert(officer, reference, 'ORANGE');
    await observe(officer, [reference, 'controller_changed', '0']);
    const { alert } = await officer.run(
      'query ($id: ID!) { alert(id: $id) { status resolvedHow resolvedBy { id } conditionCleared } }',
      { id: alertId },
    );
    expect(alert).toEqual({
      status: 'RESOLVED',
      resolvedHow: 'CONDITION_CLEARED',
      resolvedBy: null,
      conditionCleared: true,
    });
    expect((await act(manager, 'closeAlert', { alertId })).failure.code).toBe('SEPARATION_OF_DUTIES');
    expect((await act(risk, 'closeAlert', { alertId })).alert.status).toBe('CLOSED');
  });

  it('snoozes within the deadline and wakes', async () => {
    const { id: alertId } = await raiseAlert(officer, await client(), 'YELLOW');
    expect(
      (await act(officer, 'snoozeAlert', { alertId, until: addDays(today, 31), reason: 'Later.' })).failure.code,
    ).toBe('SNOOZE_DATE_INVALID');
    expect(
      (await act(officer, 'snoozeAlert', { alertId, until: addDays(today, 2), reason: 'They answer on Friday.' })).alert
        .status,
    ).toBe('SNOOZED');
    expect((await act(officer, 'wakeAlert', { alertId })).alert.status).toBe('ACKNOWLEDGED');
  });

  it('offers each viewer what their duties and the separation of duties leave', async () => {
    const { id: alertId } = await raiseAlert(officer, await client());
    const options = async (caller: Caller): Promise<string[]> =>
      (await caller.run('query ($id: ID!) { alert(id: $id) { allowedCommands } }', { id: alertId })).alert
        .allowedCommands;
    expect(await options(officer)).toEqual(['ACKNOWLEDGE', 'ASSIGN', 'SNOOZE', 'MARK_FALSE_POSITIVE']);
    await act(risk, 'markAlertFalsePositive', { alertId, reason: 'Another company.' });
    expect(await options(risk)).toEqual(['ACKNOWLEDGE', 'ASSIGN', 'SNOOZE', 'REJECT_FALSE_POSITIVE']);
    expect(await options(checker)).toEqual([
      'ACKNOWLEDGE',
      'ASSIGN',
      'SNOOZE',
      'CONFIRM_FALSE_POSITIVE',
      'REJECT_FALSE_POSITIVE',
    ]);
    expect(await options(await bank.caller('AUDITOR'))).toEqual([]);
  });

  it('names the facility it is on, and is found by it', async () => {
    const clientReference = await client();
    const input = {
      clientReference,
      reference: `F-${clientReference}`,
      product: 'TERM_LOAN',
      committed: { amount: '1000', currency: 'CNY' },
      rate: '0.06',
      dayCount: 'THIRTY_360',
      startsOn: today,
      availableUntil: addDays(today, 90),
      maturesOn: addDays(today, 400),
    };
    const { createFacility } = await officer.run(
      'mutation ($input: CreateFacilityInput!) { createFacility(input: $input) { facility { id reference } failure { code message } } }',
      { input },
    );
    const { id: facilityId, reference } = createFacility.facility;
    await officer.run(
      'mutation ($input: RecordObservationsInput!) { recordObservations(input: $input) { failure { code } } }',
      {
        input: {
          observations: [
            { facilityId, indicator: 'bounced_payments', value: '0', asOf: today },
            { facilityId, indicator: 'covenant_waived', value: '1', asOf: today },
          ],
        },
      },
    );
    const { alerts } = await officer.run(
      'query ($facilityId: ID!) { alerts(filter: { facilityId: $facilityId }) { nodes { facility { reference } client { reference } rule { code } } } }',
      { facilityId },
    );
    expect(alerts.nodes).toEqual([
      { facility: { reference }, client: { reference: clientReference }, rule: { code: 'COVENANT_WAIVED' } },
    ]);
  });

  it('is as if it were not there for whom its unit is not visible, and hands it to nobody unsuitable', async () => {
    const { id: alertId } = await raiseAlert(officer, await client());
    const south = await bank.caller('CREDIT_OFFICER', 'SOUTH');
    expect((await act(south, 'acknowledgeAlert', { alertId })).failure.code).toBe('ALERT_NOT_FOUND');
    expect(
      await south.run('query ($id: ID!) { alert(id: $id) { id } node(id: $id) { id } alerts { totalCount } }', {
        id: alertId,
      }),
    ).toEqual({ alert: null, node: null, alerts: { totalCount: 0 } });
    expect((await act(officer, 'assignAlert', { alertId, assigneeId: await userId(south) })).failure).toMatchObject({
      code: 'ASSIGNEE_UNSUITABLE',
      path: 'assigneeId',
    });
    await expect(act(await bank.caller('AUDITOR'), 'acknowledgeAlert', { alertId })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('acknowledges once under one idempotency key, however often it is sent', async () => {
    const { id: alertId } = await raiseAlert(officer, await client());
    const answers = await Promise.all(
      [1, 2, 3].map(() => act(officer, 'acknowledgeAlert', { alertId, idempotencyKey: `k-${alertId}` })),
    );
    expect(answers.map((answer) => answer.alert.status)).toEqual(['ACKNOWLEDGED', 'ACKNOWLEDGED', 'ACKNOWLEDGED']);
    const { alert } = await officer.run('query ($id: ID!) { alert(id: $id) { history { kind } } }', { id: alertId });
    expect(alert.history).toHaveLength(2);
  });
});
