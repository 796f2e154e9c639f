import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import { enterClient, mutate } from './client-fixture.ts';
import { toGlobalId } from '../../../src/api/shared/global-id.ts';
import { newId } from '../../../src/persistence/tenant.ts';

type Named = { id: string; reference: string };

/** Every command about one client, with an input that succeeds on a client the caller's duty covers. */
const COMMANDS: readonly [string, object][] = [
  ['updateClient', { name: 'Taken over' }],
  ['changeClientStage', { command: 'BEGIN_SCREENING' }],
  ['changeClientTier', { tier: 'CORE', reason: 'x' }],
  ['assignRelationshipManager', { relationshipManagerId: null }],
  ['addManagementMember', { name: 'A', position: 'B' }],
  ['addContact', { name: 'A' }],
];

let clc: TestClc;
let bank: TestInstitution;
let north: Caller;
let head: Caller;
let own: Named;
let foreign: Named;

beforeAll(async () => {
  clc = await startClc();
  bank = await clc.institution();
  const all = ['RELATIONSHIP_MANAGER', 'CREDIT_OFFICER', 'RISK_MANAGER', 'ADMINISTRATOR'] as const;
  north = await bank.caller(all, 'NORTH');
  head = await bank.caller(all, 'HQ');
  own = await enterClient(head);
  foreign = await enterClient(head, { unitCode: 'SOUTH' });
});
afterAll(() => clc.stop());

/** What the caller is told about the client, by every root field that could tell it. */
async function lookUp(caller: Caller, { id, reference }: Named): Promise<unknown> {
  const document = `query ($id: ID!, $reference: String!) {
    node(id: $id) { id }
    byId: client(id: $id) { name }
    byReference: client(reference: $reference) { name }
    found: clients(filter: { search: $reference }) { totalCount nodes { id } }
  }`;
  return caller.run(document, { id, reference });
}
const NOTHING = { node: null, byId: null, byReference: null, found: { totalCount: 0, nodes: [] } };

describe('a unit', () => {
  it("does not see another unit's clients, by any field", async () => {
    expect(await lookUp(north, foreign)).toEqual(NOTHING);
    expect(await lookUp(north, { id: toGlobalId('Client', newId()), reference: 'NOBODY' })).toEqual(NOTHING);
    expect(await lookUp(head, foreign)).toMatchObject({ node: { id: foreign.id }, found: { totalCount: 1 } });
    expect(await lookUp(north, own)).toMatchObject({ node: { id: own.id }, found: { totalCount: 1 } });
  });

  it.each(COMMANDS)("does not touch another unit's clients: %s answers as about nobody", async (name, input) => {
    const nobody = await mutate(north, name, { clientId: toGlobalId('Client', newId()), ...input });
    expect(nobody.failure.code).toBe('CLIENT_NOT_FOUND');
    expect((await mutate(north, name, { clientId: foreign.id, ...input })).failure).toEqual(nobody.failure);
    expect((await mutate(north, name, { clientReference: foreign.reference, ...input })).failure.code).toBe(
      'CLIENT_NOT_FOUND',
    );
    expect((await mutate(north, name, { clientId: own.id, ...input })).failure).toBeNull();
  });

  it('is not covered by a duty that does not allow the command, though another duty sees it', async () => {
    const mixed = await bank.caller('AUDITOR', 'HQ');
    const { userId } = mixed;
    await mutate(head, 'grantDuty', {
      userId: toGlobalId('User', userId),
      duty: 'RELATIONSHIP_MANAGER',
      unitCode: 'NORTH',
    });
    expect(await lookUp(mixed, foreign)).toMatchObject({ node: { id: foreign.id } });
    expect((await mutate(mixed, 'updateClient', { clientId: foreign.id, name: 'x' })).failure.code).toBe(
      'CLIENT_NOT_FOUND',
    );
  });

  it('filters with its subtree', async () => {
    const count = async (unit: keyof TestInstitution['units']): Promise<number> =>
      (
        await head.run('query ($unit: ID!) { clients(filter: { unitIds: [$unit] }) { totalCount } }', {
          unit: toGlobalId('OrganisationUnit', bank.units[unit]),
        })
      ).clients.totalCount;
    const [all, inNorth, inSouth] = [await count('HQ'), await count('NORTH'), await count('SOUTH')];
    expect(inSouth).toBe(1);
    expect(all).toBe(inNorth + inSouth);
    expect(
      (await head.run('{ clients(filter: { unitIds: [] , alertSeverities: [] }) { totalCount } }')).clients.totalCount,
    ).toBe(0);
  });
});

