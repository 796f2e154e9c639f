import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { buildSchema, getIntrospectionQuery } from 'graphql';
import WebSocket from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGraphqlHttp } from '../../../src/api/http/graphql-http.ts';
import { createMetrics } from '../../../src/api/http/metrics.ts';
import type { RequestContext } from '../../../src/api/shared/request-context.ts';
import { localIssuerKey, publicPart } from '../../../src/app/institution/local-issuer.ts';
import { readConfig } from '../../../src/config.ts';
import { TokenVerifier } from '../../../src/security/token-verifier.ts';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc } from '../../support/clc.ts';

const CODES = ['BODY_NOT_JSON', 'BODY_TOO_LARGE', 'CHARSET_UNSUPPORTED', 'ENCODING_UNSUPPORTED'] as const;

describe('what cannot be answered', () => {
  let clc: TestClc;
  let caller: Caller;
  beforeAll(async () => {
    clc = await startClc();
    caller = await (await clc.institution()).caller(['RELATIONSHIP_MANAGER', 'RISK_MANAGER']);
    await caller.run('mutation ($input: CreateClientInput!) { createClient(input: $input) { failure { code } } }', { input: { reference: 'B-1', name: 'B', segment: 'CORPORATE', unitCode: 'NORTH' } });
  });
  afterAll(() => clc.stop());

  const post = async (body: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${clc.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${caller.token}`, ...headers }, body });
    return { status: response.status, text: await response.text() };
  };
  const codeOf = async (query: string, variables?: Record<string, unknown>): Promise<string | undefined> => (await caller.send(query, variables)).errors?.[0]?.extensions.code;

  it.each([
    ['cut JSON', '{"query": ', {}, 400, CODES[0]],
    ['a JSON text', '"x"', {}, 400, CODES[0]],
    ['a body that is too large', JSON.stringify({ query: ' '.repeat(5_000_000) }), {}, 413, CODES[1]],
    ['an unknown charset', '{}', { 'content-type': 'application/json; charset=klingon' }, 415, CODES[2]],
    ['an unknown encoding', '{}', { 'content-encoding': 'klingon' }, 415, CODES[3]],
    ['no gzip', '{}', { 'content-encoding': 'gzip' }, 400, 'BAD_REQUEST'],
  ] as const)('%s has a code, in GraphQL form and without a stack', async (_what, body, headers, status, code) => {
    const answer = await post(body, headers);
    expect([answer.status, JSON.parse(answer.text).errors[0].extensions]).toEqual([status, { code }]);
    expect(answer.text).not.toMatch(/node_modules|\bat /);
  });

  it('a path that is not served has a code', async () => {
    const response = await fetch(`${clc.url}/nothing`);
    expect([response.status, ((await response.json()) as any).errors[0].extensions.code]).toEqual([404, 'NOT_FOUND']);
  });

  it.each([
    ['too many tokens', `{${'a'.repeat(3)} `.repeat(6_000), 'GRAPHQL_PARSE_FAILED'],
    ['too much nesting', `{ organisationUnits { nodes ${'{ parent '.repeat(30)} { id } ${'}'.repeat(30)} } }`, 'DOCUMENT_TOO_DEEP'],
    ['an unknown field', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['two operations', 'query A { me { businessDate } } query B { me { businessDate } }', 'OPERATION_RESOLUTION_FAILURE'],
    ['a variable of the wrong type', 'query ($id: ID!) { node(id: $id) { id } }', 'BAD_USER_INPUT'],
    ['pages within pages', '{ clients(first: 500) { nodes { alerts(first: 100) { client { alerts(first: 100) { id } } } } } }', 'DOCUMENT_TOO_COSTLY'],
    ['one thing under many names', `{ ${Array.from({ length: 100 }, (_, i) => `a${i}: clients(first: 500) { nodes { alerts { id } } }`).join(' ')} }`, 'DOCUMENT_TOO_COSTLY'],
    ['fragments that double', `{ ...F0 } ${Array.from({ length: 30 }, (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`).join(' ')} fragment F30 on Query { me { businessDate } }`, 'DOCUMENT_TOO_COSTLY'],
  ])('a document with %s is refused over HTTP and over a socket', async (_what, query, code) => {
    expect(await codeOf(query)).toBe(code);
    const socket = caller.socket();
    const refused = await socket.iterate({ query }).next().then(({ value }) => value?.errors, (error: unknown) => error);
    expect(refused).toMatchObject([{ extensions: { code } }]);
    await socket.dispose();
  });

  it('a size in a variable counts like one in the document', async () => {
    const query = 'query ($first: Int!) { clients(first: $first) { nodes { alerts(first: 100) { history(first: 100) { note } } } } }';
    expect([await codeOf(query, { first: 500 }), await codeOf(query, { first: 5 })]).toEqual(['DOCUMENT_TOO_COSTLY', undefined]);
  });

  it('introspection and a full page of clients are no excess', async () => {
    expect(await codeOf(getIntrospectionQuery())).toBeUndefined();
    expect(await codeOf('{ clients(first: 500) { nodes { id name facilities { id reference } alerts { severity explanation evidence(first: 1) { value threshold } } } } }')).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'toString'])('no node is of the type %s', async (type) => {
    const id = Buffer.from(`${type}:019abf43-0000-7000-8000-000000000000`).toString('base64url');
    expect(await caller.send('query ($id: ID!) { node(id: $id) { id } }', { id })).toMatchObject({ status: 200, data: { node: null } });
  });

  it.each([
    ['observations(indicator: $text) { value }'],
    ['latestObservations(indicators: [$text]) { value }'],
    ['industryPosition(indicator: $text) { value }'],
  ])('text no database can hold is refused in %s', async (field) => {
    for (const text of ['a\0b', 'a\ud800']) expect(await codeOf(`query ($text: String!) { client(reference: "B-1") { ${field} } }`, { text })).toBe('BAD_USER_INPUT');
  });

  it('no instant is in the year 0', async () => {
    const query = (instant: string) => `{ client(reference: "B-1") { observations(indicator: "days_past_due", knownAt: ${instant}) { value } } }`;
    expect(await codeOf(query('"0000-01-01T00:00:00Z"'))).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await codeOf(query('"0001-01-01T00:00:00Z"'))).toBeUndefined();
    expect(await codeOf('query ($at: DateTime) { client(reference: "B-1") { observations(indicator: "days_past_due", knownAt: $at) { value } } }', { at: '0000-06-01T00:00:00Z' })).toBe('BAD_USER_INPUT');
  });

  it.each([
    ['no JSON', 'nothing', 4400],
    ['an unknown message', '{"type":"nothing"}', 4400],
    ['a frame of more than a megabyte', JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(1_100_000) } }), 1009],
    ['an operation before its sign-in', JSON.stringify({ id: '1', type: 'subscribe', payload: { query: '{ __typename }' } }), 4401],
  ])('a socket with %s is closed with a code', async (_what, frame, code) => {
    const socket = new WebSocket(`${clc.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    socket.once('open', () => socket.send(frame));
    expect(await closed).toBe(code);
    expect(await codeOf('{ me { businessDate } }')).toBeUndefined();
  });

  it.each(['Bearer a.b.c', 'Basic eDp5', 'Bearer '])('a socket signed in by %s is closed with TOKEN_INVALID', async (authorization) => {
    const socket = new WebSocket(`${clc.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const closed = new Promise<string>((resolve) => socket.once('close', (code, reason) => resolve(`${code} ${reason}`)));
    socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } })));
    expect(await closed).toBe('4403 TOKEN_INVALID');
  });

  it('a request whose caller is gone is read no further', async () => {
    const [started, release, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>(), Promise.withResolvers<unknown>()];
    const slow = async (_: unknown, context: RequestContext): Promise<number> => {
      await context.query();
      started.resolve();
      await release.promise;
      done.resolve(await context.query().then(() => 'read on', (error: Error) => error.message));
      return 1;
    };
    const schema = buildSchema('type Query { slow: Int }');
    const bugs: unknown[] = [];
    const verifier = new TokenVerifier({ ...readConfig({}).auth, localKey: publicPart(await localIssuerKey(clc.database)) });
    const observer = createMetrics(schema).observer;
    const rootType = schema.getQueryType()!;
    rootType.getFields()['slow']!.resolve = (source, _args, context: RequestContext) => slow(source, context);
    const graphql = await createGraphqlHttp({ schema, services: clc.server.services, verifier, reportBug: (bug) => bugs.push(bug), observer });
    const closed = Promise.withResolvers<void>();
    const server = express().use((_request, response, next) => (response.once('close', closed.resolve), next()), ...graphql.handlers).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const giveUp = new AbortController();
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const given = fetch(url, { method: 'POST', signal: giveUp.signal, headers: { 'content-type': 'application/json', authorization: `Bearer ${caller.token}` }, body: '{"query":"{ slow }"}' }).catch(() => null);
    await started.promise;
    giveUp.abort();
    await Promise.all([given, closed.promise]);
    release.resolve();
    expect(await done.promise).toBe('The request has ended.');
    server.close();
    await graphql.stop();
    expect(bugs).toEqual([]);
  });
});
