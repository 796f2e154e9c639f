import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startClc, startOwnClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import { PATIENCE_MS } from '../../support/patience.ts';
import { Wire } from './wire.ts';

const FEED = 'subscription { alertFeed { __typename } }';
const TYPENAME = '{ __typename }';

describe('the limits of sockets', () => {
  let clc: TestClc;
  let bank: TestInstitution;
  let wall: Caller;
  const opened: Wire[] = [];
  const signedIn = async (caller: Caller): Promise<Wire> => {
    const wire = await Wire.signedIn(clc.url, caller.token);
    opened.push(wire);
    return wire;
  };
  const sockets = async (): Promise<number> =>
    Number(/^clc_open_sockets (\d+)$/m.exec(await (await fetch(`${clc.url}/metrics`)).text())![1]);
  const allGone = async (): Promise<void> => {
    for (const wire of opened.splice(0)) wire.cut();
    await vi.waitFor(async () => expect(await sockets()).toBe(0), { timeout: PATIENCE_MS, interval: 20 });
  };
  const codesOf = (payload: any): string[] => payload.map((error: any) => error.extensions.code);

  beforeAll(async () => {
    clc = await startClc({
      WS_MAX_SOCKETS: '6',
      WS_MAX_SOCKETS_PER_USER: '3',
      WS_MAX_SUBSCRIPTIONS: '4',
      WS_MAX_OPERATIONS_PER_SECOND: '2',
      WS_MAX_FRAME_BYTES: '4096',
    });
    bank = await clc.institution();
    wall = await bank.caller('WALL_DISPLAY');
  });
  afterAll(() => clc.stop());

  it("close a user's socket over theirs with 4421, and let another in when one is gone", async () => {
    const wires = [await signedIn(wall), await signedIn(wall), await signedIn(wall)];
    const fourth = await Wire.connect(clc.url);
    fourth.init(wall.token);
    expect(await fourth.closed).toMatchObject({ code: 4421 });
    expect(fourth.messages).toEqual([]);
    await signedIn(await bank.caller('WALL_DISPLAY'));
    await wires[0]!.close();
    await vi.waitFor(async () => expect((await signedIn(wall)).messages).toHaveLength(1), {
      timeout: PATIENCE_MS,
      interval: 50,
    });
    await allGone();
  });

  it('count a socket no more that went before it was signed in', async () => {
    for (let round = 0; round < 12; round += 1) {
      const hasty = await Wire.connect(clc.url);
      hasty.init(wall.token);
      hasty.cut();
    }
    await vi.waitFor(async () => expect(await sockets()).toBe(0), { timeout: PATIENCE_MS, interval: 20 });
    for (let count = 0; count < 3; count += 1) await signedIn(wall);
    await allGone();
  });

  it('refuse the upgrade with 503 and when to come back while the node is full', async () => {
    for (let count = 0; count < 6; count += 1) opened.push(await Wire.connect(clc.url));
    const refused = await Wire.connect(clc.url);
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, expect.stringMatching(/^\d+$/)]);
    expect(await sockets()).toBe(6);
    await opened.shift()!.close();
    await vi.waitFor(
      async () => {
        const wire = await Wire.connect(clc.url);
        opened.push(wire);
        expect(wire.status).toBe(101);
      },
      { timeout: PATIENCE_MS, interval: 50 },
    );
    await allGone();
  });

  it("refuse an operation over a socket's with TOO_MANY_SUBSCRIPTIONS, and keep the socket", async () => {
    const wire = await signedIn(wall);
    for (const id of ['1', '2', '3', '4']) wire.subscribe(id, FEED);
    await Promise.all(['1', '2', '3', '4'].map((id) => wire.until((message) => message.id === id)));
    wire.subscribe('5', FEED);
    const refusal = await wire.until(({ id }) => id === '5');
    expect([refusal.type, codesOf(refusal.payload)]).toEqual(['error', ['TOO_MANY_SUBSCRIPTIONS']]);
    wire.complete('1');
    wire.subscribe('5', FEED);
    await wire.until(({ id, type }) => id === '5' && type === 'next');
    await allGone();
  });

  it('refuse operations over the rate with RATE_LIMITED, and keep the socket', async () => {
    const wire = await signedIn(wall);
    // Ten seconds' worth may be sent at once.
    for (let count = 0; count < 30; count += 1) {
      wire.subscribe(`r${count}`, TYPENAME);
      await wire.until(({ id }) => id === `r${count}`);
    }
    const refused = wire.messages.filter(({ type }) => type === 'error');
    expect(refused.length).toBeGreaterThanOrEqual(5);
    expect(refused.length).toBeLessThanOrEqual(10);
    expect(new Set(refused.flatMap(({ payload }) => codesOf(payload)))).toEqual(new Set(['RATE_LIMITED']));
    let tries = 0;
    await vi.waitFor(
      async () => {
        const again = `again${(tries += 1)}`;
        wire.subscribe(again, TYPENAME);
        expect((await wire.until(({ id }) => id === again)).type).toBe('next');
      },
      { timeout: PATIENCE_MS, interval: 200 },
    );
    await allGone();
  });

  it('close with 1009 where a message is too long', async () => {
    const [within, over] = [await signedIn(wall), await signedIn(wall)];
    const ping = (length: number): object => ({ type: 'ping', payload: { text: 'x'.repeat(length) } });
    within.send(ping(4_000));
    await within.until(({ type }) => type === 'pong');
    over.send(ping(5_000));
    expect((await over.closed).code).toBe(1009);
    await allGone();
  });

  it('let go of who does not answer pings within ten seconds, and of nobody else', async () => {
    const [dead, alive] = [await signedIn(wall), await signedIn(wall)];
    dead.answersPings = false;
    for (const wire of [dead, alive]) {
      wire.subscribe('1', FEED);
      await wire.until(({ id }) => id === '1');
    }
    const startedAtMs = performance.now();
    expect((await dead.closed).code).toBe(4420);
    expect(performance.now() - startedAtMs).toBeLessThan(12_000);
    expect(dead.pings).toBe(1);
    alive.send({ type: 'ping' });
    await alive.until(({ type }) => type === 'pong');
    expect(alive.pings).toBeGreaterThan(0);
    await allGone();
  });
});

describe('a node that stops', () => {
  it('closes every socket with 1012, after what it owes them, and takes no more', async () => {
    const clc = await startOwnClc();
    const wall = await (await clc.institution()).caller('WALL_DISPLAY');
    const wires = await Promise.all(Array.from({ length: 20 }, () => Wire.signedIn(clc.url, wall.token)));
    const waiting = await Wire.connect(clc.url);
    for (const wire of wires) {
      wire.subscribe('1', FEED);
      await wire.until(({ id }) => id === '1');
    }
    await clc.stop();
    expect((await Promise.all([...wires, waiting].map((wire) => wire.closed))).map(({ code }) => code)).toEqual(
      Array.from({ length: 21 }, () => 1012),
    );
    expect(wires.flatMap((wire) => wire.messages).filter(({ type }) => type === 'error')).toEqual([]);
    expect(clc.server.services.hub.subscriberCount).toBe(0);
    expect(clc.server.services.hub.groupCount).toBe(0);
    await expect(Wire.connect(clc.url)).rejects.toThrow();
  });
});
