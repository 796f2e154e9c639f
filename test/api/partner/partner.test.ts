import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../../src/api/shared/global-id.ts';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import { expectFailure, mutate } from '../client/client-fixture.ts';
import { applicationCaller, enterApplication, manifestOf } from './partner-fixture.ts';

let clc: TestClc;
let bank: TestInstitution;
let administrator: Caller;
beforeAll(async () => {
  clc = await startClc();
  bank = await clc.institution();
  administrator = await bank.caller('ADMINISTRATOR');
});
afterAll(() => clc.stop());

const APPLICATION =
  'application { code name documentMode costBudget budgetWindowSeconds active partner { code kind } user { id subject name active duties { duty unit { code } } } usage { requestCount errorCount lastUsedAt p95Ms } }';

describe('partners and their applications', () => {
  it('are created, and an application acts as a user of its own', async () => {
    const { partner } = await mutate(
      administrator,
      'createPartner',
      { code: 'RATER', name: 'Rating agency', kind: 'EXTERNAL' },
      'partner { id code name kind active applications { code } usage { requestCount } }',
    );
    expect(partner).toMatchObject({
      code: 'RATER',
      name: 'Rating agency',
      kind: 'EXTERNAL',
      active: true,
      applications: [],
      usage: { requestCount: 0 },
    });
    const { application } = await mutate(
      administrator,
      'createApplication',
      {
        partnerCode: 'RATER',
        code: 'rater-feed',
        name: 'Rating feed',
        duties: [
          { duty: 'PARTNER', unitCode: 'NORTH' },
          { duty: 'WALL_DISPLAY', unitCode: 'SOUTH' },
        ],
      },
      APPLICATION,
    );
    expect(application).toMatchObject({
      code: 'rater-feed',
      documentMode: 'PERSISTED_ONLY',
      costBudget: null,
      budgetWindowSeconds: 60,
      active: true,
      partner: { code: 'RATER', kind: 'EXTERNAL' },
      user: {
        subject: 'application:rater-feed',
        name: 'Rating feed',
        active: true,
        duties: [
          { duty: 'PARTNER', unit: { code: 'NORTH' } },
          { duty: 'WALL_DISPLAY', unit: { code: 'SOUTH' } },
        ],
      },
      usage: { requestCount: 0, errorCount: 0, lastUsedAt: null, p95Ms: null },
    });
    const { me } = await (
      await applicationCaller(clc, bank, 'rater-feed')
    ).run('{ me { user { name } duties { duty } } }');
    expect(me).toEqual({ user: { name: 'Rating feed' }, duties: [{ duty: 'PARTNER' }, { duty: 'WALL_DISPLAY' }] });
  });

  it('are listed in pages, by code', async () => {
    await enterApplication(administrator, 'INTERNAL', 'listed-1');
    const { code, partnerCode } = await enterApplication(administrator, 'EXTERNAL', 'listed-2');
    const { partners, applications, one } = await administrator.run(
      'query ($p: String!) { partners(first: 2) { totalCount nodes { code } pageInfo { hasNextPage } } applications { nodes { code } } one: applications(partnerCode: $p) { totalCount nodes { code partner { code } } } }',
      { p: partnerCode },
    );
    expect(partners.totalCount).toBeGreaterThan(1);
    expect(partners.nodes).toHaveLength(2);
    expect(applications.nodes.map((node: { code: string }) => node.code)).toEqual(
      expect.arrayContaining(['listed-1', 'listed-2']),
    );
    expect(one).toEqual({ totalCount: 1, nodes: [{ code, partner: { code: partnerCode } }] });
  });

  it('have a mode and a budget that can be set', async () => {
    const { code: applicationCode } = await enterApplication(administrator, 'INTERNAL');
    expect(
      (
        await mutate(
          administrator,
          'setApplicationDocumentMode',
          { applicationCode, documentMode: 'OPEN' },
          APPLICATION,
        )
      ).application.documentMode,
    ).toBe('OPEN');
    expect(
      (
        await mutate(
          administrator,
          'setCostBudget',
          { applicationCode, costBudget: 10_000, budgetWindowSeconds: 300 },
          APPLICATION,
        )
      ).application,
    ).toMatchObject({ costBudget: 10_000, budgetWindowSeconds: 300, documentMode: 'OPEN' });
    expect((await mutate(administrator, 'setCostBudget', { applicationCode }, APPLICATION)).application).toMatchObject({
      costBudget: null,
      budgetWindowSeconds: 60,
    });
    for (const input of [
      { costBudget: 0 },
      { costBudget: -1 },
      { costBudget: 1, budgetWindowSeconds: 0 },
      { budgetWindowSeconds: 86_401 },
    ])
      await expectFailure(administrator, 'setCostBudget', { applicationCode, ...input }, 'COST_BUDGET_INVALID');
  });

  it('end for good, and their users with them', async () => {
    const { code: applicationCode, partnerCode } = await enterApplication(administrator, 'EXTERNAL');
    const program = await applicationCaller(clc, bank, applicationCode);
    await program.run('{ me { businessDate } }');
    const { application } = await mutate(administrator, 'deactivateApplication', { applicationCode }, APPLICATION);
    expect(application).toMatchObject({ active: false, user: { active: false } });
    expect((await program.send('{ me { businessDate } }')).errors?.[0]?.extensions.code).toBe('USER_UNKNOWN');
    for (const [command, input] of [
      ['deactivateApplication', {}],
      ['setApplicationDocumentMode', { documentMode: 'OPEN' }],
      ['setCostBudget', {}],
      ['publishDocuments', { version: '1', manifest: manifestOf('{ me { businessDate } }') }],
    ] as const) {
      await expectFailure(administrator, command, { applicationCode, ...input }, 'APPLICATION_INACTIVE');
    }
    await mutate(administrator, 'createApplication', {
      partnerCode,
      code: `${applicationCode}-2`,
      name: 'Second',
      duties: [{ duty: 'PARTNER', unitCode: 'HQ' }],
    });
    const { partner } = await mutate(
      administrator,
      'deactivatePartner',
      { partnerCode },
      'partner { active applications { active user { active } } }',
    );
    expect(partner).toEqual({
      active: false,
      applications: [
        { active: false, user: { active: false } },
        { active: false, user: { active: false } },
      ],
    });
    await expectFailure(administrator, 'deactivatePartner', { partnerCode }, 'PARTNER_INACTIVE');
    await expectFailure(
      administrator,
      'createApplication',
      { partnerCode, code: 'late', name: 'Late', duties: [{ duty: 'PARTNER', unitCode: 'HQ' }] },
      'PARTNER_INACTIVE',
    );
  });

  it.each([
    ['createPartner', { code: 'A/B' }, 'PARTNER_CODE_INVALID'],
    ['createPartner', { code: '-a' }, 'PARTNER_CODE_INVALID'],
    ['createPartner', { name: ' ' }, 'TEXT_REQUIRED'],
    ['createPartner', { code: 'TAKEN' }, 'PARTNER_CODE_TAKEN'],
    ['createApplication', { code: 'a b' }, 'PARTNER_CODE_INVALID'],
    ['createApplication', { name: '' }, 'TEXT_REQUIRED'],
    ['createApplication', { partnerCode: 'NOBODY' }, 'PARTNER_NOT_FOUND'],
    ['createApplication', { duties: [] }, 'APPLICATION_DUTY_REQUIRED'],
    ['createApplication', { duties: [{ duty: 'PARTNER', unitCode: 'NOWHERE' }] }, 'UNIT_NOT_FOUND'],
    ['createApplication', { duties: [{ duty: 'RISK_MANAGER', unitCode: 'HQ' }] }, 'APPLICATION_DUTY_NOT_ALLOWED'],
    ['createApplication', { duties: [{ duty: 'ADMINISTRATOR', unitCode: 'HQ' }] }, 'APPLICATION_DUTY_NOT_ALLOWED'],
    ['createApplication', { code: 'taken-app' }, 'APPLICATION_CODE_TAKEN'],
    ['createApplication', { code: 'taken-user' }, 'APPLICATION_CODE_TAKEN'],
    ['deactivatePartner', { partnerCode: 'NOBODY' }, 'PARTNER_NOT_FOUND'],
    ['deactivateApplication', { applicationCode: 'nothing' }, 'APPLICATION_NOT_FOUND'],
    ['setApplicationDocumentMode', { applicationCode: 'nothing', documentMode: 'OPEN' }, 'APPLICATION_NOT_FOUND'],
    ['setCostBudget', { applicationCode: 'nothing' }, 'APPLICATION_NOT_FOUND'],
  ])('%s refuses %j with %s', async (command, over, code) => {
    await mutate(administrator, 'createPartner', { code: 'TAKEN', name: 'Taken', kind: 'EXTERNAL' });
    await mutate(administrator, 'createApplication', {
      partnerCode: 'TAKEN',
      code: 'taken-app',
      name: 'Taken',
      duties: [{ duty: 'PARTNER', unitCode: 'HQ' }],
    });
    await mutate(administrator, 'createUser', { subject: 'application:taken-user', name: 'Taken' });
    const usual = {
      createPartner: { code: 'P1', name: 'P', kind: 'EXTERNAL' },
      createApplication: { partnerCode: 'TAKEN', code: 'a1', name: 'A', duties: [{ duty: 'PARTNER', unitCode: 'HQ' }] },
    }[command];
    await expectFailure(administrator, command, { ...usual, ...over }, code);
  });

  it('keep to the duties of programs, whoever grants them and when', async () => {
    const [outside, inside] = [
      await enterApplication(administrator, 'EXTERNAL'),
      await enterApplication(administrator, 'INTERNAL'),
    ];
    const userOf = async (applicationCode: string): Promise<string> =>
      (await administrator.run('{ applications { nodes { code user { id } } } }')).applications.nodes.find(
        (node: any) => node.code === applicationCode,
      ).user.id;
    const grant = async (applicationCode: string, duty: string): Promise<string | null> =>
      (await mutate(administrator, 'grantDuty', { userId: await userOf(applicationCode), duty, unitCode: 'HQ' }))
        .failure?.code ?? null;
    expect([await grant(outside.code, 'RISK_MANAGER'), await grant(outside.code, 'WALL_DISPLAY')]).toEqual([
      'APPLICATION_DUTY_NOT_ALLOWED',
      null,
    ]);
    expect([await grant(inside.code, 'ADMINISTRATOR'), await grant(inside.code, 'RISK_MANAGER')]).toEqual([
      'APPLICATION_DUTY_NOT_ALLOWED',
      null,
    ]);
  });

  it('are the affair of administrators of the whole institution, and read by oversight', async () => {
    const north = await bank.caller('ADMINISTRATOR', 'NORTH');
    await expectFailure(north, 'createPartner', { code: 'NORTHERN', name: 'N', kind: 'EXTERNAL' }, 'FORBIDDEN');
    const { code: applicationCode, partnerCode } = await enterApplication(administrator, 'EXTERNAL');
    for (const [command, input] of [
      ['deactivatePartner', { partnerCode }],
      ['deactivateApplication', { applicationCode }],
      ['setApplicationDocumentMode', { applicationCode, documentMode: 'OPEN' }],
      ['setCostBudget', { applicationCode }],
      ['createApplication', { partnerCode, code: 'n', name: 'N', duties: [] }],
    ] as const) {
      await expectFailure(north, command, input, 'FORBIDDEN');
    }
    const [auditor, staff] = [
      await bank.caller('AUDITOR'),
      await bank.caller(['RISK_MANAGER', 'CREDIT_OFFICER', 'RELATIONSHIP_MANAGER', 'PARTNER', 'WALL_DISPLAY']),
    ];
    const [{ applications }] = [await auditor.run('{ applications { nodes { id } } partners { nodes { code } } }')];
    expect((await staff.send('{ partners { nodes { code } } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(
      (await staff.run('query ($id: ID!) { node(id: $id) { __typename } }', { id: applications.nodes[0].id })).node,
    ).toBeNull();
    expect(
      (
        await auditor.run('query ($id: ID!) { node(id: $id) { ... on Application { code } } }', {
          id: applications.nodes[0].id,
        })
      ).node,
    ).toHaveProperty('code');
  });

  it("are not another institution's", async () => {
    const { id } = await enterApplication(administrator, 'EXTERNAL', 'walled');
    const stranger = await (await clc.institution()).caller(['ADMINISTRATOR', 'AUDITOR']);
    expect(
      await stranger.run(
        'query ($id: ID!) { node(id: $id) { id } partners { totalCount } applications { totalCount } }',
        { id: toGlobalId('Application', id) },
      ),
    ).toEqual({ node: null, partners: { totalCount: 0 }, applications: { totalCount: 0 } });
    await expectFailure(stranger, 'deactivateApplication', { applicationCode: 'walled' }, 'APPLICATION_NOT_FOUND');
  });
});
