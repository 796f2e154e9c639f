import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import { enterClient, expectFailure, mutate } from './client-fixture.ts';
import { toGlobalId } from '../../../src/api/shared/global-id.ts';
import { newId } from '../../../src/persistence/tenant.ts';

const LINKS =
  'query ($id: ID!, $asOf: Date) { client(id: $id) { connections(asOf: $asOf) { type direction share evidence validFrom validTo client { id } } } }';
const GROUPS =
  'query ($id: ID!, $asOf: Date) { client(id: $id) { connectedGroups(asOf: $asOf) { basis truncated memberCount anchor { id } members { id } } } }';

describe('connected clients', () => {
  let clc: TestClc;
  let bank: TestInstitution;
  let manager: Caller;
  let north: Caller;
  beforeAll(async () => {
    clc = await startClc();
    bank = await clc.institution();
    manager = await bank.caller('RELATIONSHIP_MANAGER', 'HQ');
    north = await bank.caller('RELATIONSHIP_MANAGER', 'NORTH');
  });
  afterAll(() => clc.stop());

  const connect = (from: string, to: string, over: object = {}, caller = manager) =>
    mutate(
      caller,
      'connectClients',
      {
        fromClientId: from,
        toClientId: to,
        type: 'CONTROL',
        share: '0.6',
        evidence: 'Share register',
        validFrom: '2024-01-01',
        ...over,
      },
      'link { id direction client { id } }',
    );
  const links = async (id: string, asOf: string | null = null, caller = manager) =>
    (await caller.run(LINKS, { id, asOf })).client.connections;
  const groups = async (id: string, asOf: string | null = null, caller = manager) =>
    (await caller.run(GROUPS, { id, asOf })).client.connectedGroups;
  const enter = async (count: number, over: Record<string, unknown> = {}) =>
    Promise.all(Array.from({ length: count }, async () => (await enterClient(manager, over)).id));

  it('are seen from both sides, on the dates the connection holds', async () => {
    const [parent, child] = (await enter(2)) as [string, string];
    const { link } = await connect(parent, child);
    expect(link).toMatchObject({ direction: 'DOWNSTREAM', client: { id: child } });
    const edge = { type: 'CONTROL', share: '0.6', evidence: 'Share register', validFrom: '2024-01-01', validTo: null };
    expect(await links(parent)).toEqual([{ ...edge, direction: 'DOWNSTREAM', client: { id: child } }]);
    expect(await links(child)).toEqual([{ ...edge, direction: 'UPSTREAM', client: { id: parent } }]);
    expect(await links(child, '2023-12-31')).toEqual([]);
    const ended = await mutate(
      manager,
      'endClientConnection',
      { linkId: link.id, validTo: '2025-01-01' },
      'link { validTo }',
    );
    expect(ended.link.validTo).toBe('2025-01-01');
    expect([(await links(child, '2024-12-31')).length, (await links(child, '2025-01-01')).length]).toEqual([1, 0]);
    expect((await connect(parent, child, { validFrom: '2025-01-01' })).failure).toBeNull();
  });

  it('form groups by control and by dependence, on the date asked for', async () => {
    const [parent, left, right, supplier] = (await enter(4)) as [string, string, string, string];
    await connect(parent, left);
    await connect(parent, right, { share: null });
    await connect(left, supplier, { type: 'ECONOMIC_DEPENDENCE', share: null, validFrom: '2024-07-01' });
    const [control, dependence, ...none] = await groups(right);
    expect(none).toEqual([]);
    expect(control).toMatchObject({ basis: 'CONTROL', truncated: false, memberCount: 3 });
    expect(control.members.map((member: any) => member.id).sort()).toEqual([parent, left, right].sort());
    expect(dependence).toMatchObject({ basis: 'ECONOMIC_DEPENDENCE', anchor: { id: parent }, memberCount: 4 });
    expect((await groups(supplier)).map((group: any) => group.basis)).toEqual(['ECONOMIC_DEPENDENCE']);
    expect(await groups(supplier, '2024-06-30')).toEqual([]);
  });

  it('show only what the units cover: the other client, its evidence and its membership stay hidden', async () => {
    const [own] = (await enter(1)) as [string];
    const [foreign] = (await enter(1, { unitCode: 'SOUTH' })) as [string];
    await connect(foreign, own);
    expect(await links(own, null, north)).toMatchObject([{ direction: 'UPSTREAM', client: null, evidence: null }]);
    expect(await groups(own, null, north)).toMatchObject([{ memberCount: 2, members: [{ id: own }] }]);
  });

  it('say so where the neighbourhood is too large to follow', async () => {
    const [hub] = (await enter(1)) as [string];
    await clc.database.inTenant(bank.id, async (query) => {
      const hubRow = await query
        .selectFrom('client')
        .select('id')
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow();
      expect(toGlobalId('Client', hubRow.id)).toBe(hub);
      await sql`insert into client (id, institution_id, reference, name, segment, stage, tier, unit_id, version,
        created_at, updated_at)
        select gen_random_uuid(), institution_id, 'HUB-' || n, 'Spoke ' || n, segment, stage, tier, unit_id, 1,
          created_at, updated_at
        from client, generate_series(1, 1200) n where client.id = ${hubRow.id}`.execute(query);
      await sql`insert into client_connection (id, institution_id, from_client_id, to_client_id, type, evidence,
        valid_from)
        select gen_random_uuid(), institution_id, ${hubRow.id}, id, 'CONTROL', 'register', '2024-01-01' from client
          where reference like 'HUB-%'`.execute(query);
    });
    const [group] = await groups(hub);
    expect(group.truncated).toBe(true);
    expect(group.memberCount).toBeLessThanOrEqual(1_001);
  });

  it.each([
    [{ toClientId: 'self' }, 'SELF_CONNECTION'],
    [{ share: '0' }, 'SHARE_INVALID'],
    [{ share: '1.01' }, 'SHARE_INVALID'],
    [{ share: '-0.2' }, 'SHARE_INVALID'],
    [{ type: 'ECONOMIC_DEPENDENCE', share: '0.5' }, 'SHARE_INVALID'],
    [{ evidence: ' ' }, 'TEXT_REQUIRED'],
    [{ fromClientId: null }, 'CLIENT_KEY_REQUIRED'],
    [{ toClientId: null, toClientReference: 'NOBODY' }, 'CLIENT_NOT_FOUND'],
  ])('connectClients refuses %j with %s', async (over: Record<string, unknown>, code) => {
    const [from, to] = (await enter(2)) as [string, string];
    const given = over['toClientId'] === 'self' ? { toClientId: from } : over;
    const input = {
      fromClientId: from,
      toClientId: to,
      type: 'CONTROL',
      share: '1',
      evidence: 'e',
      validFrom: '2024-01-01',
      ...given,
    };
    await expectFailure(manager, 'connectClients', input, code);
  });

  it('are connected once for a time, even by two calls at once', async () => {
    const [from, to] = (await enter(2)) as [string, string];
    const results = await Promise.all([1, 2, 3, 4].map(() => connect(from, to)));
    expect(results.map((result) => result.failure?.code ?? 'ok').sort()).toEqual([
      'CONNECTION_EXISTS',
      'CONNECTION_EXISTS',
      'CONNECTION_EXISTS',
      'ok',
    ]);
  });

  it('are connected and parted only by a duty over both', async () => {
    const [own, other] = (await enter(2)) as [string, string];
    const [foreign] = (await enter(1, { unitCode: 'SOUTH' })) as [string];
    for (const [from, to] of [
      [own, foreign],
      [foreign, own],
    ] as const)
      expect((await connect(from, to, {}, north)).failure.code).toBe('CLIENT_NOT_FOUND');
    const crossing = (await connect(own, foreign)).link.id;
    const unknown = await expectFailure(
      north,
      'endClientConnection',
      { linkId: toGlobalId('ClientLink', newId()), validTo: '2025-01-01' },
      'CONNECTION_NOT_FOUND',
    );
    expect(
      await expectFailure(
        north,
        'endClientConnection',
        { linkId: crossing, validTo: '2025-01-01' },
        'CONNECTION_NOT_FOUND',
      ),
    ).toBe(unknown);
    const inside = (await connect(own, other, {}, north)).link.id;
    await expectFailure(north, 'endClientConnection', { linkId: inside, validTo: '2024-01-01' }, 'VALIDITY_INVALID');
    await mutate(north, 'endClientConnection', { linkId: inside, validTo: '2024-01-02' });
    await expectFailure(north, 'endClientConnection', { linkId: inside, validTo: '2025-01-02' }, 'CONNECTION_ENDED');
  });
});
