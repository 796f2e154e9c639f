import { setTimeout as pass } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { toGlobalId } from '../../../src/api/shared/global-id.ts';
import { localIssuerKey } from '../../../src/app/institution/local-issuer.ts';
import { connectClc } from '../../../src/client/clc-client.ts';
import { signLocalToken } from '../../../src/security/token-verifier.ts';
import type { RunningServer } from '../../../src/server.ts';
import { addApplication } from '../../support/applications.ts';
import { addClient, observe } from '../../support/alerts.ts';
import { callerOf, startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import { startSecondNode } from '../../support/nodes.ts';
import { PATIENCE_MS } from '../../support/patience.ts';
import { Wire } from './wire.ts';
import WebSocket from 'ws';

const FEED =
  'subscription ($after: String) { alertFeed(after: $after) { __typename ... on AlertEvent { cursor kind } ... on FeedHeartbeat { cursor nextWithinMs } ... on FeedResync { reason } } }';
const REVOKE =
  'mutation ($input: RevokeUserTokensInput!) { revokeUserTokens(input: $input) { user { id } failure { code } } }';

describe('a socket', () => {
  let clc: TestClc;
  let second: RunningServer;
  let bank: TestInstitution;
  let officer: Caller;
  let administrator: Caller;
  const tokenFor = async ({ userId }: Caller, ttlSeconds: number, now = new Date()): Promise<string> =>
    signLocalToken(
      await localIssuerKey(clc.database),
      { institutionCode: bank.code, subject: `user-${userId}` },
      { audience: 'clc', institutionClaim: 'institution', ttlSeconds, now },
    );
  const renew = async (wire: Wire, authorization: unknown): Promise<any> => {
    const before = wire.messages.length;
    wire.send({ type: 'ping', payload: { authorization } });
    return (await wire.poll(() => wire.messages.slice(before).find(({ type }) => type === 'pong'))).payload;
  };
  /** Sockets of both nodes with a stream each, and one without. */
  const opened = async (token: string): Promise<Wire[]> => {
    const wires = await Promise.all([
      Wire.signedIn(clc.url, token),
      Wire.signedIn(second.url, token),
      Wire.signedIn(second.url, token),
    ]);
    for (const wire of wires.slice(0, 2)) {
      wire.subscribe('1', FEED);
      await wire.until(({ id }) => id === '1');
    }
    return wires;
  };
  const closesOf = async (wires: readonly Wire[]): Promise<string[]> =>
    (await Promise.all(wires.map(({ closed }) => closed))).map(({ code, reason }) => `${code} ${reason}`);
  const codeOf = async (caller: Caller, query = '{ me { institutionCode } }'): Promise<string | undefined> =>
    (await caller.send(query)).errors?.[0]?.extensions.code;

  beforeAll(async () => {
    clc = await startClc();
    second = await startSecondNode(clc);
    bank = await clc.institution();
    officer = await bank.caller(['CREDIT_OFFICER', 'RISK_MANAGER']);
    administrator = await bank.caller('ADMINISTRATOR');
    await addClient(officer, 'A');
  });
  afterAll(async () => {
    await second.stop();
    await clc.stop();
  });

  it('is told until when it is signed in, and closed with 4403 when that has come', async () => {
    const wire = await Wire.signedIn(clc.url, await tokenFor(officer, 3));
    const { payload } = await wire.until(({ type }) => type === 'connection_ack');
    expect(payload.expiresInMs).toBeLessThanOrEqual(3_000);
    expect(await closesOf([wire])).toEqual(['4403 TOKEN_EXPIRED']);
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(payload.expiresAt) - 5);
  });

  it('lives on by a newer token of the same user, and its stream with it', async () => {
    const wire = await Wire.signedIn(clc.url, await tokenFor(officer, 3));
    const ended = wire
      .until(({ type }) => type === 'connection_ack')
      .then(({ payload }) => Date.parse(payload.expiresAt));
    wire.subscribe('1', FEED);
    await wire.until(({ id }) => id === '1');
    const renewed = await renew(wire, `Bearer ${await tokenFor(officer, 600)}`);
    expect(renewed).toEqual({ renewed: true, expiresAt: expect.stringMatching(/Z$/), expiresInMs: expect.any(Number) });
    expect(renewed.expiresInMs).toBeGreaterThan(500_000);
    await pass(Math.max(0, (await ended) + 500 - Date.now()));
    await observe(officer, ['A', 'labour_dispute', '1']);
    await wire.until(({ payload }) => payload?.data?.alertFeed?.__typename === 'AlertEvent');
    await observe(officer, ['A', 'labour_dispute', '0']);
    await wire.close();
  });

  it('is renewed by nothing else, and ends when it would have', async () => {
    const wire = await Wire.signedIn(clc.url, await tokenFor(officer, 4));
    expect(await renew(wire, `Bearer ${administrator.token}`)).toMatchObject({
      renewed: false,
      code: 'TOKEN_OF_ANOTHER_USER',
    });
    expect(await renew(wire, `Bearer ${await tokenFor(officer, 60, new Date(Date.now() - 120_000))}`)).toMatchObject({
      renewed: false,
      code: 'TOKEN_EXPIRED',
    });
    expect(await renew(wire, 'Bearer nothing')).toMatchObject({ renewed: false, code: 'TOKEN_INVALID' });
    expect(await renew(wire, { nested: true })).toMatchObject({ renewed: false, code: 'TOKEN_INVALID' });
    expect(await renew(wire, '')).toMatchObject({ renewed: false, code: 'UNAUTHENTICATED' });
    expect(await closesOf([wire])).toEqual(['4403 TOKEN_EXPIRED']);
    const nobody = await Wire.connect(clc.url);
    nobody.init();
    await nobody.until(({ type }) => type === 'connection_ack');
    expect(await renew(nobody, `Bearer ${officer.token}`)).toMatchObject({ renewed: false, code: 'UNAUTHENTICATED' });
    await nobody.close();
  });

  it('answers a ping of any other kind as it came', async () => {
    const wire = await Wire.signedIn(clc.url, officer.token);
    wire.send({ type: 'ping', payload: { hello: 1 } });
    expect(await wire.until(({ type }) => type === 'pong')).toEqual({ type: 'pong', payload: { hello: 1 } });
    await wire.close();
  });

  it('of the client helper is renewed in time: events over four lifetimes of its tokens come over one connection, each once', async () => {
    let tokens = 0;
    const connections: unknown[] = [];
    class Counted extends WebSocket {
      constructor(...args: ConstructorParameters<typeof WebSocket>) {
        super(...args);
        connections.push(this);
      }
    }
    const client = connectClc({
      url: `${clc.url}/graphql`,
      token: async () => ((tokens += 1), tokenFor(officer, 4)),
      webSocketImpl: Counted as never,
    });
    const heard: string[] = [];
    const states: string[] = [];
    const stream = client.follow<{ cursor: string; kind: string }>({
      document: FEED,
      onEvent: ({ kind }) => void heard.push(kind),
      onState: ({ kind }) => void states.push(kind),
    });
    await vi.waitFor(() => expect(stream.state.kind).toBe('live'), { timeout: PATIENCE_MS });
    const until = Date.now() + 16_000;
    let told = 0;
    for (; Date.now() < until; told += 1) await observe(officer, ['A', 'labour_dispute', told % 2 === 0 ? '1' : '0']);
    await vi.waitFor(() => expect(heard).toHaveLength(told), { timeout: PATIENCE_MS });
    client.close();
    expect([heard.filter((kind) => kind === 'CONDITION_CLEARED').length, stream.repeats, connections.length]).toEqual([
      Math.floor(told / 2),
      0,
      1,
    ]);
    expect(tokens).toBeGreaterThanOrEqual(5);
    expect(new Set(states.slice(states.indexOf('live')))).toEqual(new Set(['live', 'stopped']));
  }, 60_000);

  it('is closed within seconds on every node when the tokens of its user are withdrawn, while others go on', async () => {
    const user = await bank.caller('RISK_MANAGER');
    const [wires, kept] = [await opened(user.token), await Wire.signedIn(second.url, officer.token)];
    await administrator.run(REVOKE, { input: { userId: toGlobalId('User', user.userId) } });
    expect(await codeOf(user)).toBe('TOKEN_REVOKED');
    expect(await codeOf(callerOf(second.url, user.token))).toBe('TOKEN_REVOKED');
    expect(await closesOf(wires)).toEqual(wires.map(() => '4403 TOKEN_REVOKED'));
    expect(await renew(kept, `Bearer ${officer.token}`)).toMatchObject({ renewed: true });
    await vi.waitFor(async () => expect(await codeOf(callerOf(clc.url, await tokenFor(user, 60)))).toBeUndefined(), {
      timeout: PATIENCE_MS,
      interval: 100,
    });
    await kept.close();
  });

  it('lives on where it was renewed after they were withdrawn', async () => {
    const user = await bank.caller('RISK_MANAGER');
    const later = await tokenFor(user, 600, new Date(Date.now() + 4_000));
    const [wire] = await opened(later);
    await administrator.run(REVOKE, { input: { userId: toGlobalId('User', user.userId) } });
    await observe(officer, ['A', 'labour_dispute', '1']);
    await wire!.until(({ payload }) => payload?.data?.alertFeed?.__typename === 'AlertEvent');
    await observe(officer, ['A', 'labour_dispute', '0']);
    expect(wire!.messages.filter(({ type }) => type === 'error')).toEqual([]);
    wire!.cut();
  });

  it.each<[string, (application: Awaited<ReturnType<typeof addApplication>>, keyId: string) => Promise<unknown>]>([
    [
      'its credential is revoked',
      (_application, keyId) =>
        administrator.run(
          'mutation ($input: RevokeApiCredentialInput!) { revokeApiCredential(input: $input) { failure { code } } }',
          { input: { keyId } },
        ),
    ],
    [
      'its application is switched off',
      ({ id }) =>
        clc.database.inTenant(bank.id, (query) =>
          query.updateTable('application').set({ active: false }).where('id', '=', id).execute(),
        ),
    ],
    [
      'its partner is switched off',
      ({ partnerId }) =>
        clc.database.inTenant(bank.id, (query) =>
          query.updateTable('partner').set({ active: false }).where('id', '=', partnerId).execute(),
        ),
    ],
    [
      'its user is deactivated',
      ({ user: { userId } }) =>
        clc.database.inTenant(bank.id, (query) =>
          query.updateTable('app_user').set({ active: false }).where('id', '=', userId).execute(),
        ),
    ],
  ])('is closed within seconds on every node when %s', async (_what, withdraw) => {
    const application = await addApplication(clc, bank, { kind: 'INTERNAL', documentMode: 'OPEN' });
    const caller = await application.credential();
    const wires = await opened(caller.token);
    await withdraw(application, caller.keyId);
    expect(['TOKEN_REVOKED', 'USER_UNKNOWN']).toContain(await codeOf(caller));
    expect(['TOKEN_REVOKED', 'USER_UNKNOWN']).toContain(await codeOf(callerOf(second.url, caller.token)));
    expect(await closesOf(wires)).toEqual(wires.map(() => '4403 TOKEN_REVOKED'));
  });
});
