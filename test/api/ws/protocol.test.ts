import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { localIssuerKey } from '../../../src/app/institution/local-issuer.ts';
import { signLocalToken } from '../../../src/security/token-verifier.ts';
import { addClient, raiseAlert } from '../../support/alerts.ts';
import { startOwnClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import { PATIENCE_MS } from '../../support/patience.ts';
import { OPCODE } from './frame-reader.ts';
import { Wire } from './wire.ts';

const FEED = 'subscription { alertFeed { __typename ... on AlertEvent { kind alert { client { reference } } } } }';

describe('graphql-transport-ws', () => {
  let clc: TestClc;
  let bank: TestInstitution;
  let officer: Caller;
  let clients = 0;
  const newClient = async (): Promise<string> => {
    await addClient(officer, `P-${(clients += 1)}`);
    return `P-${clients}`;
  };
  const tokenFor = async (
    subject: string,
    over: { institutionCode?: string; audience?: string; ttlSeconds?: number; now?: Date } = {},
  ): Promise<string> => {
    const { institutionCode = bank.code, ...options } = over;
    return signLocalToken(
      await localIssuerKey(clc.database),
      { institutionCode, subject },
      { audience: 'clc', institutionClaim: 'institution', ttlSeconds: 60, now: new Date(), ...options },
    );
  };
  const signedIn = (): Promise<Wire> => Wire.signedIn(clc.url, officer.token);
  const codesOf = (message: { payload?: any }): string[] =>
    [message.payload].flat().map((error: any) => error.extensions.code);

  beforeAll(async () => {
    clc = await startOwnClc();
    bank = await clc.institution();
    officer = await bank.caller(['CREDIT_OFFICER', 'RISK_MANAGER']);
  });
  afterAll(() => clc.stop());

  it.each([
    ['none', null],
    ['another', 'graphql-ws'],
    ['a list without it', 'mqtt, soap'],
  ])('closes with 4406 where the subprotocol is %s', async (_name, protocol) => {
    const wire = await Wire.connect(clc.url, protocol);
    expect(wire.headers['sec-websocket-protocol']).toBeUndefined();
    expect((await wire.closed).code).toBe(4406);
  });

  it('takes its subprotocol out of a list', async () => {
    const wire = await Wire.connect(clc.url, 'mqtt, graphql-transport-ws');
    expect(wire.headers['sec-websocket-protocol']).toBe('graphql-transport-ws');
    wire.init(officer.token);
    const { type, payload } = await wire.until(() => true);
    // A token says until when it is valid, to the second.
    expect([type, Math.abs(Date.parse(payload.expiresAt) - Date.now() - payload.expiresInMs) < 5_000]).toEqual([
      'connection_ack',
      true,
    ]);
    await wire.close();
  });

  it('closes with 4408 who does not begin within three seconds', async () => {
    const wire = await Wire.connect(clc.url);
    const startedAt = performance.now();
    expect((await wire.closed).code).toBe(4408);
    expect(performance.now() - startedAt).toBeGreaterThan(2_500);
  });

  it.each<[string, string | object]>([
    ['no JSON', '{"type":'],
    ['an empty message', ''],
    ['an array', [{ type: 'ping' }]],
    ['null', 'null'],
    ['no type', { id: '1' }],
    ['a type that is no text', { type: 1 }],
    ['an unknown type', { type: 'start', id: '1', payload: {} }],
    ['subscribe without an id', { type: 'subscribe', payload: { query: FEED } }],
    ['subscribe with an empty id', { type: 'subscribe', id: '', payload: { query: FEED } }],
    ['subscribe with a number as id', { type: 'subscribe', id: 1, payload: { query: FEED } }],
    ['subscribe without a payload', { type: 'subscribe', id: '1' }],
    ['subscribe without a query', { type: 'subscribe', id: '1', payload: { variables: {} } }],
    ['variables that are a list', { type: 'subscribe', id: '1', payload: { query: FEED, variables: [] } }],
    ['an operation name that is a number', { type: 'subscribe', id: '1', payload: { query: FEED, operationName: 1 } }],
    ['extensions that are a text', { type: 'subscribe', id: '1', payload: { query: FEED, extensions: 'x' } }],
    ['complete without an id', { type: 'complete' }],
    ['a ping whose payload is a text', { type: 'ping', payload: 'x' }],
    ['connection parameters that are a list', { type: 'connection_init', payload: ['x'] }],
  ])('closes with 4400 for %s', async (_name, message) => {
    const wire = await signedIn();
    wire.send(message);
    expect((await wire.closed).code).toBe(4400);
  });

  it('closes with 4400 for bytes that are no message, and with 1007 for a text that is no UTF-8', async () => {
    const [bytes, text] = [await signedIn(), await signedIn()];
    bytes.sendFrame(OPCODE.BINARY, Buffer.from([0, 159, 146, 150]));
    text.sendFrame(OPCODE.TEXT, Buffer.from([0xc3, 0x28]));
    expect((await bytes.closed).code).toBe(4400);
    expect((await text.closed).code).toBe(1007);
  });

  it('closes with 4401 who subscribes before the acknowledgement', async () => {
    const [silent, hasty] = [await Wire.connect(clc.url), await Wire.connect(clc.url)];
    silent.subscribe('1', FEED);
    hasty.atOnce(() => {
      hasty.init(officer.token);
      hasty.subscribe('1', FEED);
    });
    expect((await silent.closed).code).toBe(4401);
    expect((await hasty.closed).code).toBe(4401);
  });

  it('answers UNAUTHENTICATED where there is no token, and keeps the socket', async () => {
    const wire = await Wire.connect(clc.url);
    wire.init();
    await wire.until(({ type }) => type === 'connection_ack');
    wire.subscribe('1', FEED);
    wire.subscribe('2', '{ me { businessDate } }');
    for (const id of ['1', '2']) {
      await wire.until((message) => message.id === id && message.type !== 'complete');
      expect(JSON.stringify(wire.of(id)[0]!.payload)).toContain('"UNAUTHENTICATED"');
    }
    await wire.close();
  });

  it.each<[string, () => Promise<string | object>]>([
    ['TOKEN_INVALID', async () => 'Bearer nonsense'],
    ['TOKEN_INVALID', async () => 'Basic dXNlcjpwYXNz'],
    ['TOKEN_INVALID', async () => ({ token: 'x' })],
    ['TOKEN_INVALID', async () => `Bearer ${await tokenFor('anybody', { audience: 'others' })}`],
    ['TOKEN_EXPIRED', async () => `Bearer ${await tokenFor('anybody', { now: new Date(Date.now() - 600_000) })}`],
    ['USER_UNKNOWN', async () => `Bearer ${await tokenFor('nobody')}`],
    ['USER_UNKNOWN', async () => `Bearer ${await tokenFor('nobody', { institutionCode: 'NOWHERE' })}`],
  ])('closes with 4403 %s', async (reason, authorization) => {
    const wire = await Wire.connect(clc.url);
    wire.send({ type: 'connection_init', payload: { authorization: await authorization() } });
    expect(await wire.closed).toEqual({ code: 4403, reason });
    expect(wire.messages).toEqual([]);
  });

  it('takes the token of the upgrade where the parameters have none', async () => {
    const wire = await Wire.connect(clc.url, undefined, { authorization: `Bearer ${officer.token}` });
    wire.init();
    await wire.until(({ type }) => type === 'connection_ack');
    wire.subscribe('1', '{ me { user { name } } }');
    expect((await wire.until(({ type }) => type === 'next')).payload.data.me.user.name).toMatch(/^User/);
    await wire.close();
  });

  it("closes with 4403 TOKEN_EXPIRED within a second of the token's end", async () => {
    const { subject } = await clc.database.inTenant(bank.id, (query) =>
      query.selectFrom('app_user').select('subject').where('id', '=', officer.userId).executeTakeFirstOrThrow(),
    );
    const expiresAt = Math.floor(Date.now() / 1_000) * 1_000 + 3_000;
    const wire = await Wire.signedIn(clc.url, await tokenFor(subject, { now: new Date(expiresAt - 60_000) }));
    expect(await wire.closed).toEqual({ code: 4403, reason: 'TOKEN_EXPIRED' });
    expect(Date.now() - expiresAt).toBeLessThan(1_000);
  });

  it('closes with 4409 where an id is taken', async () => {
    const wire = await signedIn();
    wire.atOnce(() => {
      wire.subscribe('1', FEED);
      wire.subscribe('1', '{ me { businessDate } }');
    });
    expect(await wire.closed).toMatchObject({ code: 4409, reason: expect.stringContaining('1') });
  });

  it('closes with 4429 who begins twice', async () => {
    const [acknowledged, hasty] = [await signedIn(), await Wire.connect(clc.url)];
    acknowledged.init(officer.token);
    hasty.atOnce(() => {
      hasty.init(officer.token);
      hasty.init(officer.token);
    });
    expect((await acknowledged.closed).code).toBe(4429);
    expect((await hasty.closed).code).toBe(4429);
  });

  it('answers a ping with its payload, before the acknowledgement too, and takes a pong', async () => {
    const wire = await Wire.connect(clc.url);
    wire.send({ type: 'pong', payload: { any: 'thing' } });
    wire.send({ type: 'ping' });
    wire.send({ type: 'ping', payload: { at: 1 } });
    await wire.poll(() => (wire.messages.length === 2 ? true : undefined));
    expect(wire.messages).toEqual([{ type: 'pong' }, { type: 'pong', payload: { at: 1 } }]);
    await wire.close();
  });

  it('answers a query and a mutation with `next` and `complete`', async () => {
    const wire = await signedIn();
    wire.subscribe('q', 'query ($first: Int) { clients(first: $first) { totalCount } }', { first: 1 });
    wire.subscribe(
      'm',
      'mutation ($input: CreateClientInput!) { createClient(input: $input) { client { reference } failure { code } } }',
      {
        input: { reference: 'OVER-WS', name: 'Over WS', segment: 'CORPORATE', unitCode: 'NORTH', industryCode: 'C34' },
      },
    );
    await Promise.all(
      ['q', 'm'].map((id) => wire.until((message) => message.id === id && message.type === 'complete')),
    );
    expect(wire.of('q')).toEqual([
      { id: 'q', type: 'next', payload: { data: { clients: { totalCount: expect.any(Number) } } } },
      { id: 'q', type: 'complete' },
    ]);
    expect(wire.of('m')).toEqual([
      {
        id: 'm',
        type: 'next',
        payload: { data: { createClient: { client: { reference: 'OVER-WS' }, failure: null } } },
      },
      { id: 'm', type: 'complete' },
    ]);
    await wire.close();
  });

  it.each<[string, string, object]>([
    ['GRAPHQL_PARSE_FAILED', 'no document', { query: 'subscription {' }],
    ['GRAPHQL_VALIDATION_FAILED', 'an unknown field', { query: 'subscription { nothing }' }],
    ['OPERATION_RESOLUTION_FAILURE', 'an operation that is not there', { query: FEED, operationName: 'Other' }],
    [
      'OPERATION_RESOLUTION_FAILURE',
      'one of two that is not named',
      { query: 'query A { __typename } query B { __typename }' },
    ],
  ])('answers %s to %s with `error`, and keeps the socket', async (code, _name, payload) => {
    const wire = await signedIn();
    wire.send({ type: 'subscribe', id: '1', payload });
    const message = await wire.until(({ id }) => id === '1');
    expect(message.type).toBe('error');
    expect(new Set(codesOf(message))).toEqual(new Set([code]));
    wire.subscribe('1', '{ __typename }');
    await wire.until(({ type }) => type === 'complete');
    expect(wire.of('1').map(({ type }) => type)).toEqual(['error', 'next', 'complete']);
    await wire.close();
  });

  it('sends nothing of an operation after its complete, and takes its id again', async () => {
    const wire = await signedIn();
    const [first, second] = [await newClient(), await newClient()];
    wire.subscribe('stays', FEED);
    wire.subscribe('goes', FEED);
    await Promise.all(['stays', 'goes'].map((id) => wire.until((message) => message.id === id)));
    wire.complete('goes');
    await vi.waitFor(() => expect(clc.server.services.hub.subscriberCount).toBe(1), {
      timeout: PATIENCE_MS,
      interval: 10,
    });
    await raiseAlert(officer, first);
    await wire.poll(() => wire.of('stays')[1]);
    expect(wire.of('goes')).toHaveLength(1);
    wire.subscribe('goes', FEED);
    await wire.poll(() => wire.of('goes')[1]);
    await raiseAlert(officer, second);
    await wire.poll(() => wire.of('goes')[2]);
    expect(wire.of('goes').map(({ type, payload }) => [type, payload.data.alertFeed.alert?.client.reference])).toEqual([
      ['next', undefined],
      ['next', undefined],
      ['next', second],
    ]);
    expect(wire.of('stays').map(({ payload }) => payload.data.alertFeed.alert?.client.reference)).toEqual([
      undefined,
      first,
      second,
    ]);
    await wire.close();
    await vi.waitFor(() => expect(clc.server.services.hub.subscriberCount).toBe(0), {
      timeout: PATIENCE_MS,
      interval: 10,
    });
  });

  it('ignores a complete of an id that is unknown or over', async () => {
    const wire = await signedIn();
    wire.complete('never');
    wire.subscribe('1', '{ __typename }');
    await wire.until(({ type }) => type === 'complete');
    wire.complete('1');
    wire.send({ type: 'ping' });
    await wire.until(({ type }) => type === 'pong');
    await wire.close();
  });

  it('completes at once what is completed before it began', async () => {
    const wire = await signedIn();
    for (let round = 0; round < 20; round += 1) {
      wire.atOnce(() => {
        wire.subscribe(`r${round}`, FEED);
        wire.complete(`r${round}`);
      });
    }
    wire.subscribe('last', '{ __typename }');
    await wire.until(({ id, type }) => id === 'last' && type === 'complete');
    await vi.waitFor(() => expect(clc.server.services.hub.subscriberCount).toBe(0), {
      timeout: PATIENCE_MS,
      interval: 10,
    });
    await raiseAlert(officer, await newClient());
    expect(wire.messages.filter(({ id, type }) => id?.startsWith('r') === true && type === 'complete')).toEqual([]);
    await wire.close();
  });
});
