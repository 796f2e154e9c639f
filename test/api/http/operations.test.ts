import { Writable } from 'node:stream';
import { buildSchema } from 'graphql';
import pino from 'pino';
import express from 'express';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerReadiness } from '../../../src/api/http/health.ts';
import { createMetrics } from '../../../src/api/http/metrics.ts';
import { logRequests } from '../../../src/api/http/request-log.ts';
import { startOwnClc } from '../../support/clc.ts';
import type { Caller, TestClc } from '../../support/clc.ts';
import { PATIENCE_MS } from '../../support/patience.ts';

describe('a running node', () => {
  let clc: TestClc;
  let caller: Caller;
  beforeAll(async () => {
    clc = await startOwnClc();
    caller = await (await clc.institution()).caller('RELATIONSHIP_MANAGER');
  });
  afterAll(() => clc.stop());

  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${clc.url}${path}`, { headers });
  const metric = async (line: RegExp): Promise<number> =>
    Number(line.exec(await (await get('/metrics')).text())?.[1] ?? NaN);

  it('is healthy, and ready once the database answers and the feed runs', async () => {
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
    const ready = await get('/readyz');
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }]);
  });

  it('keeps a usable request id and makes one otherwise', async () => {
    expect((await get('/healthz', { 'x-request-id': 'abc-1' })).headers.get('x-request-id')).toBe('abc-1');
    for (const given of ['x'.repeat(65), 'a b', '<x>'])
      expect((await get('/healthz', { 'x-request-id': given })).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('counts operations by the names it knows, and all others together', async () => {
    const documents = [
      'query Me { me { __typename } }',
      'query me { me { __typename } }',
      '{ me { __typename } }',
      'query Made1 { __typename }',
      'query Made2 { __typename }',
    ];
    for (const document of documents) await caller.send(document);
    await caller.send('query Me { nothing }');
    const count = (operation: string, outcome = 'ok') =>
      metric(
        new RegExp(
          `clc_graphql_operation_duration_seconds_count\\{transport="http",operation="${operation}",outcome="${outcome}"\\} (\\d+)`,
        ),
      );
    expect([await count('Me'), await count('me'), await count('anonymous'), await count('other')]).toEqual([
      1, 1, 1, 2,
    ]);
    expect(await (await get('/metrics')).text()).not.toContain('Made1');
  });

  it('counts operations over sockets and the sockets that are open', async () => {
    const socket = caller.socket();
    const answers = socket.iterate({ query: 'query Me { me { __typename } }' });
    await answers.next();
    expect(await metric(/clc_open_sockets (\d+)/)).toBe(1);
    expect(
      await metric(/clc_graphql_operation_duration_seconds_count\{transport="ws",operation="Me",outcome="ok"\} (\d+)/),
    ).toBe(1);
    await socket.dispose();
  });

  it('tells how far the feed is behind the log', async () => {
    expect(await metric(/clc_feed_lag_events (\d+)/)).toBe(0);
    expect(await metric(/clc_event_log_last_seq (\d+)/)).toBe(0);
    expect(await metric(/nodejs_eventloop_lag_p99_seconds ([\d.e-]+)/)).toBeGreaterThanOrEqual(0);
  });

  it('is not ready while it stops, while the feed is not there, or without its database', async () => {
    const answers = async (over: object): Promise<unknown> => {
      const response = await served(
        (app) =>
          app.get(
            '/readyz',
            answerReadiness({
              database: clc.database,
              feed: clc.server.services.feed,
              showsReason: true,
              isStopping: () => false,
              ...over,
            }),
          ),
        '/readyz',
      );
      return [response.status, await response.json()];
    };
    expect(await answers({ isStopping: () => true })).toEqual([
      503,
      { status: 'unavailable', reason: 'the node is stopping' },
    ]);
    expect(await answers({ feed: { epoch: '' } })).toEqual([
      503,
      { status: 'unavailable', reason: 'the event feed has not started' },
    ]);
    expect(await answers({ database: { inSystem: () => Promise.reject(new Error('gone')) } })).toEqual([
      503,
      { status: 'unavailable', reason: 'the database does not answer' },
    ]);
    expect(await answers({ isStopping: () => true, showsReason: false })).toEqual([503, { status: 'unavailable' }]);
  });
});

describe('the request log', () => {
  it('has the path and the status, and neither query string, header nor body', async () => {
    const lines: string[] = [];
    const logger = pino(
      { level: 'debug' },
      new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) }),
    );
    await served((app) => app.use(logRequests(logger)), '/graphiql?token=SECRET1', { authorization: 'Bearer SECRET2' });
    await expect.poll(() => lines, { timeout: PATIENCE_MS }).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({ method: 'GET', path: '/graphiql', status: 404, msg: 'request' });
    expect(lines[0]).not.toContain('SECRET');
  });
});

describe('the metrics', () => {
  it('answer without the database, leaving its figures as they were', async () => {
    const metrics = createMetrics(buildSchema('type Query { a: Int }'));
    metrics.watch({
      hubGroups: () => 0,
      openSockets: () => 3,
      feedSeq: () => 0n,
      lastSeq: () => Promise.reject(new Error('gone')),
    });
    const response = await served((app) => app.get('/metrics', metrics.answer), '/metrics');
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('clc_open_sockets 3');
  });
});

/** Serves a small application for one request. */
async function served(
  install: (app: express.Express) => unknown,
  path: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const app = express();
  install(app);
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers });
  const body = await response.text();
  await new Promise((resolve) => server.close(resolve));
  return new Response(body, { status: response.status, headers: response.headers });
}
