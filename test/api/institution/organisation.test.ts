import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import { enterClient, expectFailure, mutate } from '../client/client-fixture.ts';
import { toGlobalId } from '../../../src/api/shared/global-id.ts';
import { newId } from '../../../src/persistence/tenant.ts';

let clc: TestClc;
let bank: TestInstitution;
let head: Caller;
let north: Caller;
beforeAll(async () => {
  clc = await startClc();
  bank = await clc.institution();
  head = await bank.caller('ADMINISTRATOR', 'HQ');
  north = await bank.caller('ADMINISTRATOR', 'NORTH');
});
afterAll(() => clc.stop());

const userId = (caller: Caller): string => toGlobalId('User', caller.userId);

describe('organisation units', () => {
  it('grow below a unit the duty covers, and are listed each before those below it', async () => {
    const { unit } = await mutate(
      north,
      'createOrganisationUnit',
      { code: 'BRANCH', name: 'Branch', parentCode: 'NORTH' },
      'unit { id code path parent { code children { code } } }',
    );
    expect(unit).toMatchObject({
      code: 'BRANCH',
      path: '/HQ/NORTH/BRANCH/',
      parent: { code: 'NORTH', children: [{ code: 'BRANCH' }] },
    });
    const { organisationUnits } = await head.run(
      '{ organisationUnits { totalCount nodes { path children { path } } } }',
    );
    const paths: string[] = organisationUnits.nodes.map((node: any) => node.path);
    expect(paths).toHaveLength(organisationUnits.totalCount);
    for (const node of organisationUnits.nodes)
      for (const child of node.children) expect(paths.indexOf(child.path)).toBeGreaterThan(paths.indexOf(node.path));
  });

  it('take a new duty and new clients at once', async () => {
    await mutate(head, 'createOrganisationUnit', { code: 'NEW', name: 'New', parentCode: 'SOUTH' });
    const manager = await bank.caller('AUDITOR', 'NORTH');
    await mutate(head, 'grantDuty', { userId: userId(manager), duty: 'RELATIONSHIP_MANAGER', unitCode: 'NEW' });
    const { id } = await enterClient(manager, { unitCode: 'NEW' });
    expect((await manager.run('query ($id: ID!) { client(id: $id) { unit { code } } }', { id })).client).toEqual({
      unit: { code: 'NEW' },
    });
  });

  it.each([
    [{ code: 'A/B' }, 'UNIT_CODE_INVALID'],
    [{ code: '' }, 'UNIT_CODE_INVALID'],
    [{ code: 'x'.repeat(41) }, 'UNIT_CODE_INVALID'],
    [{ name: ' ' }, 'TEXT_REQUIRED'],
    [{ parentCode: 'NOWHERE' }, 'UNIT_NOT_FOUND'],
    [{ parentCode: 'SOUTH' }, 'UNIT_NOT_FOUND'],
    [{ parentCode: 'HQ' }, 'UNIT_NOT_FOUND'],
    [{ code: 'SOUTH' }, 'UNIT_CODE_TAKEN'],
  ])('createOrganisationUnit refuses %j with %s', async (over, code) => {
    await expectFailure(north, 'createOrganisationUnit', { code: 'U1', name: 'U', parentCode: 'NORTH', ...over }, code);
  });
});

