import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cursorNow } from '../../support/alert-stream.ts';
import { addClient, FLAGS, observe, raiseAlert } from '../../support/alerts.ts';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc } from '../../support/clc.ts';
import { holdOff } from '../../realtime/log-owner.ts';
import { PATIENCE_MS } from '../../support/patience.ts';
import { Wire } from './wire.ts';

/** About 200 KB an event, on a client whose name has 10,000 characters. */
const LARGE = `subscription ($after: String) { alertFeed(after: $after) { __typename ... on AlertEvent { cursor alert { ${Array.from({ length: 20 }, (_, index) => `n${index}: client { name }`).join(' ')} } } } }`;
const SMALL = 'subscription ($after: String) { alertFeed(after: $after) { __typename ... on AlertEvent { cursor } } }';
const QUEUE_BYTES = 262_144;

const live = (wire: Wire): Promise<unknown> =>
  wire.until(({ payload }) => payload?.data?.alertFeed.__typename === 'FeedHeartbeat');
const cursors = (wire: Wire): string[] =>
  wire.messages.flatMap(({ payload }) =>
    payload?.data?.alertFeed.__typename === 'AlertEvent' ? [payload.data.alertFeed.cursor as string] : [],
  );
const hears = (wire: Wire, count: number): Promise<string[]> =>
  wire.poll(() => (cursors(wire).length >= count ? cursors(wire) : undefined));

describe('a reader that is slow', () => {
  let clc: TestClc;
  let officer: Caller;
  const open = async (document: string, variables: Record<string, unknown> = {}): Promise<Wire> => {
    const wire = await Wire.signedIn(clc.url, officer.token);
    wire.subscribe('1', document, variables);
    return wire;
  };
  let round = 0;
  /** Makes so many events, one after another. */
  const makeEvents = async (count: number): Promise<void> => {
    for (let made = 0; made < count; made += 1)
      await observe(officer, ['W-1', FLAGS.YELLOW, (round += 1) % 2 === 0 ? '0' : '1']);
  };
  const metric = async (name: string): Promise<number> =>
    Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(await (await fetch(`${clc.url}/metrics`)).text())![1]);
  const sockets = (): Promise<number> => metric('clc_open_sockets');

  beforeAll(async () => {
    clc = await startClc({ WS_MAX_QUEUE_BYTES: String(QUEUE_BYTES) });
    officer = await (await clc.institution()).caller(['CREDIT_OFFICER', 'RISK_MANAGER']);
    await addClient(officer, 'W-1', { name: 'n'.repeat(10_000) });
    await raiseAlert(officer, 'W-1');
  });
  afterAll(() => clc.stop());

  it('is closed with 4420 over what the node keeps for it, and loses nothing when it resumes', async () => {
    const start = await cursorNow(officer);
    const [slow, neighbour] = [await open(LARGE), await open(SMALL)];
    await Promise.all([live(slow), live(neighbour)]);
    const release = await holdOff(clc.database);
    await makeEvents(40);
    // Not before: making them may take longer than a reader may leave a ping unanswered.
    slow.pause();
    const handedOver = await metric('clc_alert_events_delivered_total');
    await release();
    // What it is owed at once is its own; that there is more before it has read that is not.
    await hears(neighbour, 40);
    await makeEvents(1);
    const all = await hears(neighbour, 41);
    await vi.waitFor(
      async () => expect(await metric('clc_alert_events_delivered_total')).toBeGreaterThanOrEqual(handedOver + 82),
      { timeout: PATIENCE_MS, interval: 10 },
    );
    slow.resume();
    expect(await slow.closed).toMatchObject({ code: 4420, reason: expect.stringContaining('resume') });
    const heard = cursors(slow);
    const resumed = await open(SMALL, { after: heard.at(-1) ?? start });
    await live(resumed);
    expect([...heard, ...cursors(resumed)]).toEqual(all);
    for (const wire of [neighbour, resumed]) await wire.close();
  });

  it('is cut off within ten seconds where it does not read again, while others hear everything', async () => {
    const start = await cursorNow(officer);
    const [slow, neighbour] = [await open(LARGE), await open(LARGE)];
    await Promise.all([live(slow), live(neighbour)]);
    await vi.waitFor(async () => expect(await sockets()).toBe(2), { timeout: PATIENCE_MS, interval: 20 });
    slow.pause();
    const startedAtMs = performance.now();
    let made = 0;
    for (; (await sockets()) === 2; made += 1) {
      if (performance.now() - startedAtMs > 12_000) throw new Error('It is still there');
      await makeEvents(1);
    }
    await makeEvents(5);
    const all = await hears(neighbour, made + 5);
    slow.resume();
    await slow.closed;
    const heard = cursors(slow);
    expect(heard.length).toBeLessThan(all.length);
    const resumed = await open(SMALL, { after: heard.at(-1) ?? start });
    await live(resumed);
    const complete = [...heard, ...cursors(resumed)];
    expect(complete).toEqual(all);
    for (const wire of [neighbour, resumed]) await wire.close();
  });

  it('is no one that reads at once, however large what it missed', async () => {
    const after = await cursorNow(officer);
    await makeEvents(100);
    const healthy = await open(LARGE, { after });
    await live(healthy);
    expect(cursors(healthy)).toHaveLength(100);
    await healthy.close();
  });
});

describe('a reader on a slow line', () => {
  it('is not let go as long as it reads on', async () => {
    const clc = await startClc({ WS_MAX_QUEUE_BYTES: '100000000' });
    const officer = await (await clc.institution()).caller(['CREDIT_OFFICER', 'RISK_MANAGER']);
    await addClient(officer, 'W-1', { name: 'n'.repeat(10_000) });
    await raiseAlert(officer, 'W-1');
    const after = await cursorNow(officer);
    for (let round = 0; round < 150; round += 1)
      await observe(officer, ['W-1', FLAGS.YELLOW, round % 2 === 0 ? '1' : '0']);
    const wire = await Wire.signedIn(clc.url, officer.token);
    wire.readSlowly(20);
    wire.subscribe('1', LARGE, { after });
    const startedAtMs = performance.now();
    const outcome = await Promise.race([
      wire.closed,
      vi
        .waitFor(() => expect(cursors(wire)).toHaveLength(150), { timeout: 28_000, interval: 50 })
        .then(() => 'all came'),
    ]);
    expect([outcome, cursors(wire).length, performance.now() - startedAtMs > 6_000]).toEqual(['all came', 150, true]);
    await clc.stop();
  }, 60_000);
});
