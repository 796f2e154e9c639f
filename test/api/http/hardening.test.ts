import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc } from '../../support/clc.ts';
import { Wire } from '../ws/wire.ts';

const WALL = 'https://wall.example.com';
const TOKEN = 'a-token-of-the-metrics';

describe('a node in production', () => {
  let clc: TestClc;
  let caller: Caller;
  beforeAll(async () => {
    clc = await startClc({
      ENVIRONMENT: 'production',
      CORS_ORIGINS: `${WALL}, https://other.example.com`,
      METRICS_TOKEN: TOKEN,
    });
    const bank = await clc.institution();
    // Who may ask anything is told of the schema no more than others.
    await clc.database.inTenant(bank.id, (query) =>
      query.updateTable('institution').set({ document_mode: 'OPEN' }).where('id', '=', bank.id).execute(),
    );
    caller = await bank.caller('RISK_MANAGER');
  });
  afterAll(() => clc.stop());

  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`${clc.url}${path}`, { method, headers });

  it.each(['/healthz', '/readyz', '/metrics', '/graphql', '/graphiql', '/nothing', '/%ff'])(
    'sends secure headers with %s',
    async (path) => {
      const { headers } = await get(path);
      expect(
        Object.fromEntries(
          [
            'content-security-policy',
            'x-content-type-options',
            'x-frame-options',
            'referrer-policy',
            'cache-control',
            'strict-transport-security',
            'x-powered-by',
          ].map((name) => [name, headers.get(name)]),
        ),
      ).toEqual({
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
        'x-powered-by': null,
      });
    },
  );

  it('lets pages of listed origins read, and tells others nothing', async () => {
    const allowed = async (origin: string): Promise<string | null> =>
      (await get('/healthz', { origin })).headers.get('access-control-allow-origin');
    expect([
      await allowed(WALL),
      await allowed('https://other.example.com'),
      await allowed('https://evil.example.com'),
      await allowed('null'),
      await allowed(`${WALL}.evil.com`),
    ]).toEqual([WALL, 'https://other.example.com', null, null, null]);
    expect((await get('/healthz', { origin: WALL })).headers.get('vary')).toContain('origin');
  });

  it('answers the preflight of listed origins only, and never allows credentials', async () => {
    const preflight = (origin: string) =>
      get(
        '/graphql',
        {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization,content-type',
        },
        'OPTIONS',
      );
    const [listed, other] = [await preflight(WALL), await preflight('https://evil.example.com')];
    expect([
      listed.status,
      listed.headers.get('access-control-allow-origin'),
      listed.headers.get('access-control-allow-methods'),
      listed.headers.get('access-control-allow-headers'),
    ]).toEqual([204, WALL, 'GET, POST', expect.stringContaining('authorization, content-type')]);
    expect([...other.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(listed.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('opens sockets for its own host, listed origins and programs, and for no other page', async () => {
    const status = async (headers: Record<string, string>): Promise<number> => {
      const wire = await Wire.connect(clc.url, undefined, headers);
      wire.cut();
      return wire.status;
    };
    const { host } = new URL(clc.url);
    expect([
      await status({}),
      await status({ origin: WALL }),
      await status({ host, origin: `https://${host}` }),
    ]).toEqual([101, 101, 101]);
    expect([
      await status({ origin: 'https://evil.example.com' }),
      await status({ origin: 'null' }),
      await status({ host, origin: `https://${host}.evil.com` }),
    ]).toEqual([403, 403, 403]);
  });

  it('tells its metrics to who has the token', async () => {
    expect((await get('/metrics', { authorization: `Bearer ${TOKEN}` })).status).toBe(200);
    for (const headers of [{}, { authorization: `Bearer ${TOKEN}x` }, { authorization: TOKEN }]) {
      const refused = await get('/metrics', headers as Record<string, string>);
      expect([refused.status, await refused.json()]).toMatchObject([
        401,
        { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
      ]);
    }
  });

  it('serves no GraphiQL, and is healthy and ready without a word more', async () => {
    expect((await get('/graphiql/')).status).toBe(404);
    expect([await (await get('/healthz')).json(), await (await get('/readyz')).json()]).toEqual([
      { status: 'ok' },
      { status: 'ready' },
    ]);
  });

  it('tells its schema to nobody, over HTTP and over a socket', async () => {
    for (const query of [
      getIntrospectionQuery(),
      '{ __type(name: "Client") { name } }',
      '{ ...A } fragment A on Query { __schema { queryType { name } } }',
    ]) {
      expect(await caller.send(query)).toMatchObject({
        status: 400,
        errors: [{ extensions: { code: 'INTROSPECTION_DISABLED' } }],
      });
      const wire = await Wire.signedIn(clc.url, caller.token);
      wire.subscribe('1', query);
      expect((await wire.until(({ id }) => id === '1')).payload).toMatchObject([
        { extensions: { code: 'INTROSPECTION_DISABLED' } },
      ]);
      await wire.close();
    }
    expect((await caller.send('{ me { __typename } }')).data).toEqual({ me: { __typename: 'Viewer' } });
  });

  it.each([
    ['a field', '{ clientz { id } }', {}],
    ['a value of an enum', '{ warningRules(status: PUBLISHD) { id } }', {}],
    [
      'a value of an enum in a variable',
      'query ($status: RuleStatus) { warningRules(status: $status) { id } }',
      { status: 'PUBLISHD' },
    ],
    ['an argument', '{ client(idd: "x") { id } }', {}],
    ['a type', '{ node(id: "x") { ... on Cliend { id } } }', {}],
  ])(
    'suggests nothing instead of %s that is not there, over HTTP and over a socket',
    async (_what, query, variables) => {
      const { status, errors } = await caller.send(query, variables);
      expect(status).toBe(400);
      const wire = await Wire.signedIn(clc.url, caller.token);
      wire.subscribe('1', query, variables);
      const { payload } = await wire.until(({ id }) => id === '1');
      for (const told of [JSON.stringify(errors), JSON.stringify(payload)]) {
        expect(told).toContain('"code"');
        expect(told).not.toContain('Did you mean');
      }
      await wire.close();
    },
  );

  it.each([
    ['a mutation by GET', 'GET', '?query=mutation{__typename}', { 'apollo-require-preflight': '1' }, undefined, 405],
    ['plain text', 'POST', '', { 'content-type': 'text/plain' }, '{"query":"{__typename}"}', 400],
    ['a form', 'POST', '', { 'content-type': 'application/x-www-form-urlencoded' }, 'query=%7B__typename%7D', 400],
  ] as const)('refuses %s', async (_what, method, search, headers, body, status) => {
    const response = await fetch(`${clc.url}/graphql${search}`, {
      method,
      headers: { ...headers, authorization: `Bearer ${caller.token}` },
      ...(body === undefined ? {} : { body }),
    });
    expect(response.status).toBe(status);
    expect(await response.text()).not.toContain('"data"');
  });
});

describe('a node in development', () => {
  let clc: TestClc;
  beforeAll(async () => {
    clc = await startClc({ HOST: '0.0.0.0', GRAPHIQL: 'off' });
  });
  afterAll(() => clc.stop());

  it('tells its metrics to this machine alone, and to no proxy on it', async () => {
    const own = `http://127.0.0.1:${new URL(clc.url).port}`;
    expect((await fetch(`${own}/metrics`)).status).toBe(200);
    expect((await fetch(`${own}/metrics`, { headers: { 'x-forwarded-for': '10.0.0.1' } })).status).toBe(403);
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal);
    if (outside !== undefined)
      expect((await fetch(`http://${outside.address}:${new URL(clc.url).port}/metrics`)).status).toBe(403);
  });

  it('serves no GraphiQL where it is switched off, and pages of no other origin', async () => {
    expect((await fetch(`${clc.url}/graphiql/`)).status).toBe(404);
    expect(
      (await fetch(`${clc.url}/healthz`, { headers: { origin: WALL } })).headers.get('access-control-allow-origin'),
    ).toBeNull();
  });

  it('cuts off with 408 who sends its headers byte by byte', async () => {
    const socket = connect(Number(new URL(clc.url).port), '127.0.0.1');
    const drip = setInterval(() => socket.write('x'), 100);
    socket.write('GET /healthz HTTP/1.1\r\nhost: x\r\nx-slow: ');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    clearInterval(drip);
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 408 /);
    socket.destroy();
  });
});
