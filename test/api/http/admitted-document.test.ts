import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { buildSchema, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Gate } from '../../../src/api/gate/gate.ts';
import { createGraphqlHttp } from '../../../src/api/http/graphql-http.ts';
import type { GraphqlHttp } from '../../../src/api/http/graphql-http.ts';
import { createMetrics } from '../../../src/api/http/metrics.ts';
import { CostBudgets } from '../../../src/app/partner/cost-budgets.ts';
import { Authenticator } from '../../../src/app/sign-in/authenticator.ts';
import { readConfig } from '../../../src/config.ts';
import { TokenVerifier } from '../../../src/security/token-verifier.ts';
import { startClc } from '../../support/clc.ts';
import type { TestClc } from '../../support/clc.ts';

/** Admits another document than the one that was asked for, which shows which of the two is executed. */
class ExchangingGate extends Gate {
  override async admit(...asked: Parameters<Gate['admit']>): ReturnType<Gate['admit']> {
    const ready = await super.admit(...asked);
    return 'document' in ready ? { ...ready, document: parse('query A($n: Int) { admitted: echo(n: $n) }') } : ready;
  }
}

describe('what the gate has admitted', () => {
  let clc: TestClc;
  let graphql: GraphqlHttp;
  let server: Server;
  let url: string;
  beforeAll(async () => {
    clc = await startClc();
    const schema = buildSchema('type Query { echo(n: Int): Int }');
    schema.getQueryType()!.getFields()['echo']!.resolve = (_source, { n }: { n: number }) => n;
    const { observer } = createMetrics(schema);
    const { services } = clc.server;
    graphql = await createGraphqlHttp({
      schema,
      services,
      observer,
      gate: new ExchangingGate({
        schema,
        isProduction: false,
        isSchemaOpen: true,
        ownDocuments: new Map(),
        registry: services.documents,
        usage: services.documentUsage,
        budgets: new CostBudgets(clc.database),
        observer,
      }),
      authenticator: new Authenticator(
        clc.database,
        new TokenVerifier({ ...readConfig({}).auth, localKey: null, ownIssuers: async () => [] }),
      ),
      isSchemaOpen: true,
      timeoutMs: 30_000,
      proxies: 0,
      reportBug: () => undefined,
    });
    server = express()
      .use(...graphql.handlers)
      .listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.close();
    await graphql.stop();
    await clc.stop();
  });

  const query = 'query A($n: Int) { asked: echo(n: $n) }';
  const post = (headers: Record<string, string>, variables: object = { n: 7 }) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
  const get = (headers: Record<string, string>) =>
    fetch(`${url}?${new URLSearchParams({ query, operationName: 'A', variables: '{"n":7}' }).toString()}`, { headers });

  it.each([
    ['POST', () => post({})],
    ['GET', () => get({ 'apollo-require-preflight': '1' })],
  ])('is executed as it was parsed, by %s', async (_method, send) => {
    const response = await send();
    expect([response.status, await response.text()]).toEqual([200, '{"data":{"admitted":7}}\n']);
  });

  it('has its variables coerced, and its answer in a form that is accepted', async () => {
    expect((await post({}, { n: 'seven' })).status).toBe(400);
    const type = 'application/graphql-response+json';
    expect((await post({ accept: type })).headers.get('content-type')).toBe(`${type}; charset=utf-8`);
    expect((await post({ accept: 'text/html' })).status).toBe(406);
  });

  it('is not executed by GET for a page of another site, nor with a body in sight', async () => {
    expect((await get({})).status).toBe(400);
    expect((await get({ 'content-type': 'text/plain' })).status).toBe(415);
    expect((await get({ 'content-type': 'application/json' })).status).toBe(200);
  });
});
