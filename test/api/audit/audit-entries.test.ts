import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBusinessDay } from '../../../src/app/business-day/close-business-day.ts';
import { addIdentityIssuer } from '../../../src/app/institution/add-identity-issuer.ts';
import { removeIdentityIssuer } from '../../../src/app/institution/remove-identity-issuer.ts';
import { PERSONAL_VALUE } from '../../../src/domain/audit/audited-input.ts';
import { linkPending } from '../../../src/realtime/audit-linker.ts';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import { PATIENCE_MS } from '../../support/patience.ts';
import { enterClient, mutate } from '../client/client-fixture.ts';
import { enterApplication, manifestOf, publish } from '../partner/partner-fixture.ts';

const ENTRY =
  'nodes { id seq hash kind command actor { id } actorSubject businessDate subjectId clientId input before after reason code requestId }';

let clc: TestClc;
let bank: TestInstitution;
let manager: Caller;
let risk: Caller;
let auditor: Caller;
let client: { id: string; reference: string };

beforeAll(async () => {
  clc = await startClc();
  bank = await clc.institution();
  manager = await bank.caller(['RELATIONSHIP_MANAGER', 'CREDIT_OFFICER']);
  risk = await bank.caller('RISK_MANAGER');
  auditor = await bank.caller('AUDITOR');
  client = await enterClient(manager);
});
afterAll(() => clc.stop());

const find = async (filter: object, by: Caller = auditor): Promise<any[]> =>
  (await by.run(`query ($filter: AuditFilter) { auditEntries(filter: $filter) { ${ENTRY} } }`, { filter })).auditEntries
    .nodes;
const written = (name: string) =>
  clc.database.inTenant(bank.id, (query) =>
    query
      .selectFrom('audit_entry')
      .selectAll()
      .where('command', '=', name)
      .orderBy('recorded_at')
      .orderBy('id')
      .execute(),
  );

