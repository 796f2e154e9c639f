import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startClc } from '../../support/clc.ts';
import type { Caller, GraphqlResponse, TestClc, TestInstitution } from '../../support/clc.ts';
import { enterClient } from '../client/client-fixture.ts';

let clc: TestClc;
let bank: TestInstitution;
let partner: Caller;
let reference: string;

beforeAll(async () => {
  clc = await startClc();
  bank = await clc.institution();
  partner = await bank.caller('PARTNER');
  ({ reference } = await enterClient(await bank.caller('RELATIONSHIP_MANAGER'), {}));
});
afterAll(() => clc.stop());

/** The errors of an answer by path and code. */
const refusals = ({ errors = [] }: GraphqlResponse): unknown[] =>
  errors.map((error) => [(error as { path?: unknown[] }).path?.join('.'), error.extensions.code]);

describe('what a duty does not allow', () => {
  it('is null with an error at its path, and the rest of the answer stands', async () => {
    const answer = await partner.send(
      '{ clients { nodes { reference alerts { id } } } users { nodes { subject } } me { institutionCode } }',
    );
    expect(answer.data).toEqual({
      clients: { nodes: [{ reference, alerts: null }] },
      users: null,
      me: { institutionCode: bank.code },
    });
    expect(refusals(answer)).toEqual(
      expect.arrayContaining([
        ['users', 'FORBIDDEN'],
        ['clients.nodes.0.alerts', 'FORBIDDEN'],
      ]),
    );
    expect(answer.errors).toHaveLength(2);
  });

  it('leaves the names of users to who may not read their subjects', async () => {
    const officer = await bank.caller('CREDIT_OFFICER');
    const answer = await officer.send('{ users(first: 2) { nodes { name subject duties { duty } } } }');
    expect(answer.data.users.nodes).toEqual(
      Array.from({ length: 2 }, () => ({ name: expect.any(String), subject: null, duties: null })),
    );
    expect(new Set(refusals(answer).map((refusal) => (refusal as string[])[1]))).toEqual(new Set(['FORBIDDEN']));
  });

  it('takes no other mutation of the document with it', async () => {
    const manager = await bank.caller('RELATIONSHIP_MANAGER');
    const answer = await manager.send(
      `mutation ($contact: AddContactInput!, $user: CreateUserInput!) {
        createUser(input: $user) { user { id } }
        addContact(input: $contact) { contact { id } failure { code } }
      }`,
      {
        contact: { clientReference: reference, name: 'Ada' },
        user: { subject: 'ada', name: 'Ada' },
      },
    );
    expect(answer.data).toEqual({
      createUser: null,
      addContact: { contact: { id: expect.any(String) }, failure: null },
    });
    expect(refusals(answer)).toEqual([['createUser', 'FORBIDDEN']]);
  });

  it('ends a stream that may not be opened with an error, as before', async () => {
    const socket = partner.socket();
    const heard = socket.iterate({ query: 'subscription { alertFeed { __typename } }' });
    const { value } = await heard.next();
    expect(refusals(value as GraphqlResponse).map((refusal) => (refusal as string[])[1])).toEqual(['FORBIDDEN']);
    await socket.dispose();
  });
});
