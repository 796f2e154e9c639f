import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sql } from 'kysely';
import pino from 'pino';
import { readConfig } from '../../../src/config.ts';
import { hasUnplaced, logExtent } from '../../../src/persistence/event-log/event-log.repository.ts';
import { startServer } from '../../../src/server.ts';
import type { RunningServer } from '../../../src/server.ts';
import { cursorNow, listen } from '../../support/alert-stream.ts';
import { addClient, raiseAlert } from '../../support/alerts.ts';
import { callerOf, startOwnClc } from '../../support/clc.ts';
import type { Caller, TestClc } from '../../support/clc.ts';
import { asOwner, cursorOf, partsOf } from '../../realtime/log-owner.ts';
import { PATIENCE_MS } from '../../support/patience.ts';
import { Wire } from '../ws/wire.ts';

const FEED =
  'subscription ($after: String, $filter: AlertFilter) { alertFeed(after: $after, filter: $filter) { __typename ... on AlertEvent { cursor kind alert { client { reference } } } ... on FeedHeartbeat { cursor sentAt nextWithinMs } ... on FeedResync { reason message } } }';
const STREAM = 'subscription ($after: String) { alertStream(after: $after) { cursor alert { client { reference } } } }';

const isBeat = ({ payload }: { payload?: any }): boolean => payload?.data?.alertFeed?.__typename === 'FeedHeartbeat';
const isEvent = ({ payload }: { payload?: any }): boolean => payload?.data?.alertFeed?.__typename === 'AlertEvent';

describe('the signs of life of the alert feed', () => {
  let clc: TestClc;
  let officer: Caller;
  let clients = 0;
  const raiseOnNew = async (): Promise<string> => {
    const reference = `B-${(clients += 1)}`;
    await addClient(officer, reference);
    await raiseAlert(officer, reference);
    return reference;
  };

  beforeAll(async () => {
    clc = await startOwnClc();
    officer = await (await clc.institution()).caller(['CREDIT_OFFICER', 'RISK_MANAGER']);
  });
  afterAll(() => clc.stop());

  it('begin at once where there is nothing to catch up with', async () => {
    const wire = await Wire.signedIn(clc.url, officer.token);
    const askedAtMs = Date.now();
    wire.subscribe('1', FEED);
    const first = (await wire.until(({ id }) => id === '1')).payload.data.alertFeed;
    expect(first).toEqual({
      __typename: 'FeedHeartbeat',
      cursor: expect.any(String),
      sentAt: expect.any(String),
      nextWithinMs: 10_000,
    });
    expect(Math.abs(Date.parse(first.sentAt) - askedAtMs)).toBeLessThan(5_000);
    await wire.close();
  });

  it('come after what was missed, and can be resumed from without gap or repeat', async () => {
    const after = await cursorNow(officer);
    const witness = listen(officer, { after });
    const missed = [await raiseOnNew(), await raiseOnNew(), await raiseOnNew()];
    await witness.hears(3);
    witness.cut();
    const listener = listen(officer, { after });
    await vi.waitFor(() => expect(listener.heartbeats).toHaveLength(1), { timeout: PATIENCE_MS, interval: 10 });
    expect(
      listener.messages.map((message) =>
        message.__typename === 'AlertEvent' ? message.alert.client.reference : message.__typename,
      ),
    ).toEqual([...missed, 'FeedHeartbeat']);
    listener.cut();
    await listener.ended;
    const meanwhile = [await raiseOnNew(), await raiseOnNew()];
    const resumed = listen(officer, { after: listener.heartbeats[0]! });
    await resumed.hears(2);
    const later = await raiseOnNew();
    await resumed.hears(3);
    expect(resumed.events.map((event) => event.alert.client.reference)).toEqual([...meanwhile, later]);
    resumed.cut();
  });

  it('tell a subscriber whom nothing concerns how far it is, at least as often as they promise', async () => {
    const quiet = listen(officer, { filter: { clientReference: 'NOBODY' } });
    const busy = listen(officer);
    await vi.waitFor(() => expect([quiet, busy].map(({ heartbeats }) => heartbeats.length)).toEqual([1, 1]), {
      timeout: PATIENCE_MS,
      interval: 10,
    });
    const saidAtMs = performance.now();
    await raiseOnNew();
    const [event] = await busy.hears(1);
    await vi.waitFor(() => expect(quiet.heartbeats).toHaveLength(2), { timeout: PATIENCE_MS, interval: 20 });
    expect(performance.now() - saidAtMs).toBeLessThan(12_000);
    expect(quiet.events).toEqual([]);
    expect(partsOf(quiet.heartbeats[1]!).seq).toBe(partsOf(event!.cursor).seq);
    quiet.cut();
    const resumed = listen(officer, { after: quiet.heartbeats[1]! });
    const reference = await raiseOnNew();
    expect((await resumed.hears(1)).map(({ alert }) => alert.client.reference)).toEqual([reference]);
    resumed.cut();
    busy.cut();
  });
});