describe('users and duties', () => {
  it('are created without any, granted and revoked, and oversight sees which', async () => {
    const { user } = await mutate(
      head,
      'createUser',
      { subject: 's-1', name: 'New user' },
      'user { id name subject active duties { duty } }',
    );
    expect(user).toMatchObject({ name: 'New user', subject: 's-1', active: true, duties: [] });
    const change = { userId: user.id, duty: 'CREDIT_OFFICER', unitCode: 'NORTH' };
    const granted = await mutate(head, 'grantDuty', change, 'user { duties { duty unit { code } } }');
    expect(granted.user.duties).toEqual([{ duty: 'CREDIT_OFFICER', unit: { code: 'NORTH' } }]);
    const revoked = await mutate(head, 'revokeDuty', change, 'user { duties { duty } }');
    expect(revoked.user.duties).toEqual([]);
  });

  it('are refused as soon as the duty is gone', async () => {
    const auditor = await bank.caller('AUDITOR', 'HQ');
    await auditor.run('{ clients { totalCount } }');
    await mutate(head, 'revokeDuty', { userId: userId(auditor), duty: 'AUDITOR', unitCode: 'HQ' });
    const { errors } = await auditor.send('{ clients { totalCount } }');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it.each([
    [{ subject: ' ' }, 'TEXT_REQUIRED'],
    [{ name: '' }, 'TEXT_REQUIRED'],
    [{ subject: 'taken' }, 'USER_SUBJECT_TAKEN'],
  ])('createUser refuses %j with %s', async (over, code) => {
    await mutate(head, 'createUser', { subject: 'taken', name: 'First' });
    await expectFailure(head, 'createUser', { subject: 's-2', name: 'N', ...over }, code);
  });

  it.each(['grantDuty', 'revokeDuty'])('%s reaches neither beyond the own subtree nor oneself', async (name) => {
    const other = userId(await bank.caller('AUDITOR', 'SOUTH'));
    for (const unitCode of ['SOUTH', 'HQ', 'NOWHERE'])
      await expectFailure(north, name, { userId: other, duty: 'AUDITOR', unitCode }, 'UNIT_NOT_FOUND');
    await expectFailure(
      north,
      name,
      { userId: userId(north), duty: 'ADMINISTRATOR', unitCode: 'NORTH' },
      'SEPARATION_OF_DUTIES',
    );
    await expectFailure(
      north,
      name,
      { userId: toGlobalId('User', newId()), duty: 'AUDITOR', unitCode: 'NORTH' },
      'USER_NOT_FOUND',
    );
  });

  it('grants a duty once, and revokes it where it was granted', async () => {
    const auditor = userId(await bank.caller('AUDITOR', 'HQ'));
    await expectFailure(head, 'grantDuty', { userId: auditor, duty: 'AUDITOR', unitCode: 'HQ' }, 'DUTY_HELD');
    await expectFailure(head, 'revokeDuty', { userId: auditor, duty: 'AUDITOR', unitCode: 'NORTH' }, 'DUTY_NOT_HELD');
  });

  it.each(['RELATIONSHIP_MANAGER', 'PARTNER'] as const)("do not show a %s other users' duties", async (duty) => {
    const caller = await bank.caller(duty, 'HQ');
    for (const field of ['subject', 'active', 'duties { duty }']) {
      const { errors } = await caller.send(`query ($id: ID!) { node(id: $id) { ... on User { ${field} } } }`, {
        id: userId(head),
      });
      expect(errors?.[0]?.extensions.code, field).toBe('FORBIDDEN');
    }
    const { errors } = await caller.send('{ users { nodes { name } } }');
    expect(errors?.[0]?.extensions.code).toBe(duty === 'PARTNER' ? 'FORBIDDEN' : undefined);
  });

  it.each(['createOrganisationUnit', 'createUser', 'grantDuty', 'revokeDuty'])(
    '%s is for administrators only',
    async (name) => {
      const risk = await bank.caller(['RISK_MANAGER', 'CREDIT_OFFICER', 'RELATIONSHIP_MANAGER', 'AUDITOR'], 'HQ');
      const inputs: Record<string, object> = {
        createOrganisationUnit: { code: 'X', name: 'X', parentCode: 'HQ' },
        createUser: { subject: 'x', name: 'x' },
      };
      await expect(
        mutate(risk, name, inputs[name] ?? { userId: userId(head), duty: 'AUDITOR', unitCode: 'HQ' }),
      ).rejects.toThrow('FORBIDDEN');
    },
  );
});

describe('industries', () => {
  it('are named by risk or administration, and listed by code', async () => {
    const risk = await bank.caller('RISK_MANAGER', 'NORTH');
    await mutate(risk, 'createIndustry', { code: 'D44', name: 'Power' });
    const { industry } = await mutate(
      head,
      'createIndustry',
      { code: 'C34', name: 'Machinery', localName: '通用设备制造业' },
      'industry { code name localName }',
    );
    expect(industry).toEqual({ code: 'C34', name: 'Machinery', localName: '通用设备制造业' });
    expect((await head.run('{ industries { totalCount nodes { code name localName } } }')).industries).toEqual({
      totalCount: 2,
      nodes: [
        { code: 'C34', name: 'Machinery', localName: '通用设备制造业' },
        { code: 'D44', name: 'Power', localName: null },
      ],
    });
    await expectFailure(head, 'createIndustry', { code: 'C34', name: 'Other' }, 'INDUSTRY_CODE_TAKEN');
    await expectFailure(head, 'createIndustry', { code: ' ', name: 'Other' }, 'TEXT_REQUIRED');
  });
});