describe('the entry of a command', () => {
  it('says who changed what from what to what, why, and in which request', async () => {
    const response = await fetch(`${clc.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${risk.token}`,
        'x-request-id': 'req-tier-1',
      },
      body: JSON.stringify({
        query: 'mutation ($input: ChangeClientTierInput!) { changeClientTier(input: $input) { failure { code } } }',
        variables: { input: { clientId: client.id, tier: 'QUALITY', reason: 'Board decision' } },
      }),
    });
    expect(((await response.json()) as any).data.changeClientTier.failure).toBeNull();
    const [entry, ...more] = await find({ requestId: 'req-tier-1' });
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      kind: 'COMMAND',
      command: 'changeClientTier',
      actorSubject: `user-${risk.userId}`,
      subjectId: client.id,
      clientId: client.id,
      reason: 'Board decision',
      code: null,
    });
    expect(JSON.parse(entry.input)).toMatchObject({ tier: 'QUALITY' });
    const [before] = Object.values(JSON.parse(entry.before).client) as Record<string, string>[];
    const [after] = Object.values(JSON.parse(entry.after).client) as Record<string, string>[];
    expect([before!['tier'], after!['tier']]).toEqual(['STANDARD', 'QUALITY']);
    expect(Object.keys(after!).sort()).toEqual(['tier', 'updated_at', 'version']);
  });

  it('of the founding is the first', async () => {
    const [first] = await clc.database.inTenant(bank.id, (query) =>
      query.selectFrom('audit_entry').selectAll().orderBy('recorded_at').orderBy('id').limit(1).execute(),
    );
    expect(first).toMatchObject({
      command: 'foundInstitution',
      kind: 'COMMAND',
      actor_id: null,
      actor_subject: 'system',
      subject_kind: 'institution',
      subject_id: bank.id,
    });
    expect(JSON.parse(first!.input!)).toMatchObject({ code: bank.code, units: [{ code: 'NORTH' }, { code: 'SOUTH' }] });
  });

  it('shows a row that was added whole, by whichever way it was added', async () => {
    for (const [command, table] of [['createClient', 'client']] as const) {
      const [entry] = await find({ commands: [command], clientId: client.id });
      expect(entry.before).toBeNull();
      expect(Object.values(JSON.parse(entry.after)[table])[0]).toMatchObject({
        reference: client.reference,
        stage: 'PROSPECT',
      });
    }
  });

  it('shows what becomes of partners and of what these sign in with', async () => {
    const administrator = await bank.caller('ADMINISTRATOR');
    const { code: applicationCode, partnerCode } = await enterApplication(administrator, 'EXTERNAL');
    const { credential } = await mutate(
      administrator,
      'issueApiCredential',
      { applicationCode, scopes: ['QUERY'] },
      'credential { keyId }',
    );
    const commands: readonly [command: string, table: string, input: object][] = [
      ['setCostBudget', 'application', { applicationCode, costBudget: 1_000, budgetWindowSeconds: 30 }],
      ['setApplicationDocumentMode', 'application', { applicationCode, documentMode: 'PERSISTED_PREFERRED' }],
      ['retireDocumentVersion', 'document_version', { applicationCode, version: '1', reason: 'Superseded' }],
      ['revokeApiCredential', 'api_credential', { keyId: credential.keyId }],
      ['revokeUserTokens', 'app_user', { userId: await idOf(await bank.caller('AUDITOR')) }],
      ['deactivateApplication', 'application', { applicationCode }],
      ['deactivatePartner', 'partner', { partnerCode }],
    ];
    await publish(administrator, applicationCode, '1', manifestOf('query Mine { portfolio { clientCount } }'));
    for (const [command, , input] of commands)
      expect((await mutate(administrator, command, input)).failure, command).toBeNull();
    // By the system: who trusts another issuer is not signed in by this one any more.
    const system = { userId: null, subject: 'system', institutionId: bank.id } as const;
    const url = 'https://id.example.com';
    for (const result of [
      await clc.server.services.commands.run(addIdentityIssuer, system, { url, audience: null, subjectClaim: null }),
      await clc.server.services.commands.run(removeIdentityIssuer, system, { url }),
    ])
      expect(result.ok).toBe(true);
    for (const [command, table] of [
      ['createPartner', 'partner'],
      ['createApplication', 'application'],
      ['issueApiCredential', 'api_credential'],
      ['publishDocuments', 'document_version'],
      ['addIdentityIssuer', 'identity_issuer'],
      ['removeIdentityIssuer', 'identity_issuer'],
      ...commands,
    ] as const) {
      const [entry] = await written(command);
      const shown = { ...JSON.parse(entry?.before ?? '{}'), ...JSON.parse(entry?.after ?? '{}') };
      expect(Object.keys(shown), command).toContain(table);
    }
  });

  it('keeps personal data under its key only, and shows a removed row as it was', async () => {
    const { contact } = await mutate(
      manager,
      'addContact',
      { clientId: client.id, name: 'Hedwig Sorgenfrei', email: 'hedwig@example.com' },
      'contact { id }',
    );
    await mutate(manager, 'removeContact', { contactId: contact.id });
    const entries = await find({ clientId: client.id, commands: ['addContact', 'removeContact'] });
    expect(entries.map((entry) => entry.command)).toEqual(['removeContact', 'addContact']);
    expect(JSON.stringify(entries)).not.toMatch(/Hedwig|hedwig/);
    expect(JSON.parse(entries[1].input)).toMatchObject({ name: PERSONAL_VALUE, email: PERSONAL_VALUE });
    const [added] = Object.values(JSON.parse(entries[1].after).contact) as { name: string }[];
    const [removed] = Object.values(JSON.parse(entries[0].before).contact) as { name: string }[];
    expect(added!.name).toMatch(/^sealed:1:/);
    expect(removed!.name).toBe(added!.name);
    expect(JSON.parse(entries[0].after).contact).toBeUndefined();
  });

  it('of a batch is one, with counts and a hash', async () => {
    const observations = Array.from({ length: 300 }, (_, index) => ({
      clientReference: index === 7 ? 'NOBODY' : client.reference,
      indicator: 'account_turnover',
      value: String(index),
      asOf: '2024-01-31',
    }));
    await manager.run(
      'mutation ($input: RecordObservationsInput!) { recordObservations(input: $input) { recorded } }',
      { input: { observations } },
    );
    const entries = await written('recordObservations');
    expect(entries).toHaveLength(1);
    expect(JSON.parse(entries[0]!.input!)).toEqual({
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      bytes: expect.any(Number),
      counts: { observations: 300 },
    });
    expect(JSON.parse(entries[0]!.after!)).toMatchObject({ rejected: 1 });
  });

  it('is there once however often the call is repeated, and not where the command failed', async () => {
    const input = { reference: 'ONCE', name: 'Once', segment: 'SME', unitCode: 'NORTH', idempotencyKey: 'k-1' };
    for (let call = 0; call < 3; call += 1) await mutate(manager, 'createClient', input);
    await mutate(manager, 'createClient', { ...input, idempotencyKey: null });
    expect((await written('createClient')).filter((entry) => entry.input!.includes('"ONCE"'))).toHaveLength(1);
  });

  it('of the clock is there where it did something, and not for each look', async () => {
    const { commands } = clc.server.services;
    const [{ business_date: date }] = (await clc.database.inTenant(bank.id, (query) =>
      query.updateTable('institution').set({ business_date: '2025-06-30' }).returning('business_date').execute(),
    )) as [{ business_date: string }];
    for (let time = 0; time < 3; time += 1)
      await closeBusinessDay({ database: clc.database, commands, institutionId: bank.id }, date);
    const finished = (await written('closeBusinessDay')).filter((entry) => entry.after!.includes('closedThrough'));
    expect(finished).toHaveLength(1);
    expect(finished[0]).toMatchObject({ actor_id: null, actor_subject: 'system', business_date: '2025-06-30' });
    await clc.database.inTenant(bank.id, (query) =>
      query.updateTable('institution').set({ business_date: null }).execute(),
    );
  });
});

