import { afterAll, beforeAll, expect, it } from 'vitest';
import { DUTIES } from '../../../src/domain/institution/duty.ts';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc } from '../../support/clc.ts';
import { textOfDatabase } from '../../support/database-text.ts';
import { enterClient } from '../client/client-fixture.ts';

const lines: string[] = [];
/** What went out to callers as errors. */
const errors: string[] = [];
const canaries: string[] = [];
/** A value that is found nowhere by chance. */
const canary = (): string => {
  const value = `Canary${String(canaries.length).padStart(3, '0')}zq`;
  canaries.push(value);
  return value;
};

let clc: TestClc;
let caller: Caller;
let client: { id: string; reference: string };
beforeAll(async () => {
  clc = await startClc({}, (line) => void lines.push(line));
  caller = await (await clc.institution()).caller(DUTIES);
  client = await enterClient(caller);
});
afterAll(() => clc.stop());

/** Sends a document as a caller would, right or wrong, and keeps what came back as errors and failures. */
async function post(body: string, headers: Record<string, string> = {}): Promise<void> {
  const response = await fetch(`${clc.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${caller.token}`, ...headers },
    body,
  });
  const answer = (await response.json()) as {
    data?: Record<string, { failure?: unknown } | null> | null;
    errors?: unknown;
  };
  errors.push(JSON.stringify([answer.errors, ...Object.values(answer.data ?? {}).map((result) => result?.failure)]));
}

const mutation = (name: string, input: object): Promise<void> => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  return post(
    JSON.stringify({
      query: `mutation ($input: ${type}!) { ${name}(input: $input) { failure { code message path } } }`,
      variables: { input },
    }),
    { 'x-request-id': `r-${canaries.length}` },
  );
};

it('50 pieces of personal data leave no trace in the log, the metrics, the errors, or the database in clear', async () => {
  const clientId = client.id;
  const money = { amount: '1', currency: 'CNY' };
  const contact = (over: object = {}): object => ({
    clientId,
    name: canary(),
    email: `${canary()}@example.com`,
    phone: `+49 ${canary()}`,
    ...over,
  });
  // As it should be, twice under one key, and with another input under the same key.
  await mutation('addContact', contact());
  const kept = contact({ idempotencyKey: 'one' });
  await mutation('addContact', kept);
  await mutation('addContact', kept);
  await mutation('addContact', contact({ idempotencyKey: 'one' }));
  await mutation('addManagementMember', { clientId, name: canary(), position: 'CEO' });
  await mutation('recordGuarantee', { clientId, guarantorName: canary(), amount: money, validFrom: '2025-01-01' });
  await mutation('createCollateral', {
    clientId,
    ownerName: canary(),
    reference: 'K-1',
    kind: 'LAND',
    description: 'Plot',
    currency: 'CNY',
    haircut: '0.3',
  });
  // What commands refuse.
  await mutation('addContact', contact({ email: `${canary()} is no address` }));
  await mutation('addContact', contact({ clientId: null, clientReference: 'NOBODY' }));
  await mutation('addContact', contact({ name: `${canary()}\0` }));
  await mutation('addContact', contact({ name: `${canary()}${'x'.repeat(11_000)}` }));
  await mutation('addManagementMember', { clientId, name: canary(), position: ' ' });
  await mutation('recordGuarantee', {
    clientId,
    guarantorName: canary(),
    amount: { amount: '0', currency: 'CNY' },
    validFrom: '2025-01-01',
  });
  await mutation('recordGuarantee', {
    clientId,
    guarantorName: canary(),
    amount: money,
    validFrom: '2025-01-01',
    validTo: '2024-01-01',
  });
  await mutation('createCollateral', {
    clientId,
    ownerName: canary(),
    reference: 'K-1',
    kind: 'LAND',
    description: 'Plot',
    currency: 'CNY',
    haircut: '0.3',
  });
  // What has the right variables in the wrong place, or no form at all.
  await post(
    JSON.stringify({
      query: `mutation { addContact(input: { clientId: "${clientId}", name: "${canary()}", mail: "x" }) { failure { code } } }`,
    }),
  );
  await post(
    JSON.stringify({
      query: `mutation { addContact(input: { clientId: "${clientId}", name: "${canary()}" `,
      operationName: canary(),
    }),
  );
  await post(`{"query": "mutation", "variables": {"name": "${canary()}"`);
  await post(JSON.stringify({ query: `query ${canary()} { me { institutionCode } }` }));
  // Paths, headers, other transports.
  for (const path of [`/contacts/${canary()}`, `/graphql?name=${canary()}`])
    await (await fetch(`${clc.url}${path}`, { headers: { 'x-contact': canary() } })).text();
  const socket = caller.socket();
  const overSocket = async (query: string, variables?: Record<string, unknown>): Promise<void> => {
    try {
      for await (const answer of socket.iterate({ query, variables }))
        errors.push(JSON.stringify(answer.errors ?? null));
    } catch (error) {
      errors.push(JSON.stringify(error));
    }
  };
  await overSocket('mutation ($input: AddContactInput!) { addContact(input: $input) { failure { code message } } }', {
    input: contact(),
  });
  await overSocket('mutation ($input: AddContactInput!) { addContact(input: $input) { failure { code message } } }', {
    input: contact({ email: 'nobody' }),
  });
  await overSocket(`{ client(reference: "${canary()}") { management { nam } } }`);
  await socket.dispose();
  // Reads that show it.
  const shown = await caller
    .withPurpose('KYC')
    .run(
      'query ($id: ID!) { client(id: $id) { contacts { name email phone } management { name } guarantees { guarantorName } collateral { ownerName } } }',
      { id: clientId },
    );
  expect(JSON.stringify(shown)).toContain(canaries[0]);
  // A bug while somebody's data is at hand: the database fails under a command.
  await clc.database.orm.em.fork().getConnection().execute('alter table contact rename to contact_gone');
  await mutation('addContact', contact());
  await clc.database.orm.em.fork().getConnection().execute('alter table contact_gone rename to contact');

  expect(canaries.length).toBeGreaterThanOrEqual(50);
  const metrics = await (await fetch(`${clc.url}/metrics`)).text();
  const database = await textOfDatabase(clc.database);
  expect(lines.length).toBeGreaterThan(20);
  const places = { log: lines.join('\n'), metrics, errors: errors.join('\n'), database };
  const found = Object.entries(places).flatMap(([place, text]) =>
    canaries
      .filter((value) => text.includes(value))
      .map(
        (value) =>
          `${value} in the ${place}: …${text.slice(Math.max(0, text.indexOf(value) - 120), text.indexOf(value) + 40)}`,
      ),
  );
  expect(found).toEqual([]);
});
