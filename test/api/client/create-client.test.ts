import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';

const CREATE = /* GraphQL */ `
  mutation ($input: CreateClientInput!) {
    createClient(input: $input) {
      client {
        id
        reference
        name
        stage
        tier
        unit {
          code
        }
        industry {
          code
          name
        }
      }
      failure {
        code
        message
        path
      }
    }
  }
`;

describe('createClient', () => {
  let clc: TestClc;
  let bank: TestInstitution;
  let manager: Caller;
  beforeAll(async () => {
    clc = await startClc();
    bank = await clc.institution();
    manager = await bank.caller('RELATIONSHIP_MANAGER', 'NORTH');
  });
  afterAll(() => clc.stop());

  const input = (over: object = {}) => ({
    reference: 'C-1',
    name: 'Acme',
    segment: 'CORPORATE',
    unitCode: 'NORTH',
    industryCode: 'C34',
    ...over,
  });

  it('enters a prospect that can be found by reference and by id', async () => {
    const { createClient } = await manager.run(CREATE, { input: input() });
    expect(createClient.client).toMatchObject({
      reference: 'C-1',
      stage: 'PROSPECT',
      tier: 'STANDARD',
      unit: { code: 'NORTH' },
      industry: { code: 'C34', name: 'C34' },
    });
    const found = await manager.run(
      'query ($id: ID!) { client(reference: "C-1") { id } node(id: $id) { __typename id } }',
      { id: createClient.client.id },
    );
    expect(found).toEqual({
      client: { id: createClient.client.id },
      node: { __typename: 'Client', id: createClient.client.id },
    });
  });

  it('has one effect for one idempotency key, and refuses the key for another input', async () => {
    const once = input({ reference: 'C-2', idempotencyKey: 'k1' });
    const answers = await Promise.all([1, 2, 3].map(() => manager.run(CREATE, { input: once })));
    expect(new Set(answers.map((answer) => answer.createClient.client.id)).size).toBe(1);
    const { data } = await manager.send(CREATE, { input: { ...once, name: 'Other' } });
    expect(data.createClient).toMatchObject({ client: null, failure: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  it.each([
    [{ reference: 'C-3', unitCode: 'SOUTH' }, 'UNIT_NOT_FOUND'],
    [{ reference: 'C-1' }, 'CLIENT_REFERENCE_TAKEN'],
    [{ reference: 'C-4', name: ' ' }, 'TEXT_REQUIRED'],
    [{ reference: 'C-4', name: 'a\0b' }, 'TEXT_UNUSABLE'],
    [
      { reference: 'C-4', registrationScheme: 'LEI', registrationId: 'HWUPKR0MPOU8FGXBT395' },
      'REGISTRATION_ID_CHECK_DIGIT',
    ],
  ])('refuses %j with %s', async (over, code) => {
    const { data } = await manager.send(CREATE, { input: input(over) });
    expect(data.createClient).toMatchObject({ client: null, failure: { code } });
  });

  it('is refused to whoever lacks the duty, or does not sign in', async () => {
    const auditor = await bank.caller('AUDITOR');
    expect((await auditor.send(CREATE, { input: input() })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