describe('a refusal', () => {
  it('of a command is recorded by itself', async () => {
    const { failure } = await mutate(risk, 'changeClientStage', {
      clientId: client.id,
      command: 'BEGIN_SCREENING',
    }).catch((error: Error) => ({ failure: { code: error.message } }));
    expect(failure.code).toContain('FORBIDDEN');
    const [entry] = await find({ kinds: ['REFUSAL'], actorId: await idOf(risk) });
    expect(entry).toMatchObject({
      command: 'Mutation.changeClientStage',
      code: 'FORBIDDEN',
      before: null,
      after: null,
    });
  });

  it('for the separation of duties too, though the command was rolled back', async () => {
    const administrator = await bank.caller('ADMINISTRATOR');
    const { failure } = await mutate(administrator, 'grantDuty', {
      userId: await idOf(administrator),
      duty: 'AUDITOR',
      unitCode: 'HQ',
    });
    expect(failure.code).toBe('SEPARATION_OF_DUTIES');
    expect(await find({ kinds: ['REFUSAL'], actorId: await idOf(administrator) })).toMatchObject([
      { command: 'grantDuty', code: 'SEPARATION_OF_DUTIES', kind: 'REFUSAL' },
    ]);
  });

  it('of fields is one entry a request, over HTTP and over a socket', async () => {
    const partner = await bank.caller('PARTNER');
    await partner.send(
      'query ($id: ID!) { one: client(id: $id) { management { id } } other: client(id: $id) { contacts { id } } }',
      { id: client.id },
    );
    const socket = partner.socket();
    for await (const _ of socket.iterate({ query: '{ users { nodes { id } } }' })) break;
    await socket.dispose();
    const entries = await find({ actorId: await idOf(partner) });
    expect(entries.map((entry) => [entry.command, JSON.parse(entry.input).fields])).toEqual([
      ['Query.users', ['Query.users']],
      ['Client.management', ['Client.management', 'Client.contacts']],
    ]);
    expect(new Set(entries.map((entry) => entry.requestId)).size).toBe(2);
  });
});

describe('auditors', () => {
  it('of a part see what concerns its clients only, and others nothing', async () => {
    const south = await enterClient(manager, { unitCode: 'SOUTH' });
    const ofNorth = await bank.caller('AUDITOR', 'NORTH');
    const seen = await find({}, ofNorth);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.every((entry) => entry.clientId !== null && entry.clientId !== south.id)).toBe(true);
    expect((await risk.send('{ auditEntries { totalCount } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('find the place of each entry in the chain, and its end', async () => {
    await linkPending(clc.database).catch(() => undefined);
    await expect
      .poll(async () => (await auditor.run('{ auditHead { waiting } }')).auditHead.waiting, { timeout: PATIENCE_MS })
      .toBe(0);
    const entries = await find({});
    const { auditHead } = await auditor.run('{ auditHead { seq hash } }');
    const last = entries.reduce((one, other) => (Number(other.seq) > Number(one.seq) ? other : one));
    expect(auditHead).toEqual({ seq: last.seq, hash: last.hash });
  });
});

async function idOf(caller: Caller): Promise<string> {
  return (await caller.run('{ me { user { id } } }')).me.user.id;
}
