import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import { enterClient, expectFailure, mutate } from './client-fixture.ts';
import { toGlobalId } from '../../../src/api/shared/global-id.ts';
import { newId } from '../../../src/persistence/tenant.ts';

const MEMBER = 'member { id name position keyPerson since until }';
const CONTACT = 'contact { id name role email phone }';

describe('people of a client', () => {
  let clc: TestClc;
  let bank: TestInstitution;
  let manager: Caller;
  let south: Caller;
  let client: { id: string; reference: string };
  beforeAll(async () => {
    clc = await startClc();
    bank = await clc.institution();
    manager = (await bank.caller('RELATIONSHIP_MANAGER', 'NORTH')).withPurpose('KYC');
    south = await bank.caller('RELATIONSHIP_MANAGER', 'SOUTH');
  });
  afterAll(() => clc.stop());
  beforeEach(async () => {
    client = await enterClient(manager);
  });

  const addMember = async (over: object = {}) =>
    (
      await mutate(
        manager,
        'addManagementMember',
        { clientId: client.id, name: 'Li Wei', position: 'Chairman', ...over },
        MEMBER,
      )
    ).member;

  it('come into office and leave it, and are kept', async () => {
    const chairman = await addMember({ keyPerson: true, since: '2020-01-01' });
    expect(chairman).toMatchObject({
      name: 'Li Wei',
      position: 'Chairman',
      keyPerson: true,
      since: '2020-01-01',
      until: null,
    });
    await addMember({ name: 'An Yi', position: 'CFO' });
    const { member } = await mutate(
      manager,
      'endManagementMember',
      { memberId: chairman.id, until: '2024-06-30' },
      MEMBER,
    );
    expect(member).toEqual({ ...chairman, until: '2024-06-30' });
    const { client: read } = await manager.run(
      'query ($id: ID!) { client(id: $id) { management { name keyPerson until } } }',
      { id: client.id },
    );
    expect(read.management).toEqual([
      { name: 'An Yi', keyPerson: false, until: null },
      { name: 'Li Wei', keyPerson: true, until: '2024-06-30' },
    ]);
  });

  it.each([
    [{ name: '' }, 'TEXT_REQUIRED'],
    [{ position: ' ' }, 'TEXT_REQUIRED'],
    [{ clientId: null }, 'CLIENT_KEY_REQUIRED'],
    [{ clientId: null, clientReference: 'NOBODY' }, 'CLIENT_NOT_FOUND'],
  ])('addManagementMember refuses %j with %s', async (over, code) => {
    await expectFailure(
      manager,
      'addManagementMember',
      { clientId: client.id, name: 'A', position: 'B', ...over },
      code,
    );
  });

  it('endManagementMember refuses a day before the first, a second end, and what is not there', async () => {
    const { id: memberId } = await addMember({ since: '2020-01-01' });
    await expectFailure(manager, 'endManagementMember', { memberId, until: '2019-12-31' }, 'VALIDITY_INVALID');
    await mutate(manager, 'endManagementMember', { memberId, until: '2020-01-01' });
    await expectFailure(manager, 'endManagementMember', { memberId, until: '2021-01-01' }, 'MEMBER_ENDED');
    const unknown = await expectFailure(
      manager,
      'endManagementMember',
      { memberId: toGlobalId('ManagementMember', newId()), until: '2021-01-01' },
      'MEMBER_NOT_FOUND',
    );
    expect(
      await expectFailure(south, 'endManagementMember', { memberId, until: '2021-01-01' }, 'MEMBER_NOT_FOUND'),
    ).toBe(unknown);
  });

  it('contacts are added, and removed without a trace', async () => {
    const { contact } = await mutate(
      manager,
      'addContact',
      { clientReference: client.reference, name: 'Wu Min', role: 'Finance', email: 'wu@example.com', phone: '+86 1' },
      CONTACT,
    );
    expect(contact).toMatchObject({ name: 'Wu Min', role: 'Finance', email: 'wu@example.com', phone: '+86 1' });
    const removed = await mutate(manager, 'removeContact', { contactId: contact.id }, 'client { id contacts { id } }');
    expect(removed.client).toEqual({ id: client.id, contacts: [] });
    const { rows, keys } = await clc.database.inTenant(bank.id, async (query) => ({
      rows: await query.selectFrom('contact').selectAll().execute(),
      keys: await query
        .selectFrom('person_key')
        .select(['wrapped', 'erased_at'])
        .where('person_table', '=', 'contact')
        .execute(),
    }));
    expect(rows).toEqual([]);
    expect(keys).toEqual([{ wrapped: null, erased_at: expect.any(Date) }]);
  });

  it.each([
    [{ name: ' ' }, 'TEXT_REQUIRED'],
    [{ email: 'nobody' }, 'EMAIL_INVALID'],
    [{ email: 'a b@c' }, 'EMAIL_INVALID'],
    [{ clientId: null, clientReference: 'NOBODY' }, 'CLIENT_NOT_FOUND'],
  ])('addContact refuses %j with %s', async (over, code) => {
    const message = await expectFailure(manager, 'addContact', { clientId: client.id, name: 'A', ...over }, code);
    expect(message).not.toContain('a b@c');
  });

  it('removeContact answers about a foreign contact as about none', async () => {
    const { contact } = await mutate(manager, 'addContact', { clientId: client.id, name: 'Wu' }, CONTACT);
    const unknown = await expectFailure(
      manager,
      'removeContact',
      { contactId: toGlobalId('Contact', newId()) },
      'CONTACT_NOT_FOUND',
    );
    expect(await expectFailure(south, 'removeContact', { contactId: contact.id }, 'CONTACT_NOT_FOUND')).toBe(unknown);
  });

  it.each([['PARTNER'], ['WALL_DISPLAY']] as const)('are not shown to %s', async (duty) => {
    const outsider = await bank.caller(duty, 'HQ');
    for (const field of [
      'management { name }',
      'contacts { name }',
      'stageHistory { reason }',
      'connections { evidence }',
    ]) {
      const { errors } = await outsider.send(`query ($id: ID!) { client(id: $id) { ${field} } }`, { id: client.id });
      expect(errors?.[0]?.extensions.code, field).toBe('FORBIDDEN');
    }
  });
});
