import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addApplication } from '../../support/applications.ts';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc } from '../../support/clc.ts';
import { Wire } from '../ws/wire.ts';

const DEEP = `{ organisationUnits { nodes ${'{ parent '.repeat(30)} { id } ${'}'.repeat(30)} } }`;
const COSTLY = '{ clients(first: 500) { nodes { alerts(first: 100) { client { alerts(first: 100) { id } } } } } }';
const aliases = (count: number): string =>
  `{ ${Array.from({ length: count }, (_, index) => `a${index}: __typename`).join(' ')} }`;
const fields = (count: number): string => `{ ${'__typename '.repeat(count)}}`;

/** Every document, of whoever sends it, is answered over HTTP and over a socket with the same code. */
describe('what the gate refuses', () => {
  let clc: TestClc;
  let staff: Caller;
  let strict: Caller;
  let reader: Caller;
  let poor: Caller;
  beforeAll(async () => {
    clc = await startClc({ ENVIRONMENT: 'production', AUTH_LOCAL_ISSUER: 'on' });
    const [open, closed] = [await clc.institution(), await clc.institution()];
    for (const { id, documentMode } of [
      { id: open.id, documentMode: 'OPEN' as const },
      { id: closed.id, documentMode: null },
    ])
      await clc.database.inTenant(id, (query) =>
        query.updateTable('institution').set({ document_mode: documentMode }).where('id', '=', id).execute(),
      );
    staff = await open.caller(['RISK_MANAGER', 'ADMINISTRATOR', 'RELATIONSHIP_MANAGER']);
    strict = await closed.caller('RISK_MANAGER');
    reader = await (
      await addApplication(clc, open, { kind: 'INTERNAL', documentMode: 'OPEN' })
    ).credential({ scopes: ['QUERY'] });
    poor = await (
      await addApplication(clc, open, { kind: 'INTERNAL', documentMode: 'OPEN', costBudget: 1 })
    ).credential();
  });
  afterAll(() => clc.stop());

  const overHttp = async ({ token }: Caller, payload: object): Promise<{ code: string; status: number }> => {
    const response = await fetch(`${clc.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(payload),
    });
    return { status: response.status, code: ((await response.json()) as any).errors?.[0]?.extensions.code };
  };
  const overSocket = async ({ token }: Caller, payload: object): Promise<string> => {
    const wire = await Wire.signedIn(clc.url, token);
    wire.send({ type: 'subscribe', id: '1', payload: { query: '', ...payload } });
    const { type, payload: told } = await wire.until(({ id }) => id === '1');
    wire.cut();
    return type === 'error' ? told[0].extensions.code : told.errors?.[0]?.extensions.code;
  };

  it.each<[string, () => Caller, object, number, string]>([
    ['no GraphQL', () => staff, { query: '{' }, 400, 'GRAPHQL_PARSE_FAILED'],
    ['too many tokens', () => staff, { query: `{${'a '.repeat(6_000)}}` }, 400, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', () => staff, { query: '{ nothing }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'no such operation',
      () => staff,
      { query: 'query A { __typename }', operationName: 'B' },
      400,
      'OPERATION_RESOLUTION_FAILURE',
    ],
    ['too much nesting', () => staff, { query: DEEP }, 400, 'DOCUMENT_TOO_DEEP'],
    ['pages within pages', () => staff, { query: COSTLY }, 400, 'DOCUMENT_TOO_COSTLY'],
    [
      'pages within pages, by a variable',
      () => staff,
      { query: `query ($n: Int) ${COSTLY.replace('500', '$n')}`, variables: { n: 500 } },
      400,
      'DOCUMENT_TOO_COSTLY',
    ],
    [
      'a hundred and one names in fragments',
      () => staff,
      { query: `{ ${Array.from({ length: 101 }, (_, index) => `... { a${index}: __typename }`).join(' ')} }` },
      400,
      'DOCUMENT_TOO_MANY_ALIASES',
    ],
    ['a hundred and one other names', () => staff, { query: aliases(101) }, 400, 'DOCUMENT_TOO_MANY_ALIASES'],
    ['more fields at one place than there are', () => staff, { query: fields(201) }, 400, 'DOCUMENT_TOO_BROAD'],
    [
      'directives upon directives',
      () => staff,
      { query: '{ __typename @aa@aa@aa@aa@aa@aa@aa@aa@aa@aa }' },
      400,
      'DOCUMENT_TOO_MANY_DIRECTIVES',
    ],
    [
      'directives all over',
      () => staff,
      { query: `{ ${'__typename @include(if: true) '.repeat(51)}}` },
      400,
      'DOCUMENT_TOO_MANY_DIRECTIVES',
    ],
    ['introspection in production', () => staff, { query: getIntrospectionQuery() }, 400, 'INTROSPECTION_DISABLED'],
    [
      'introspection of a type in a fragment',
      () => staff,
      { query: '{ ...F } fragment F on Query { __type(name: "Client") { name } }' },
      400,
      'INTROSPECTION_DISABLED',
    ],
    ['no document', () => staff, {}, 400, 'BAD_REQUEST'],
    ['an unknown id', () => staff, { documentId: `sha256:${'0'.repeat(64)}` }, 400, 'DOCUMENT_UNKNOWN'],
    ['an id that is none', () => staff, { documentId: 'nothing' }, 400, 'DOCUMENT_UNKNOWN'],
    ['an id that is a number', () => staff, { documentId: 5 }, 400, 'DOCUMENT_UNKNOWN'],
    [
      'an id that is no text in the extension',
      () => staff,
      { extensions: { persistedQuery: { version: 1, sha256Hash: { $gt: '' } } } },
      400,
      'DOCUMENT_UNKNOWN',
    ],
    [
      'a text and the id of another',
      () => staff,
      { query: '{ __typename }', documentId: `sha256:${'0'.repeat(64)}` },
      400,
      'DOCUMENT_HASH_MISMATCH',
    ],
    ['a text in production', () => strict, { query: '{ __typename }' }, 400, 'DOCUMENT_NOT_PERSISTED'],
    [
      'a text with its own id in production',
      () => strict,
      { query: '{ __typename }', documentId: '7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b' },
      400,
      'DOCUMENT_UNKNOWN',
    ],
    [
      'a mutation by a credential for queries',
      () => reader,
      { query: 'mutation { wakeAlert(input: { alertId: "x" }) { failure { code } } }' },
      403,
      'SCOPE_MISSING',
    ],
    [
      'a subscription by a credential for queries',
      () => reader,
      { query: 'subscription { alertFeed { __typename } }' },
      403,
      'SCOPE_MISSING',
    ],
    [
      'more than the budget bears',
      () => poor,
      { query: '{ me { businessDate } indicators { code name } }' },
      429,
      'COST_BUDGET_EXCEEDED',
    ],
  ])('for %s', async (_what, caller, payload, status, code) => {
    expect(await overHttp(caller(), payload)).toEqual({ status, code });
    expect(await overSocket(caller(), payload)).toBe(code);
  });

  it.each<[string, string, object]>([
    ['a hundred other names', aliases(100), {}],
    [
      'other names at many places',
      `{ ${Array.from({ length: 60 }, (_, index) => `m${index}: me { a: businessDate b: institutionCode c: institutionName }`).join(' ')} }`,
      {},
    ],
    ['two hundred fields at one place', fields(200), {}],
    [
      'a text and its own id',
      '{ __typename }',
      { documentId: '7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b' },
    ],
  ])('is not %s', async (_what, query, over) => {
    expect(await overHttp(staff, { query, ...over })).toEqual({ status: 200, code: undefined });
    expect(await overSocket(staff, { query, ...over })).toBeUndefined();
  });

  it('names no field like a mistyped one in production', async () => {
    const { errors } = await staff.send('{ client { id } }');
    expect(errors?.[0]?.message).not.toMatch(/Did you mean/);
    const mistyped = await staff.send('{ clientz { id } }');
    expect([mistyped.errors?.[0]?.extensions.code, mistyped.errors?.[0]?.message]).toEqual([
      'GRAPHQL_VALIDATION_FAILED',
      expect.not.stringContaining('Did you mean'),
    ]);
  });

  it('is a list of operations, and a request of another form', async () => {
    const post = async (body: unknown): Promise<unknown> => {
      const response = await fetch(`${clc.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${staff.token}` },
        body: JSON.stringify(body),
      });
      return [response.status, ((await response.json()) as any).errors[0].extensions];
    };
    const refused = [400, { code: 'BAD_REQUEST' }];
    for (const body of [
      [],
      [{ query: '{ __typename }' }],
      {},
      { query: 1 },
      { query: '{ __typename }', variables: [] },
      { query: '{ __typename }', variables: 'x' },
      { query: '{ __typename }', extensions: 'x' },
      { query: '{ __typename }', operationName: 1 },
    ])
      expect(await post(body)).toEqual(refused);
  });

  it('is a method but GET and POST, and by GET a mutation', async () => {
    const headers = { authorization: `Bearer ${staff.token}` };
    const put = await fetch(`${clc.url}/graphql`, { method: 'PUT', headers });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST']);
    const mutation = await fetch(
      `${clc.url}/graphql?${new URLSearchParams({ query: 'mutation { wakeAlert(input: { alertId: "x" }) { failure { code } } }' })}`,
      { headers },
    );
    expect([
      mutation.status,
      mutation.headers.get('allow'),
      ((await mutation.json()) as any).errors[0].extensions,
    ]).toEqual([405, 'POST', { code: 'BAD_REQUEST' }]);
  });

  it('counts what it admits, by mode and whether it is published, and what it refuses, by code', async () => {
    const count = async (line: RegExp): Promise<number> =>
      Number(line.exec(await (await fetch(`${clc.url}/metrics`)).text())?.[1] ?? 0);
    const [adHoc, refused] = [
      /^clc_graphql_documents_total\{mode="OPEN",persisted="false"\} (\d+)$/m,
      /^clc_graphql_documents_refused_total\{code="DOCUMENT_NOT_PERSISTED"\} (\d+)$/m,
    ];
    const before = [await count(adHoc), await count(refused)];
    await staff.send('{ __typename }');
    await strict.send('{ __typename }');
    expect([await count(adHoc), await count(refused)]).toEqual(before.map((one) => one + 1));
  });

  it('says what is left and when it is filled again, where a budget is used up', async () => {
    const response = await fetch(`${clc.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${poor.token}` },
      body: JSON.stringify({ query: '{ me { businessDate } indicators { code name } }' }),
    });
    const { extensions } = ((await response.json()) as any).errors[0];
    expect([response.status, Number(response.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect(extensions).toEqual({ code: 'COST_BUDGET_EXCEEDED', left: 1, resetsAt: expect.stringMatching(/^\d{4}-/) });
  });
});
