import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { DEFAULT_TIMING } from '../../src/client/timing.ts';
import { connectTo, countTimers, follow, pass, until } from './follower.ts';
import type { CountedTimers, Follower } from './follower.ts';
import { startScriptedFeed } from './scripted-feed.ts';
import type { ScriptedFeed } from './scripted-feed.ts';

let feed: ScriptedFeed;
let timers: CountedTimers;
beforeEach(async () => {
  feed = await startScriptedFeed();
  timers = countTimers(() => 0.9);
});
afterEach(() => feed.stop());

/** Brings a stream into the condition it is to be stopped in. */
const CONDITIONS: Record<string, (stream: Follower) => Promise<unknown>> = {
  'that has not begun': async () => undefined,
  'that waits for its token': async () => {
    feed.full = true;
    await Promise.resolve();
  },
  'that is connecting': async () => {
    feed.refusal = () => (feed.freeze(), null);
    await until(() => expect(feed.tokens).toHaveLength(1));
    feed.kill(1006);
  },
  'that is live': (stream) => stream.reaches('live'),
  'that waits to reconnect': async (stream) => {
    await stream.reaches('live');
    feed.kill(1012);
    await stream.reaches('stale');
  },
  'that waits to subscribe again': async (stream) => {
    await stream.reaches('live');
    feed.fail('INTERNAL_SERVER_ERROR');
    await stream.reaches('stale');
  },
  'that waits for the caller': async (stream) => {
    await stream.reaches('live');
    feed.say({ __typename: 'FeedResync', reason: 'CURSOR_AHEAD', message: '' });
    await stream.reaches('resync-needed');
  },
};

const sockets = (): number => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;

describe.each([
  ['the platform', undefined],
  ['ws', WebSocket],
])('over the WebSocket of %s', (_name, webSocketImpl) => {
  it.each(Object.keys(CONDITIONS))('a stream %s leaves nothing behind when it is stopped', async (condition) => {
    const before = sockets();
    const stream = follow(connectTo(feed, { webSocketImpl, scheduler: timers, timing: DEFAULT_TIMING }));
    await CONDITIONS[condition]!(stream);
    stream.handle.stop();
    expect(stream.handle.state).toEqual({ kind: 'stopped' });
    await until(() => expect([timers.running(), feed.sockets(), feed.subscriptions()]).toEqual([0, 0, 0]));
    await until(() => expect(sockets()).toBe(before));
    const { length } = stream.states;
    feed.append();
    await pass(50);
    expect(stream.cursors).toEqual([]);
    expect(stream.states).toHaveLength(length);
  });

  it('a client that is closed stops its streams, rejects its queries and leaves nothing behind', async () => {
    const before = sockets();
    const client = connectTo(feed, { webSocketImpl, scheduler: timers });
    const streams = [follow(client), follow(client)];
    for (const stream of streams) await stream.reaches('live');
    const answer = client.query('{ hangs }').catch((error: { code: string }) => error.code);
    client.close();
    client.close();
    expect(await answer).toBe('CLIENT_CLOSED');
    expect(streams.map(({ handle }) => handle.state.kind)).toEqual(['stopped', 'stopped']);
    await until(() => expect([timers.running(), feed.sockets(), sockets()]).toEqual([0, 0, before]));
    await follow(client).reaches('stopped');
    await expect(client.query('{ portfolio { count } }')).rejects.toMatchObject({ code: 'CLIENT_CLOSED' });
    expect(timers.running()).toBe(0);
  });
});

describe('a stream', () => {
  it('may be stopped twice, and moved no more', async () => {
    const stream = follow(connectTo(feed, { scheduler: timers }));
    await stream.reaches('live');
    stream.handle.stop();
    stream.handle.stop();
    stream.handle.resume('a:0');
    expect(stream.states.filter(({ kind }) => kind === 'stopped')).toHaveLength(1);
    expect(stream.handle.cursor).toBe('a:0');
    await until(() => expect(feed.sockets()).toBe(0));
  });

  it('that takes the place of another keeps its connection', async () => {
    const client = connectTo(feed, { scheduler: timers });
    const first = follow(client);
    await first.reaches('live');
    first.handle.stop();
    const second = follow(client, { variables: { filter: 'x' } });
    await second.reaches('live');
    expect(feed.openedAt).toHaveLength(1);
    client.close();
  });
});
