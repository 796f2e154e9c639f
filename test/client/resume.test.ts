import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import type { ClcClient } from '../../src/client/clc-client.ts';
import { connectTo, follow, until } from './follower.ts';
import { startScriptedFeed } from './scripted-feed.ts';
import type { ScriptedFeed } from './scripted-feed.ts';

let feed: ScriptedFeed;
let client: ClcClient;
beforeEach(async () => {
  feed = await startScriptedFeed();
  client = connectTo(feed);
});
afterEach(async () => {
  client.close();
  await feed.stop();
});

describe.each([
  ['the platform', undefined],
  ['ws', WebSocket],
])('over the WebSocket of %s', (_name, webSocketImpl) => {
  it('loses and repeats nothing over 30 kills while events flow', async () => {
    client = connectTo(feed, { webSocketImpl });
    const stream = follow(client);
    await stream.reaches('live');
    const flow = setInterval(() => feed.append(), 1);
    const codes = [1006, 1012, 1001, 4420, 1006, 4500, 1000, 4403];
    for (let kill = 0; kill < 30; kill += 1) {
      const heard = stream.cursors.length;
      await until(() => expect(stream.cursors.length).toBeGreaterThan(heard + (kill % 7)));
      feed.kill(codes[kill % codes.length]!, kill % codes.length === 7 ? 'TOKEN_EXPIRED' : '');
      await until(() => expect(stream.handle.state.kind === 'stale' || feed.openedAt.length > kill + 1).toBe(true));
    }
    clearInterval(flow);
    await until(() => expect(stream.handle.cursor).toBe(feed.cursor()));
    expect(stream.cursors).toEqual(feed.cursors());
    expect(stream.handle.repeats).toBe(0);
    expect(feed.openedAt.length).toBeGreaterThan(30);
  });

  it('comes in once a full server lets it', async () => {
    feed.full = true;
    client = connectTo(feed, { webSocketImpl });
    const stream = follow(client, { after: 'a:0' });
    await until(() =>
      expect(stream.states).toContainEqual(
        expect.objectContaining({ kind: 'connecting', attempt: 4, reason: 'CONNECTION_LOST' }),
      ),
    );
    feed.append();
    feed.full = false;
    await stream.reaches('live');
    expect(stream.cursors).toEqual(['a:1']);
  });
});

describe('a stream', () => {
  it('sends the variables it was given, and always the latest cursor', async () => {
    const stream = follow(client, { variables: { filter: 'x' } });
    await stream.reaches('live');
    feed.append(3);
    await until(() => expect(stream.cursors).toHaveLength(3));
    feed.kill(1006);
    await until(() => expect(feed.payloads).toHaveLength(2));
    await stream.reaches('live');
    feed.append();
    await until(() => expect(stream.cursors).toHaveLength(4));
    feed.kill(1006);
    await until(() => expect(feed.payloads).toHaveLength(3));
    expect(feed.payloads.map(({ variables }) => variables)).toEqual([
      { filter: 'x' },
      { filter: 'x', after: 'a:3' },
      { filter: 'x', after: 'a:4' },
    ]);
  });

  it('resumes from a heartbeat where there were no events', async () => {
    feed.append(7);
    const stream = follow(client);
    await stream.reaches('live');
    expect(stream.handle.cursor).toBe('a:7');
    feed.kill(1006);
    feed.append();
    await until(() => expect(stream.cursors).toEqual(['a:8']));
    expect(feed.payloads[1]!.variables).toEqual({ after: 'a:7' });
  });

  it('begins where it was told to, catches up and is live', async () => {
    feed.append(5);
    const stream = follow(client, { after: 'a:2' });
    await stream.reaches('live');
    expect(stream.cursors).toEqual(['a:3', 'a:4', 'a:5']);
    expect(stream.states).toMatchObject([
      { kind: 'connecting', attempt: 1 },
      { kind: 'catching-up', received: 0 },
      { kind: 'catching-up', received: 1 },
      { kind: 'catching-up', received: 2 },
      { kind: 'catching-up', received: 3 },
      { kind: 'live' },
    ]);
  });

  it('drops what comes a second time, and counts it', async () => {
    const stream = follow(client);
    await stream.reaches('live');
    feed.append(3);
    await until(() => expect(stream.cursors).toHaveLength(3));
    feed.say({ __typename: 'AlertEvent', cursor: 'a:2', kind: 'RAISED' });
    await until(() => expect(stream.handle.repeats).toBe(1));
    expect(stream.cursors).toHaveLength(3);
    expect(stream.handle.cursor).toBe('a:3');
  });

  it('shares its connection with others', async () => {
    const streams = [follow(client), follow(client, { variables: { filter: 'x' } }), follow(client)];
    for (const stream of streams) await stream.reaches('live');
    feed.append();
    for (const stream of streams) await until(() => expect(stream.cursors).toEqual(['a:1']));
    streams[0]!.handle.stop();
    feed.append();
    await until(() => expect(streams[1]!.cursors).toEqual(['a:1', 'a:2']));
    expect(streams[0]!.cursors).toEqual(['a:1']);
    expect(feed.openedAt).toHaveLength(1);
    await until(() => expect(feed.subscriptions()).toBe(2));
  });

  it('is subscribed again where the server ends it without a word', async () => {
    const stream = follow(client);
    await stream.reaches('live');
    feed.complete();
    expect(await stream.reaches('stale')).toMatchObject({ reason: 'STREAM_ENDED' });
    feed.append();
    await stream.reaches('live');
    await until(() => expect(stream.cursors).toEqual(['a:1']));
    expect(feed.openedAt).toHaveLength(1);
  });

  it('passes over messages of a kind it does not know', async () => {
    const stream = follow(client);
    await stream.reaches('live');
    feed.say({ __typename: 'FeedNotice', text: 'maintenance tonight' });
    feed.append();
    await until(() => expect(stream.cursors).toEqual(['a:1']));
    expect(stream.errors).toEqual([]);
  });
});