describe('another institution', () => {
  it('sees nothing: no client, no unit, no user, no industry, by list, filter or ID', async () => {
    await mutate(head, 'createIndustry', { code: 'C34', name: 'Machinery' });
    const stranger = await (await clc.institution()).caller(['RELATIONSHIP_MANAGER', 'ADMINISTRATOR', 'AUDITOR'], 'HQ');
    for (const client of [own, foreign]) expect(await lookUp(stranger, client)).toEqual(NOTHING);
    const unit = toGlobalId('OrganisationUnit', bank.units.NORTH);
    const user = toGlobalId('User', head.userId);
    const document = `query ($unit: ID!, $user: ID!) {
      unit: node(id: $unit) { id } user: node(id: $user) { id }
      clients { totalCount } byUnit: clients(filter: { unitIds: [$unit] }) { totalCount }
        byUser: clients(filter: { relationshipManagerIds: [$user] }) { totalCount }
      industries { nodes { code } } organisationUnits { nodes { id } } users { nodes { id } }
    }`;
    const seen = await stranger.run(document, { unit, user });
    expect(seen).toMatchObject({
      unit: null,
      user: null,
      clients: { totalCount: 0 },
      byUnit: { totalCount: 0 },
      byUser: { totalCount: 0 },
      industries: { nodes: [] },
    });
    expect(seen.organisationUnits.nodes.map((node: Named) => node.id)).not.toContain(unit);
    expect(seen.users.nodes).toEqual([{ id: toGlobalId('User', stranger.userId) }]);
  });

  it.each(COMMANDS)('touches nothing: %s', async (name, input) => {
    const stranger = await (
      await clc.institution()
    ).caller(['RELATIONSHIP_MANAGER', 'CREDIT_OFFICER', 'RISK_MANAGER'], 'HQ');
    expect((await mutate(stranger, name, { clientId: own.id, ...input })).failure.code).toBe('CLIENT_NOT_FOUND');
    expect((await mutate(stranger, name, { clientReference: own.reference, ...input })).failure.code).toBe(
      'CLIENT_NOT_FOUND',
    );
  });

  it('neither names, charges nor connects what is not its own', async () => {
    const other = await clc.institution();
    const stranger = await other.caller(['RELATIONSHIP_MANAGER', 'ADMINISTRATOR'], 'HQ');
    const theirs = await enterClient(stranger, { unitCode: 'HQ' });
    const grant = await mutate(stranger, 'grantDuty', {
      userId: toGlobalId('User', head.userId),
      duty: 'AUDITOR',
      unitCode: 'HQ',
    });
    expect(grant.failure.code).toBe('USER_NOT_FOUND');
    const link = await mutate(stranger, 'connectClients', {
      fromClientId: theirs.id,
      toClientId: own.id,
      type: 'CONTROL',
      evidence: 'e',
      validFrom: '2024-01-01',
    });
    expect(link.failure).toMatchObject({ code: 'CLIENT_NOT_FOUND', path: 'toClientId' });
    const created = await mutate(stranger, 'createClient', {
      reference: 'T-1',
      name: 'T',
      segment: 'SME',
      unitCode: 'HQ',
      relationshipManagerId: toGlobalId('User', head.userId),
    });
    expect(created.failure.code).toBe('MANAGER_NOT_ELIGIBLE');
  });
});
