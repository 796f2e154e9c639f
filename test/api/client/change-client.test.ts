import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import { enterClient, expectFailure, mutate } from './client-fixture.ts';
import { toGlobalId } from '../../../src/api/shared/global-id.ts';
import { Facility } from '../../../src/persistence/facility/facility.entity.ts';
import { newId } from '../../../src/persistence/tenant.ts';

let clc: TestClc;
let bank: TestInstitution;
let manager: Caller;
let officer: Caller;
let risk: Caller;
let client: { id: string; reference: string };

beforeAll(async () => {
  clc = await startClc();
  bank = await clc.institution();
  manager = await bank.caller('RELATIONSHIP_MANAGER', 'NORTH');
  officer = await bank.caller('CREDIT_OFFICER', 'NORTH');
  risk = await bank.caller('RISK_MANAGER', 'HQ');
});
afterAll(() => clc.stop());
beforeEach(async () => {
  client = await enterClient(manager);
});

const userId = (caller: Caller): string => toGlobalId('User', caller.userId);

describe('updateClient', () => {
  it('changes what is given, clears what is null, and leaves the rest', async () => {
    const first = await mutate(
      manager,
      'updateClient',
      { clientId: client.id, localName: '甲', country: 'CN', industryCode: 'C34' },
      'client { version name localName country industry { code } }',
    );
    expect(first.client).toEqual({
      version: 2,
      name: expect.stringContaining('Client'),
      localName: '甲',
      country: 'CN',
      industry: { code: 'C34' },
    });
    const second = await mutate(
      manager,
      'updateClient',
      { clientReference: client.reference, name: 'Renamed', localName: null },
      'client { version name localName country industry { code } }',
    );
    expect(second.client).toEqual({
      version: 3,
      name: 'Renamed',
      localName: null,
      country: 'CN',
      industry: { code: 'C34' },
    });
  });

  it('stores a registration number in its capital form', async () => {
    const { client: updated } = await mutate(
      manager,
      'updateClient',
      { clientId: client.id, registrationScheme: 'LEI', registrationId: 'hwupkr0mpou8fgxbt394' },
      'client { registrationScheme registrationId }',
    );
    expect(updated).toEqual({ registrationScheme: 'LEI', registrationId: 'HWUPKR0MPOU8FGXBT394' });
  });

  it('refuses a stale version and names the present one', async () => {
    await mutate(manager, 'updateClient', { clientId: client.id, name: 'First', expectedVersion: 1 });
    expect(
      await expectFailure(
        manager,
        'updateClient',
        { clientId: client.id, name: 'Second', expectedVersion: 1 },
        'CLIENT_CHANGED',
      ),
    ).toContain('version 2');
    const { client: kept } = await manager.run('query ($id: ID!) { client(id: $id) { name version } }', {
      id: client.id,
    });
    expect(kept).toEqual({ name: 'First', version: 2 });
  });

  it('lets one of many editors through who saw the same version', async () => {
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        mutate(manager, 'updateClient', { clientId: client.id, name: `Edit ${index}`, expectedVersion: 1 }),
      ),
    );
    expect(results.map((result) => result.failure?.code ?? 'ok').sort()).toEqual([
      ...Array.from({ length: 7 }, () => 'CLIENT_CHANGED'),
      'ok',
    ]);
  });

  it('moves a client between units the duty covers, and leaves behind a manager it does not', async () => {
    const wide = await bank.caller('CREDIT_OFFICER', 'HQ');
    await mutate(wide, 'assignRelationshipManager', { clientId: client.id, relationshipManagerId: userId(manager) });
    const moved = await mutate(
      wide,
      'updateClient',
      { clientId: client.id, unitCode: 'SOUTH' },
      'client { unit { code } relationshipManager { id } }',
    );
    expect(moved.client).toEqual({ unit: { code: 'SOUTH' }, relationshipManager: null });
  });

  it.each([
    [{ name: ' ' }, 'TEXT_REQUIRED'],
    [{ name: 'a\0' }, 'TEXT_UNUSABLE'],
    [{ country: 'China' }, 'COUNTRY_INVALID'],
    [{ country: 'cn' }, 'COUNTRY_INVALID'],
    [{ registrationId: 'X' }, 'REGISTRATION_INCOMPLETE'],
    [{ registrationScheme: 'LEI', registrationId: 'HWUPKR0MPOU8FGXBT395' }, 'REGISTRATION_ID_CHECK_DIGIT'],
    [{ registrationScheme: 'LEI', registrationId: 'X' }, 'REGISTRATION_ID_FORMAT'],
    [{ unitCode: 'SOUTH' }, 'UNIT_NOT_FOUND'],
    [{ unitCode: 'NOWHERE' }, 'UNIT_NOT_FOUND'],
  ])('refuses %j with %s', async (over, code) => {
    await expectFailure(manager, 'updateClient', { clientId: client.id, ...over }, code);
  });

  it('wants the client named in one way', async () => {
    await expectFailure(manager, 'updateClient', { name: 'x' }, 'CLIENT_KEY_REQUIRED');
    await expectFailure(
      manager,
      'updateClient',
      { clientId: client.id, clientReference: client.reference, name: 'x' },
      'CLIENT_KEY_REQUIRED',
    );
    await expectFailure(manager, 'updateClient', { clientReference: 'NOBODY', name: 'x' }, 'CLIENT_NOT_FOUND');
  });
});