describe('a handler that throws', () => {
  it('is reported, and the stream goes on', async () => {
    const cursorThen: (string | null)[] = [];
    const stream = follow(client, {
      onEvent: ({ cursor }) => {
        if (cursor === 'a:2') throw new Error('cannot draw');
      },
      onError: (error, event) => void cursorThen.push(stream.handle.cursor, (error as Error).message, event!.cursor),
    });
    await stream.reaches('live');
    feed.append(3);
    await until(() => expect(stream.cursors).toEqual(['a:1', 'a:3']));
    expect(cursorThen).toEqual(['a:1', 'cannot draw', 'a:2']);
    expect(stream.handle.state.kind).toBe('live');
    await until(() => expect(stream.handle.cursor).toBe('a:3'));
    expect(feed.openedAt).toHaveLength(1);
  });

  it('is offered the event again after a reconnect, where nothing came after it', async () => {
    feed.heartbeats = false;
    let throws = true;
    const stream = follow(client, {
      after: 'a:0',
      onEvent: () => {
        if (throws) throw new Error('not yet');
      },
    });
    feed.append();
    await until(() => expect(stream.errors).toHaveLength(1));
    expect(stream.handle.cursor).toBe('a:0');
    throws = false;
    feed.kill(1006);
    await until(() => expect(stream.cursors).toEqual(['a:1']));
    expect(stream.handle).toMatchObject({ cursor: 'a:1', repeats: 0 });
  });

  it('may be one that promises, or one of states', async () => {
    const stream = follow(client, {
      onEvent: () => Promise.reject(new Error('later')),
      onState: () => {
        throw new Error('no badge');
      },
    });
    await until(() => expect(stream.states.map(({ kind }) => kind)).toEqual(['connecting', 'catching-up', 'live']));
    feed.append();
    await until(() => expect(stream.errors.map(String)).toContain('Error: later'));
    expect(stream.errors.map(String)).toContain('Error: no badge');
  });

  it('keeps its place when it stops the stream, or moves it', async () => {
    const stopped = follow(client, { after: 'a:0', onEvent: () => stopped.handle.stop() });
    feed.append(3);
    await stopped.reaches('stopped');
    expect(stopped.handle.cursor).toBe('a:1');
    expect(stopped.cursors).toEqual(['a:1']);
    const moved = follow(client, {
      after: 'a:0',
      onEvent: ({ cursor }) => void (cursor === 'a:1' && moved.handle.resume('a:2')),
    });
    await moved.reaches('live');
    expect(moved.cursors).toEqual(['a:1', 'a:3']);
  });
});