describe('a cursor that cannot be gone on from', () => {
  let clc: TestClc;
  let node: RunningServer;
  let officer: Caller;
  let there: Caller;
  const cursors = { first: '', second: '', last: '', stranger: '', ahead: '' };

  beforeAll(async () => {
    clc = await startOwnClc();
    officer = await (await clc.institution()).caller(['CREDIT_OFFICER', 'RISK_MANAGER']);
    const listener = listen(officer);
    for (const reference of ['C-1', 'C-2', 'C-3']) {
      await addClient(officer, reference);
      await raiseAlert(officer, reference);
    }
    const events = await listener.hears(3);
    listener.cut();
    const [first, second, last] = events.map(({ cursor }) => cursor) as [string, string, string];
    const { epoch, seq } = partsOf(last);
    Object.assign(cursors, {
      first,
      second,
      last,
      stranger: cursorOf('00000000-0000-4000-8000-000000000000', 2),
      ahead: cursorOf(epoch, seq + 1_000),
    });
    await asOwner(clc.database, (query) =>
      sql`update sequencer_lease set first_seq = 3, origin = (select epoch from event_log where seq = 2)
        where id = 1`.execute(query),
    );
    // A node that begins now has nothing in memory.
    node = await startServer({
      config: readConfig({ PORT: '0', DEMO: 'off' }),
      database: clc.database,
      logger: pino({ level: 'silent' }),
      role: 'api',
    });
    there = callerOf(node.url, officer.token);
  });
  afterAll(async () => {
    await node.stop();
    await clc.stop();
  });

  it.each(['first', 'stranger', 'ahead'] as const)(
    'is answered by `alertFeed` with a FeedResync and the end: %s',
    async (name) => {
      const reason = { first: 'CURSOR_EXPIRED', stranger: 'EPOCH_CHANGED', ahead: 'CURSOR_AHEAD' }[name];
      const wire = await Wire.signedIn(node.url, there.token);
      wire.subscribe('1', FEED, { after: cursors[name] });
      await wire.until(({ type }) => type === 'complete');
      expect(wire.of('1')).toEqual([
        {
          id: '1',
          type: 'next',
          payload: {
            data: {
              alertFeed: {
                __typename: 'FeedResync',
                reason,
                message: expect.stringContaining('Portfolio.alertCursor'),
              },
            },
          },
        },
        { id: '1', type: 'complete' },
      ]);
      await wire.close();
      expect(node.services.hub.subscriberCount).toBe(0);
    },
  );

  it.each([
    ['CURSOR_EXPIRED', 'first'],
    ['EPOCH_CHANGED', 'stranger'],
    ['CURSOR_AHEAD', 'ahead'],
  ] as const)('is answered by `alertStream` with the error %s', async (code, name) => {
    const wire = await Wire.signedIn(node.url, there.token);
    wire.subscribe('1', STREAM, { after: cursors[name] });
    expect(codesOf((await wire.until(({ id }) => id === '1')).payload)).toEqual([code]);
    await wire.close();
  });

  it.each([
    ['FEED', FEED],
    ['STREAM', STREAM],
  ])('is the error CURSOR_INVALID on both where it is none: %s', async (_name, document) => {
    for (const after of [
      '',
      'x',
      '????',
      cursorOf('x', 1),
      cursorOf(partsOf(cursors.last).epoch, -1),
      `${cursors.last}AAAA`,
      Buffer.from(`${partsOf(cursors.last).epoch}:1:5-3`).toString('base64url'),
      'A'.repeat(9_000),
    ]) {
      const wire = await Wire.signedIn(node.url, there.token);
      wire.subscribe('1', document, { after });
      expect(codesOf((await wire.until(({ id }) => id === '1')).payload)).toEqual(['CURSOR_INVALID']);
      await wire.close();
    }
  });

  it('is none where the cursor is right before the first event that is kept, at the end, or still in the memory of the node', async () => {
    for (const [caller, after, count] of [
      [there, cursors.second, 1],
      [there, cursors.last, 0],
      [officer, cursors.first, 2],
    ] as const) {
      const listener = listen(caller, { after });
      await vi.waitFor(() => expect(listener.heartbeats).toHaveLength(1), { timeout: PATIENCE_MS, interval: 10 });
      expect([listener.errors, listener.events.length]).toEqual([[], count]);
      listener.cut();
    }
  });

  it.each([
    [
      'CURSOR_AHEAD',
      'shorter',
      sql`delete from event_log where seq > 2`,
      sql`update sequencer_lease set last_seq = 2, last_epoch = (select epoch from event_log where seq = 2), holder = null where id = 1`,
    ],
    [
      'EPOCH_CHANGED',
      'of other events',
      sql`update event_log set epoch = '00000000-0000-4000-8000-000000000001' where seq > 2`,
      sql`update sequencer_lease set last_epoch = '00000000-0000-4000-8000-000000000001', holder = null where id = 1`,
    ],
  ])('ends an open stream with %s where the log was restored to one that is %s', async (reason, _name, log, lease) => {
    await addClient(officer, `R-${reason}`);
    await raiseAlert(officer, `R-${reason}`);
    // Nothing of before is still to be placed, or to be heard.
    await vi.waitFor(async () => expect(await clc.database.inSystem(hasUnplaced)).toBe(false), {
      timeout: PATIENCE_MS,
      interval: 10,
    });
    const { last } = await clc.database.inSystem(logExtent);
    await vi.waitFor(
      () => expect([node, clc.server].map(({ services }) => services.feed.head.seq)).toEqual([last.seq, last.seq]),
      { timeout: PATIENCE_MS, interval: 10 },
    );
    const wires = [await Wire.signedIn(clc.url, officer.token), await Wire.signedIn(node.url, officer.token)];
    for (const wire of wires) {
      wire.subscribe('feed', FEED);
      wire.subscribe('stream', STREAM);
      await wire.until(isBeat);
    }
    await vi.waitFor(
      () => expect([clc.server, node].map(({ services }) => services.hub.subscriberCount)).toEqual([2, 2]),
      { timeout: PATIENCE_MS, interval: 10 },
    );
    await asOwner(clc.database, async (query) => {
      await log.execute(query);
      await lease.execute(query);
    });
    for (const wire of wires) {
      await Promise.all(
        ['feed', 'stream'].map((id) => wire.until((message) => message.id === id && message.type !== 'next')),
      );
      expect(wire.of('feed').slice(-2)).toMatchObject([
        { type: 'next', payload: { data: { alertFeed: { __typename: 'FeedResync', reason } } } },
        { type: 'complete' },
      ]);
      expect(codesOf(wire.of('stream')[0]!.payload)).toEqual([reason]);
    }
    const resumed = listen(there, { after: await cursorNow(there) });
    await addClient(officer, `S-${reason}`);
    await raiseAlert(officer, `S-${reason}`);
    expect((await resumed.hears(1))[0]!.alert.client.reference).toBe(`S-${reason}`);
    resumed.cut();
    for (const wire of wires) {
      expect(wire.messages.filter(isEvent)).toEqual([]);
      await wire.close();
    }
  });
});

/** Of a message of the type `error`, or of a `next` whose answer has errors. */
function codesOf(payload: any): string[] {
  return (Array.isArray(payload) ? payload : payload.errors).map((error: any) => error.extensions.code);
}