describe('createClient', () => {
  it('takes a relationship manager who holds the duty over the unit, and nobody else', async () => {
    const south = await bank.caller('RELATIONSHIP_MANAGER', 'SOUTH');
    const input = { reference: 'RM-1', name: 'With manager', segment: 'SME', unitCode: 'NORTH' };
    await expectFailure(
      officer,
      'createClient',
      { ...input, relationshipManagerId: userId(south) },
      'MANAGER_NOT_ELIGIBLE',
    );
    const { client: created } = await mutate(
      officer,
      'createClient',
      { ...input, relationshipManagerId: userId(manager) },
      'client { relationshipManager { id } }',
    );
    expect(created.relationshipManager.id).toBe(userId(manager));
  });

  it('gives a reference to one of many who want it at once', async () => {
    const results = await Promise.all(
      Array.from({ length: 6 }, () =>
        mutate(manager, 'createClient', { reference: 'WANTED', name: 'W', segment: 'SME', unitCode: 'NORTH' }),
      ),
    );
    expect(results.filter((result) => result.failure === null)).toHaveLength(1);
    expect(results.filter((result) => result.failure?.code === 'CLIENT_REFERENCE_TAKEN')).toHaveLength(5);
  });
});

describe('changeClientStage', () => {
  const step = (caller: Caller, command: string, over: object = {}) =>
    mutate(caller, 'changeClientStage', { clientId: client.id, command, ...over }, 'client { stage version }');

  it('leads a client through its life and keeps every step', async () => {
    await step(manager, 'BEGIN_SCREENING');
    await step(manager, 'BEGIN_DUE_DILIGENCE');
    await step(officer, 'APPROVE', { reason: 'Sound' });
    await step(manager, 'ACTIVATE');
    await step(manager, 'BEGIN_EXIT', { reason: 'Business ended' });
    const { client: closed } = await step(manager, 'CLOSE', { reason: 'All repaid' });
    expect(closed).toEqual({ stage: 'CLOSED', version: 7 });
    const { client: kept } = await manager.run(
      'query ($id: ID!) { client(id: $id) { stageHistory { fromStage toStage reason actor { id } occurredAt recordedAt } } }',
      { id: client.id },
    );
    expect(kept.stageHistory.map((change: any) => change.toStage)).toEqual([
      'CLOSED',
      'EXITING',
      'ACTIVE',
      'APPROVED',
      'DUE_DILIGENCE',
      'SCREENING',
      'PROSPECT',
    ]);
    expect(kept.stageHistory[3]).toMatchObject({
      fromStage: 'DUE_DILIGENCE',
      reason: 'Sound',
      actor: { id: userId(officer) },
    });
    expect(kept.stageHistory[6]).toMatchObject({ fromStage: null, reason: null, actor: { id: userId(manager) } });
  });

  it('refuses an impossible step with what is possible', async () => {
    expect(
      await expectFailure(
        manager,
        'changeClientStage',
        { clientId: client.id, command: 'CLOSE', reason: 'x' },
        'INVALID_TRANSITION',
      ),
    ).toMatch(/PROSPECT.*BEGIN_SCREENING/);
  });

  it.each(['REJECT', 'WITHDRAW'])('wants a reason for %s', async (command) => {
    await expectFailure(manager, 'changeClientStage', { clientId: client.id, command, reason: ' ' }, 'REASON_REQUIRED');
    expect((await step(manager, command, { reason: 'No case' })).failure).toBeNull();
  });

  it('refuses a stale version', async () => {
    await expectFailure(
      manager,
      'changeClientStage',
      { clientId: client.id, command: 'BEGIN_SCREENING', expectedVersion: 9 },
      'CLIENT_CHANGED',
    );
  });

  it('is approved by a credit officer who neither looks after the client nor examined it', async () => {
    const both = await bank.caller(['CREDIT_OFFICER', 'RELATIONSHIP_MANAGER'], 'NORTH');
    await step(officer, 'BEGIN_SCREENING');
    await step(officer, 'BEGIN_DUE_DILIGENCE');
    await mutate(officer, 'assignRelationshipManager', { clientId: client.id, relationshipManagerId: userId(both) });
    for (const caller of [manager, officer, both])
      await expectFailure(
        caller,
        'changeClientStage',
        { clientId: client.id, command: 'APPROVE' },
        'SEPARATION_OF_DUTIES',
      );
    expect((await step(await bank.caller('CREDIT_OFFICER', 'HQ'), 'APPROVE')).client.stage).toBe('APPROVED');
  });

  it('does not end while a facility is open', async () => {
    await clc.database.inTenant(bank.id, async (query, em) => {
      const { id } = await query
        .selectFrom('client')
        .select('id')
        .where('reference', '=', client.reference)
        .executeTakeFirstOrThrow();
      const amounts = { committed: '100', drawn: '0', repaid: '0', cancelled: '0' };
      em.create(Facility, {
        id: newId(),
        institutionId: bank.id,
        clientId: id,
        reference: `F-${client.reference}`,
        product: 'TERM_LOAN',
        currency: 'CNY',
        ...amounts,
        dayCount: 'ACT_360',
        status: 'AVAILABLE',
        createdAt: new Date(),
        updatedAt: new Date(),
      });
    });
    const message = await expectFailure(
      manager,
      'changeClientStage',
      { clientId: client.id, command: 'WITHDRAW', reason: 'x' },
      'CLIENT_HAS_OPEN_FACILITY',
    );
    expect(message).toContain(`F-${client.reference}`);
    await clc.database.inTenant(bank.id, (query) =>
      query
        .updateTable('facility')
        .set({ status: 'CANCELLED' })
        .where('reference', '=', `F-${client.reference}`)
        .execute(),
    );
    expect((await step(manager, 'WITHDRAW', { reason: 'x' })).client.stage).toBe('WITHDRAWN');
  });
});

