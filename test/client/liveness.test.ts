import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import type { ClcClient } from '../../src/client/clc-client.ts';
import { connectTo, follow, pass, until } from './follower.ts';
import { MUTE, startScriptedFeed } from './scripted-feed.ts';
import type { ScriptedFeed } from './scripted-feed.ts';

let feed: ScriptedFeed;
let client: ClcClient;
beforeEach(async () => {
  feed = await startScriptedFeed();
});
afterEach(async () => {
  client.close();
  await feed.stop();
});

describe('a server that falls silent', () => {
  it('makes the stream stale since the last message, and the connection anew', async () => {
    feed.nextWithinMs = 100;
    client = connectTo(feed);
    const stream = follow(client);
    const { at } = await stream.reaches('live');
    await until(() => expect(stream.handle.state).not.toEqual({ kind: 'live', at }));
    feed.muted = true;
    const stale = await stream.reaches('stale');
    const last = stream.states.findLast(({ kind }) => kind === 'live')!;
    expect(stale).toEqual({ kind: 'stale', since: (last as { at: number }).at, reason: 'SILENT' });
    expect(Date.now() - stale.since).toBeGreaterThanOrEqual(240);
    await until(() => expect(feed.openedAt.length).toBeGreaterThan(1));
    feed.append(2);
    await until(() => expect(feed.openedAt.length).toBeGreaterThan(2));
    expect(stream.handle.state).toMatchObject({ kind: 'stale', since: stale.since });
    feed.muted = false;
    feed.append();
    await stream.reaches('live');
    expect(stream.cursors).toEqual(['a:1', 'a:2', 'a:3']);
  });

  it('is waited for longer and longer before its first message, as it may be going through a long log', async () => {
    client = connectTo(feed, { timing: { silentMs: 100, mostSilentMs: 400 } });
    const stream = follow(client, { variables: { filter: MUTE } });
    await until(() => expect(feed.openedAt).toHaveLength(6));
    const gaps = feed.openedAt.slice(1).map((at, index) => at - feed.openedAt[index]!);
    for (const [index, least] of [100, 200, 400, 400, 400].entries())
      expect(gaps[index]).toBeGreaterThanOrEqual(least - 10);
    expect(stream.handle.state).toMatchObject({ kind: 'stale', reason: 'SILENT' });
  });

  it('to one stream alone keeps the connection for the others', async () => {
    feed.nextWithinMs = 200;
    client = connectTo(feed, { timing: { silentMs: 600 } });
    const [heard, deaf] = [follow(client), follow(client, { variables: { filter: MUTE } })];
    await heard.reaches('live');
    expect(await deaf.reaches('stale')).toMatchObject({ reason: 'SILENT' });
    await until(() => expect(feed.payloads).toHaveLength(4));
    expect(feed.openedAt).toHaveLength(1);
    expect(heard.states.slice(2).map(({ kind }) => kind)).not.toContain('stale');
  });
});

describe.each([
  ['the platform', undefined],
  ['ws', WebSocket],
])('a connection whose other end is gone, by the WebSocket of %s', (_name, webSocketImpl) => {
  it('is noticed by the missing pong, and made anew', async () => {
    client = connectTo(feed, { webSocketImpl, timing: { pingMs: 200, pongMs: 200 } });
    const stream = follow(client);
    await stream.reaches('live');
    await pass(700);
    expect(feed.openedAt).toHaveLength(1);
    feed.freeze();
    feed.append(2);
    expect(await stream.reaches('stale')).toMatchObject({ reason: 'NO_PONG' });
    await stream.reaches('live');
    expect(stream.cursors).toEqual(['a:1', 'a:2']);
    expect(feed.openedAt).toHaveLength(2);
  });

  it('is noticed before it is there', async () => {
    feed.refusal = () => {
      feed.refusal = () => null;
      feed.freeze();
      return null;
    };
    client = connectTo(feed, { webSocketImpl, timing: { connectMs: 200 } });
    const stream = follow(client);
    // The next attempt follows at once: a look at the state alone can come too late.
    const timedOut = expect.objectContaining({ kind: 'connecting', reason: 'CONNECT_TIMEOUT' });
    await until(() => expect(stream.states).toContainEqual(timedOut));
    await stream.reaches('live');
  });
});

describe('an address where nobody answers', () => {
  it.each([
    ['the platform', undefined],
    ['ws', WebSocket],
  ])('is tried again, by the WebSocket of %s', async (_name, webSocketImpl) => {
    const { createServer } = await import('node:net');
    const silent = createServer().listen(0, '127.0.0.1');
    await until(() => expect(silent.listening).toBe(true));
    client = connectTo(feed, {
      webSocketImpl,
      url: `ws://127.0.0.1:${(silent.address() as { port: number }).port}/graphql`,
      timing: { connectMs: 50 },
    });
    const stream = follow(client);
    await until(() =>
      expect(stream.states).toContainEqual(
        expect.objectContaining({ kind: 'connecting', attempt: 3, reason: 'CONNECT_TIMEOUT' }),
      ),
    );
    stream.handle.stop();
    silent.close();
  });
});
