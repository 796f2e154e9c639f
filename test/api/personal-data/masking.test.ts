import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DUTIES } from '../../../src/domain/institution/duty.ts';
import { STAFF } from '../../../src/security/duty-sets.ts';
import { PURPOSES, PURPOSE_DUTIES } from '../../../src/security/personal-data/purpose.ts';
import { cursorNow } from '../../support/alert-stream.ts';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import { enterClient, mutate } from '../client/client-fixture.ts';

const PEOPLE = '{ management { name masked } contacts { name email phone masked } }';
const OF_CLIENT = `query ($id: ID!) { client(id: $id) ${PEOPLE} }`;
const SHOWN = {
  management: [{ name: 'Leopold Sichtbar', masked: false }],
  contacts: [{ name: 'Klara Kontakt', email: 'klara@example.com', phone: '+43 1 5555', masked: false }],
};
const MASKS = {
  management: [{ name: 'L***', masked: true }],
  contacts: [{ name: 'K***', email: 'k***', phone: '***', masked: true }],
};

let clc: TestClc;
let bank: TestInstitution;
let all: Caller;
let client: { id: string; reference: string };
beforeAll(async () => {
  clc = await startClc();
  bank = await clc.institution();
  all = await bank.caller(DUTIES);
  client = await enterClient(all);
  await mutate(all, 'addManagementMember', { clientId: client.id, name: 'Leopold Sichtbar', position: 'CEO' });
  await mutate(all, 'addContact', {
    clientId: client.id,
    name: 'Klara Kontakt',
    email: 'klara@example.com',
    phone: '+43 1 5555',
  });
});
afterAll(() => clc.stop());

const reads = (subject: string) =>
  clc.database.inTenant(bank.id, (query) =>
    query
      .selectFrom('audit_entry')
      .selectAll()
      .where('kind', '=', 'READ')
      .where('actor_subject', '=', subject)
      .orderBy('recorded_at')
      .orderBy('id')
      .execute(),
  );

describe('personal data', () => {
  it.each(STAFF.flatMap((duty) => [null, ...PURPOSES].map((purpose) => [duty, purpose] as const)))(
    'is shown to %s for %s where the map says so, else masked',
    async (duty, purpose) => {
      const caller = await bank.caller(duty);
      const { client: read } = await (purpose === null ? caller : caller.withPurpose(purpose)).run(OF_CLIENT, {
        id: client.id,
      });
      expect(read).toEqual(
        purpose !== null && (PURPOSE_DUTIES[purpose] as readonly string[]).includes(duty) ? SHOWN : MASKS,
      );
    },
  );

  it('is masked where the duty is held over another unit', async () => {
    const mixed = await bank.caller('RELATIONSHIP_MANAGER', 'SOUTH');
    const admin = await bank.caller('ADMINISTRATOR');
    await mutate(admin, 'grantDuty', {
      userId: (await mixed.run('{ me { user { id } } }')).me.user.id,
      duty: 'AUDITOR',
      unitCode: 'HQ',
    });
    expect((await mixed.withPurpose('KYC').run(OF_CLIENT, { id: client.id })).client).toEqual(MASKS);
    expect((await mixed.withPurpose('AUDIT').run(OF_CLIENT, { id: client.id })).client).toEqual(SHOWN);
  });

  it('is recorded with who read it, whose it was, which fields, and what for: one entry a request', async () => {
    const manager = await bank.caller('RELATIONSHIP_MANAGER');
    await manager
      .withPurpose('KYC')
      .run(`query ($id: ID!) { one: client(id: $id) ${PEOPLE} other: client(id: $id) { contacts { email } } }`, {
        id: client.id,
      });
    await manager.run('query ($id: ID!) { client(id: $id) { contacts { name } } }', { id: client.id });
    await manager.run('query ($id: ID!) { client(id: $id) { management { position } contacts { role } } }', {
      id: client.id,
    });
    const [shown, masked, ...more] = (await reads(`user-${manager.userId}`)).map((entry) => ({
      ...entry,
      input: JSON.parse(entry.input!),
    }));
    expect(more).toEqual([]);
    expect(shown!.input).toMatchObject({
      purpose: 'KYC',
      people: expect.arrayContaining([
        {
          table: 'contact',
          id: expect.any(String),
          clientId: shown!.client_id,
          shown: ['name', 'email', 'phone'],
          masked: [],
        },
        { table: 'management_member', id: expect.any(String), clientId: shown!.client_id, shown: ['name'], masked: [] },
      ]),
    });
    expect(masked).toMatchObject({
      subject_kind: 'contact',
      input: { purpose: null, people: [{ shown: [], masked: ['name'] }] },
    });
    expect(masked!.request_id).not.toBe(shown!.request_id);
  });

  it('is asked for over a socket by extensions.purpose, with the same result', async () => {
    const socket = (await bank.caller('RELATIONSHIP_MANAGER')).socket();
    const ask = async (extensions: Record<string, unknown>) => {
      for await (const answer of socket.iterate({ query: OF_CLIENT, variables: { id: client.id }, extensions }))
        return answer as any;
    };
    expect((await ask({ purpose: 'KYC' })).data.client).toEqual(SHOWN);
    expect((await ask({})).data.client).toEqual(MASKS);
    await expect(ask({ purpose: 'CURIOSITY' })).rejects.toMatchObject([{ extensions: { code: 'PURPOSE_UNKNOWN' } }]);
    await socket.dispose();
  });

  it('asked for with a purpose there is not is refused', async () => {
    const answer = await all.withPurpose('CURIOSITY' as never).send('{ me { institutionCode } }');
    expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([400, 'PURPOSE_UNKNOWN']);
    expect((await (await bank.caller('AUDITOR')).run('{ me { purposes } }')).me.purposes).toEqual(['AUDIT']);
  });

  it('is always masked in a stream, whatever purpose opened it', async () => {
    const after = await cursorNow(all);
    const socket = all.socket();
    const heard = socket.iterate({
      query: `subscription ($after: String) { alertStream(after: $after) { alert { client ${PEOPLE} } } }`,
      variables: { after },
      extensions: { purpose: 'KYC' },
    });
    const first = heard.next();
    await all.run('mutation ($input: RecordObservationsInput!) { recordObservations(input: $input) { recorded } }', {
      input: {
        observations: [
          { clientReference: client.reference, indicator: 'court_enforcement', value: '1', asOf: '2025-01-01' },
        ],
      },
    });
    const { value } = await first;
    expect((value as any).data.alertStream.alert.client).toEqual(MASKS);
    await socket.dispose();
    const entries = await reads(`user-${all.userId}`);
    expect(entries.filter((entry) => JSON.parse(entry.input!).purpose === 'KYC')).toEqual([]);
  });
});