describe('changeClientTier', () => {
  it('ranks a client and keeps why', async () => {
    const { client: ranked } = await mutate(
      risk,
      'changeClientTier',
      { clientId: client.id, tier: 'CORE', reason: 'Ten good years' },
      'client { tier version tierHistory { fromTier toTier reason actor { id } } }',
    );
    expect(ranked).toEqual({
      tier: 'CORE',
      version: 2,
      tierHistory: [{ fromTier: 'STANDARD', toTier: 'CORE', reason: 'Ten good years', actor: { id: userId(risk) } }],
    });
  });

  it.each([
    [{ tier: 'STANDARD', reason: 'x' }, 'TIER_UNCHANGED'],
    [{ tier: 'CORE', reason: ' ' }, 'REASON_REQUIRED'],
    [{ tier: 'CORE', reason: 'x', expectedVersion: 3 }, 'CLIENT_CHANGED'],
    [{ tier: 'CORE', reason: 'x', clientId: null, clientReference: 'NOBODY' }, 'CLIENT_NOT_FOUND'],
  ])('refuses %j with %s', async (over, code) => {
    await expectFailure(risk, 'changeClientTier', { clientId: client.id, ...over }, code);
  });

  it('is not done by who looks after the client', async () => {
    const both = await bank.caller(['RISK_MANAGER', 'RELATIONSHIP_MANAGER'], 'NORTH');
    await mutate(officer, 'assignRelationshipManager', { clientId: client.id, relationshipManagerId: userId(both) });
    await expectFailure(
      both,
      'changeClientTier',
      { clientId: client.id, tier: 'CORE', reason: 'x' },
      'SEPARATION_OF_DUTIES',
    );
  });
});

describe('assignRelationshipManager', () => {
  it.each([{ relationshipManagerId: null }, {}])('assigns, and unassigns by %j', async (nobody) => {
    const assigned = await mutate(
      officer,
      'assignRelationshipManager',
      { clientId: client.id, relationshipManagerId: userId(manager) },
      'client { relationshipManager { id } }',
    );
    expect(assigned.client.relationshipManager.id).toBe(userId(manager));
    const removed = await mutate(
      officer,
      'assignRelationshipManager',
      { clientId: client.id, ...nobody, expectedVersion: 2 },
      'client { relationshipManager { id } }',
    );
    expect(removed.client.relationshipManager).toBeNull();
  });

  it('refuses whoever does not hold the duty over the unit, exactly as nobody', async () => {
    const other = await clc.institution();
    const strangers = [
      officer,
      await bank.caller('RELATIONSHIP_MANAGER', 'SOUTH'),
      await other.caller('RELATIONSHIP_MANAGER'),
    ];
    const assign = (id: string) =>
      expectFailure(
        officer,
        'assignRelationshipManager',
        { clientId: client.id, relationshipManagerId: id },
        'MANAGER_NOT_ELIGIBLE',
      );
    const messages = await Promise.all([
      ...strangers.map((caller) => assign(userId(caller))),
      assign(toGlobalId('User', newId())),
    ]);
    expect(new Set(messages).size).toBe(1);
  });

  it('refuses a stale version', async () => {
    await expectFailure(
      officer,
      'assignRelationshipManager',
      { clientId: client.id, expectedVersion: 4 },
      'CLIENT_CHANGED',
    );
  });
});
