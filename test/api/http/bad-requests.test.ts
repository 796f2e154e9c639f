import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { buildSchema, getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Gate } from '../../../src/api/gate/gate.ts';
import { createGraphqlHttp } from '../../../src/api/http/graphql-http.ts';
import { createMetrics } from '../../../src/api/http/metrics.ts';
import type { RequestContext } from '../../../src/api/shared/request-context.ts';
import { localIssuerKey, publicPart } from '../../../src/app/institution/local-issuer.ts';
import { CostBudgets } from '../../../src/app/partner/cost-budgets.ts';
import { Authenticator } from '../../../src/app/sign-in/authenticator.ts';
import { readConfig } from '../../../src/config.ts';
import { TokenVerifier } from '../../../src/security/token-verifier.ts';
import { startOwnClc } from '../../support/clc.ts';
import type { Caller, TestClc } from '../../support/clc.ts';

describe('what cannot be answered', () => {
  let clc: TestClc;
  let caller: Caller;
  beforeAll(async () => {
    clc = await startOwnClc();
    caller = await (await clc.institution()).caller(['RELATIONSHIP_MANAGER', 'RISK_MANAGER']);
    await caller.run('mutation ($input: CreateClientInput!) { createClient(input: $input) { failure { code } } }', {
      input: { reference: 'B-1', name: 'B', segment: 'CORPORATE', unitCode: 'NORTH' },
    });
  });
  afterAll(() => clc.stop());

  const codeOf = async (query: string, variables?: Record<string, unknown>): Promise<string | undefined> =>
    (await caller.send(query, variables)).errors?.[0]?.extensions.code;

  it('a sign-in that fails by a fault of ours tells nothing of it', async () => {
    const { services } = clc.server;
    const { loadActor } = services;
    services.loadActor = () => Promise.reject(new Error('select secret from client'));
    const answer = await caller.send('{ __typename }').finally(() => (services.loadActor = loadActor));
    expect(answer).toEqual({
      status: 500,
      errors: [
        {
          message: expect.stringMatching(/^Something went wrong on our side/),
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ],
    });
  });

  it('a path that is not served has a code', async () => {
    const response = await fetch(`${clc.url}/nothing`);
    expect([response.status, ((await response.json()) as any).errors[0].extensions.code]).toEqual([404, 'NOT_FOUND']);
  });

  it('a size in a variable counts like one in the document', async () => {
    const query =
      'query ($first: Int!) { clients(first: $first) { nodes { alerts(first: 100) { history(first: 100) { note } } } } }';
    expect([await codeOf(query, { first: 500 }), await codeOf(query, { first: 5 })]).toEqual([
      'DOCUMENT_TOO_COSTLY',
      undefined,
    ]);
  });

  it('introspection and a full page of clients are no excess', async () => {
    expect(await codeOf(getIntrospectionQuery())).toBeUndefined();
    expect(
      await codeOf(
        '{ clients(first: 500) { nodes { id name facilities { id reference } alerts { severity explanation evidence(first: 1) { value threshold } } } } }',
      ),
    ).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'toString'])('no node is of the type %s', async (type) => {
    const id = Buffer.from(`${type}:019abf43-0000-7000-8000-000000000000`).toString('base64url');
    expect(await caller.send('query ($id: ID!) { node(id: $id) { id } }', { id })).toMatchObject({
      status: 200,
      data: { node: null },
    });
  });

  it.each([
    ['observations(indicator: $text) { value }'],
    ['latestObservations(indicators: [$text]) { value }'],
    ['industryPosition(indicator: $text) { value }'],
  ])('text no database can hold is refused in %s', async (field) => {
    for (const text of ['a\0b', 'a\ud800'])
      expect(await codeOf(`query ($text: String!) { client(reference: "B-1") { ${field} } }`, { text })).toBe(
        'BAD_USER_INPUT',
      );
  });

  it('no instant is in the year 0', async () => {
    const query = (instant: string) =>
      `{ client(reference: "B-1") { observations(indicator: "days_past_due", knownAt: ${instant}) { value } } }`;
    expect(await codeOf(query('"0000-01-01T00:00:00Z"'))).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await codeOf(query('"0001-01-01T00:00:00Z"'))).toBeUndefined();
    expect(
      await codeOf(
        'query ($at: DateTime) { client(reference: "B-1") { observations(indicator: "days_past_due", knownAt: $at) { value } } }',
        { at: '0000-06-01T00:00:00Z' },
      ),
    ).toBe('BAD_USER_INPUT');
  });

  it('a request whose caller is gone is read no further', async () => {
    const [started, release, done] = [
      Promise.withResolvers<void>(),
      Promise.withResolvers<void>(),
      Promise.withResolvers<unknown>(),
    ];
    const slow = async (_: unknown, context: RequestContext): Promise<number> => {
      await context.query();
      started.resolve();
      await release.promise;
      done.resolve(
        await context.query().then(
          () => 'read on',
          (error: Error) => error.message,
        ),
      );
      return 1;
    };
    const schema = buildSchema('type Query { slow: Int }');
    const bugs: unknown[] = [];
    const verifier = new TokenVerifier({
      ...readConfig({}).auth,
      localKey: publicPart(await localIssuerKey(clc.database)),
      ownIssuers: async () => [],
    });
    const authenticator = new Authenticator(clc.database, verifier);
    const observer = createMetrics(schema).observer;
    const gate = new Gate({
      schema,
      isProduction: false,
      isSchemaOpen: true,
      ownDocuments: new Map(),
      registry: clc.server.services.documents,
      usage: clc.server.services.documentUsage,
      budgets: new CostBudgets(clc.database),
      observer,
    });
    const rootType = schema.getQueryType()!;
    rootType.getFields()['slow']!.resolve = (source, _args, context: RequestContext) => slow(source, context);
    const graphql = await createGraphqlHttp({
      schema,
      services: clc.server.services,
      authenticator,
      gate,
      isSchemaOpen: true,
      timeoutMs: 30_000,
      proxies: 0,
      reportBug: (bug) => bugs.push(bug),
      observer,
    });
    const closed = Promise.withResolvers<void>();
    const server = express()
      .use((_request, response, next) => (response.once('close', closed.resolve), next()), ...graphql.handlers)
      .listen(0, '127.0.0.1');
    await once(server, 'listening');
    const giveUp = new AbortController();
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const given = fetch(url, {
      method: 'POST',
      signal: giveUp.signal,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${caller.token}` },
      body: '{"query":"{ slow }"}',
    }).catch(() => null);
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
