import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../src/app/audit/verify-audit.ts';
import { linkPending } from '../../../src/realtime/audit-linker.ts';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import { textOfDatabase } from '../../support/database-text.ts';
import { PATIENCE_MS } from '../../support/patience.ts';
import { enterClient, expectFailure, mutate } from '../client/client-fixture.ts';

let clc: TestClc;
let bank: TestInstitution;
let manager: Caller;
let administrator: Caller;
let risk: Caller;
beforeAll(async () => {
  clc = await startClc();
  bank = await clc.institution();
  manager = (await bank.caller(['RELATIONSHIP_MANAGER', 'CREDIT_OFFICER'])).withPurpose('KYC');
  administrator = await bank.caller('ADMINISTRATOR');
  risk = await bank.caller('RISK_MANAGER');
});
afterAll(() => clc.stop());

const addMember = async (clientId: string, name: string, over: object = {}) =>
  (
    await mutate(
      manager,
      'addManagementMember',
      { clientId, name, position: 'Chairman', ...over },
      'member { id name }',
    )
  ).member;
const addContact = async (clientId: string, over: object) =>
  (await mutate(manager, 'addContact', { clientId, ...over }, 'contact { id name email phone }')).contact;
const PEOPLE =
  'query ($id: ID!) { client(id: $id) { management { name position masked erasedAt } contacts { name email phone role erasedAt } } }';

/** Lets the client go on a business day. */
async function letGo(clientId: string, on: string): Promise<void> {
  await setDate(on);
  await mutate(manager, 'changeClientStage', { clientId, command: 'WITHDRAW', reason: 'No interest' });
  await setDate(null);
}
const setDate = (date: string | null) =>
  clc.database.inTenant(bank.id, (query) => query.updateTable('institution').set({ business_date: date }).execute());

