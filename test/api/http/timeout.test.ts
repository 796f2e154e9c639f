import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { buildSchema } from 'graphql';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Gate } from '../../../src/api/gate/gate.ts';
import { createGraphqlHttp } from '../../../src/api/http/graphql-http.ts';
import { createMetrics } from '../../../src/api/http/metrics.ts';
import type { RequestContext } from '../../../src/api/shared/request-context.ts';
import { serveGraphqlWs } from '../../../src/api/ws/graphql-ws.ts';
import { localIssuerKey, publicPart } from '../../../src/app/institution/local-issuer.ts';
import { CostBudgets } from '../../../src/app/partner/cost-budgets.ts';
import { Authenticator } from '../../../src/app/sign-in/authenticator.ts';
import { readConfig } from '../../../src/config.ts';
import { TokenVerifier } from '../../../src/security/token-verifier.ts';
import { startOwnClc } from '../../support/clc.ts';
import type { Caller, TestClc } from '../../support/clc.ts';
import { Wire } from '../ws/wire.ts';

const LIMIT_MS = 500;

describe('an operation that takes too long', () => {
  let clc: TestClc;
  let caller: Caller;
  let url: string;
  let end: () => Promise<void>;
  const bugs: unknown[] = [];
  /** Resolves when the field is let go, and then with what a read of it has met. */
  let hung: PromiseWithResolvers<unknown>;
  let release: PromiseWithResolvers<void>;

  beforeAll(async () => {
    clc = await startOwnClc();
    caller = await (await clc.institution()).caller('RISK_MANAGER');
    const schema = buildSchema('type Query { hangs: Int  sleeps: Int  quick: Int }');
    const fields = schema.getQueryType()!.getFields();
    fields['quick']!.resolve = () => 1;
    fields['hangs']!.resolve = async (_source, _args, context: RequestContext) => {
      await context.query();
      await release.promise;
      hung.resolve(
        await context.query().then(
          () => 'read on',
          (error: Error) => error.message,
        ),
      );
      return 1;
    };
    fields['sleeps']!.resolve = async (_source, _args, context: RequestContext) => {
      await sql`select pg_sleep(5)`.execute(await context.query());
      return 1;
    };
    const { observer } = createMetrics(schema);
    const verifier = new TokenVerifier({
      ...readConfig({}).auth,
      localKey: publicPart(await localIssuerKey(clc.database)),
      ownIssuers: async () => [],
    });
    const parts = {
      schema,
      services: { ...clc.server.services, statementTimeoutMs: LIMIT_MS },
      authenticator: new Authenticator(clc.database, verifier),
      gate: new Gate({
        schema,
        isProduction: false,
        isSchemaOpen: true,
        ownDocuments: new Map(),
        registry: clc.server.services.documents,
        usage: clc.server.services.documentUsage,
        budgets: new CostBudgets(clc.database),
        observer,
      }),
      reportBug: (bug: unknown) => void bugs.push(bug),
      observer,
      proxies: 0,
      isSchemaOpen: true,
      origins: [],
    };
    const graphql = await createGraphqlHttp({ ...parts, timeoutMs: 2 * LIMIT_MS });
    const server = express()
      .use('/graphql', ...graphql.handlers)
      .listen(0, '127.0.0.1');
    await once(server, 'listening');
    const sockets = serveGraphqlWs({
      ...parts,
      timeoutMs: 2 * LIMIT_MS,
      server,
      path: '/graphql',
      limits: readConfig({}).sockets,
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    end = async () => {
      await sockets.stop();
      server.close();
      await graphql.stop();
    };
  });
  afterAll(async () => {
    await end();
    await clc.stop();
  });

  const ask = async (query: string): Promise<unknown> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${caller.token}` },
      body: JSON.stringify({ query }),
    });
    const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
    return [response.status, errors?.[0]?.extensions.code];
  };
  const askBySocket = async (query: string): Promise<unknown> => {
    const wire = await Wire.signedIn(url, caller.token);
    wire.subscribe('1', query);
    const { payload } = await wire.until(({ id }) => id === '1');
    wire.cut();
    return payload.errors?.[0]?.extensions.code;
  };

  it.each([
    ['HTTP', () => ask('{ hangs }'), [503, 'REQUEST_TOO_SLOW']],
    ['a socket', () => askBySocket('{ hangs }'), 'REQUEST_TOO_SLOW'],
  ])('is answered over %s with a code, and reads nothing more', async (_way, answer, expected) => {
    [hung, release] = [Promise.withResolvers(), Promise.withResolvers()];
    expect(await answer()).toEqual(expected);
    release.resolve();
    expect(await hung.promise).toBe('The request has ended.');
    expect(await ask('{ quick }')).toEqual([200, undefined]);
    expect(bugs).toEqual([]);
  });

  it('in the database has its statement ended there, where the database can end one', async () => {
    if (!('url' in clc.address)) return;
    expect(await ask('{ sleeps }')).toEqual([200, 'REQUEST_TOO_SLOW']);
    expect(await askBySocket('{ sleeps }')).toBe('REQUEST_TOO_SLOW');
    await vi.waitFor(
      async () => {
        const { rows } = await clc.database.inSystem((query) =>
          sql<{
            count: number;
          }>`select count(*)::int as count from pg_stat_activity where query like '%pg_sleep%' and state = 'active' and pid <> pg_backend_pid()`.execute(
            query,
          ),
        );
        expect(rows[0]!.count).toBe(0);
      },
      { timeout: 2_000, interval: 50 },
    );
    expect(bugs).toEqual([]);
  });
});