describe('eraseSubject', () => {
  it('leaves none of the person in any table, keeps the others, and the chain verifies', async () => {
    const client = await enterClient(manager);
    const kept = await addContact(client.id, {
      name: 'Konrad Bleibtreu',
      email: 'konrad@bleibt.example',
      phone: '+49 30 1111',
    });
    const gone = await addContact(client.id, {
      name: 'Gundula Vergessen',
      email: 'gundula@vergessen.example',
      phone: '+49 30 98765-43210',
      role: 'Finance',
      idempotencyKey: 'add-gundula',
    });
    const member = await addMember(client.id, 'Hildegard Verschwunden', { idempotencyKey: 'add-hildegard' });
    await letGo(client.id, '2010-05-01');
    await manager.run(PEOPLE, { id: client.id });
    for (const { id: personId } of [gone, member]) {
      const { failure } = await mutate(administrator, 'eraseSubject', { personId, reason: 'Asked for' });
      expect(failure).toBeNull();
    }
    const text = await textOfDatabase(clc.database);
    // What the dump would show if it were there.
    expect(text).toContain(client.reference);
    for (const value of [
      'Gundula',
      'Vergessen',
      'gundula@',
      '98765-43210',
      'Hildegard',
      'Verschwunden',
      'Konrad',
      'konrad@',
    ])
      expect(text.includes(value), value).toBe(false);
    const { client: read } = await manager.run(PEOPLE, { id: client.id });
    expect(read.contacts).toEqual([
      { name: kept.name, email: kept.email, phone: kept.phone, role: null, erasedAt: null },
      { name: '[erased]', email: null, phone: null, role: 'Finance', erasedAt: expect.any(String) },
    ]);
    expect(read.management).toEqual([
      { name: '[erased]', position: 'Chairman', masked: false, erasedAt: expect.any(String) },
    ]);
    await linkPending(clc.database).catch(() => undefined);
    await expect
      .poll(() => verifyAudit({ database: clc.database, institutionId: bank.id }), { timeout: PATIENCE_MS })
      .toMatchObject({ fault: null, waiting: 0 });
  });

  it('is done once, by an administrator of the unit, with a reason', async () => {
    const client = await enterClient(manager);
    const { id: personId } = await addContact(client.id, { name: 'Edda Einmal' });
    const south = await bank.caller('ADMINISTRATOR', 'SOUTH');
    await expectFailure(south, 'eraseSubject', { personId, reason: 'x' }, 'PERSON_NOT_FOUND');
    await expectFailure(administrator, 'eraseSubject', { personId, reason: ' ' }, 'TEXT_REQUIRED');
    expect(
      (
        await administrator.send(
          'mutation { eraseSubject(input: { personId: "Q2xpZW50OjE", reason: "x" }) { failure { code } } }',
        )
      ).errors?.[0]?.extensions.code,
    ).toBe('BAD_USER_INPUT');
    expect(
      (
        await manager.send(
          'mutation ($input: EraseSubjectInput!) { eraseSubject(input: $input) { failure { code } } }',
          { input: { personId, reason: 'x' } },
        )
      ).errors?.[0]?.extensions.code,
    ).toBe('FORBIDDEN');
    await mutate(administrator, 'eraseSubject', { personId, reason: 'Asked for' });
    await expectFailure(administrator, 'eraseSubject', { personId, reason: 'Again' }, 'PERSON_ERASED');
  });

  it('waits for the end of the relation and of retention, whose years the institution sets', async () => {
    const client = await enterClient(manager);
    const { id: personId } = await addMember(client.id, 'Rita Frist');
    await expectFailure(administrator, 'eraseSubject', { personId, reason: 'x' }, 'RETENTION_RUNNING');
    await letGo(client.id, '2015-06-30');
    await setDate('2025-06-30');
    expect(
      await expectFailure(administrator, 'eraseSubject', { personId, reason: 'x' }, 'RETENTION_RUNNING'),
    ).toContain('2025-06-30');
    await expectFailure(administrator, 'setRetention', { years: 31, reason: 'x' }, 'RETENTION_YEARS_OUT_OF_RANGE');
    await mutate(administrator, 'setRetention', { years: 11, reason: 'Policy' });
    await setDate('2025-07-01');
    await expectFailure(administrator, 'eraseSubject', { personId, reason: 'x' }, 'RETENTION_RUNNING');
    expect((await mutate(administrator, 'setRetention', { years: 10, reason: 'Policy' }, 'years')).years).toBe(10);
    expect((await mutate(administrator, 'eraseSubject', { personId, reason: 'x' })).failure).toBeNull();
    await setDate(null);
  });

  it('waits for legal holds, and is not for who released one', async () => {
    const client = await enterClient(manager);
    const contact = await addContact(client.id, { name: 'Paul Prozess' });
    const both = await bank.caller(['ADMINISTRATOR', 'RISK_MANAGER']);
    const { hold } = await mutate(
      risk,
      'placeLegalHold',
      { clientId: client.id, reason: 'Dispute' },
      'hold { id reason releasedAt placedBy { id } }',
    );
    expect(hold).toMatchObject({ reason: 'Dispute', releasedAt: null });
    await expectFailure(administrator, 'eraseSubject', { personId: contact.id, reason: 'x' }, 'LEGAL_HOLD');
    await expectFailure(manager, 'removeContact', { contactId: contact.id }, 'LEGAL_HOLD');
    await mutate(both, 'releaseLegalHold', { holdId: hold.id, reason: 'Settled' });
    await expectFailure(risk, 'releaseLegalHold', { holdId: hold.id, reason: 'Settled' }, 'HOLD_RELEASED');
    const { client: read } = await risk.run(
      'query ($id: ID!) { client(id: $id) { legalHolds { id reason releaseReason releasedBy { id } } } }',
      { id: client.id },
    );
    expect(read.legalHolds).toMatchObject([{ id: hold.id, reason: 'Dispute', releaseReason: 'Settled' }]);
    await expectFailure(both, 'eraseSubject', { personId: contact.id, reason: 'x' }, 'SEPARATION_OF_DUTIES');
    expect(
      (await mutate(administrator, 'eraseSubject', { personId: contact.id, reason: 'Asked for' })).failure,
    ).toBeNull();
    const south = await bank.caller('RISK_MANAGER', 'SOUTH');
    await expectFailure(south, 'releaseLegalHold', { holdId: hold.id, reason: 'x' }, 'HOLD_NOT_FOUND');
  });
});
