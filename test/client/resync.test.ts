import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ClcError } from '../../src/client/clc-client.ts';
import type { ClcClient } from '../../src/client/clc-client.ts';
import { connectTo, follow, pass, until } from './follower.ts';
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

async function snapshot(): Promise<string> {
  return (await client.query('{ portfolio { alertCursor } }'))['portfolio'].alertCursor;
}

describe('a stream that cannot go on from its cursor', () => {
  it('goes on from the snapshot that was queried', async () => {
    const reasons: string[] = [];
    feed.append(10);
    feed.oldest = 5;
    const stream = follow(client, { after: 'a:2', onResync: (reason) => (reasons.push(reason), snapshot()) });
    await stream.reaches('live');
    feed.append();
    await until(() => expect(stream.cursors).toEqual(['a:11']));
    expect(reasons).toEqual(['CURSOR_EXPIRED']);
    expect(stream.states.map(({ kind }) => kind)).toEqual([
      'connecting',
      'catching-up',
      'resync-needed',
      'connecting',
      'catching-up',
      'live',
      'live',
    ]);
    expect(feed.openedAt).toHaveLength(1);
  });

  it('hears events again that are in the log of before under the same cursor', async () => {
    const stream = follow(client, { onResync: () => 'a:0' });
    await stream.reaches('live');
    feed.append(2);
    await until(() => expect(stream.cursors).toHaveLength(2));
    feed.say({ __typename: 'FeedResync', reason: 'CURSOR_AHEAD', message: 'Restored.' });
    await until(() => expect(stream.cursors).toEqual(['a:1', 'a:2', 'a:1', 'a:2']));
  });

  it('waits for the caller where nobody queries for it', async () => {
    const stream = follow(client);
    await stream.reaches('live');
    feed.epoch = 'b';
    feed.append(3);
    feed.kill(1006);
    expect(await stream.reaches('resync-needed')).toEqual({ kind: 'resync-needed', reason: 'EPOCH_CHANGED' });
    feed.kill(1006);
    await until(() => expect([feed.openedAt.length, feed.sockets()]).toEqual([3, 1]));
    expect(stream.handle.state.kind).toBe('resync-needed');
    stream.handle.resume('b:2');
    await stream.reaches('live');
    feed.append();
    await until(() => expect(stream.handle.cursor).toBe('b:4'));
    expect(feed.payloads.at(-1)!.variables).toEqual({ after: 'b:2' });
  });

  it('may be told so by a handler of states', async () => {
    feed.append(3);
    feed.oldest = 2;
    const stream = follow(client, {
      after: 'a:1',
      onState: ({ kind }) => void (kind === 'resync-needed' && stream.handle.resume('a:2')),
      onResync: () => Promise.reject(new Error('not needed any more')),
    });
    await stream.reaches('live');
    expect(stream.cursors).toEqual(['a:3']);
    expect(stream.errors).toEqual([]);
  });

  it.each(['CURSOR_EXPIRED', 'EPOCH_CHANGED', 'CURSOR_AHEAD'])(
    'may say so by the error %s of the older form',
    async (code) => {
      const stream = follow(client, { onResync: () => snapshot() });
      await stream.reaches('live');
      feed.append();
      await until(() => expect(stream.cursors).toHaveLength(1));
      feed.fail(code);
      await until(() => expect(stream.states).toContainEqual({ kind: 'resync-needed', reason: code }));
      await stream.reaches('live');
    },
  );

  it('has its snapshot queried until it succeeds, over as many connections as it takes', async () => {
    let tries = 0;
    const stream = follow(client, {
      after: 'z:1',
      onResync: async () => {
        tries += 1;
        if (tries === 1) throw new Error('no luck');
        if (tries === 2) await client.query('{ fails }');
        if (tries === 3) return undefined as never;
        if (tries === 4) {
          setTimeout(() => feed.kill(1006), 5);
          await client.query('{ hangs }');
        }
        return snapshot();
      },
    });
    await stream.reaches('live');
    expect(tries).toBe(5);
    expect(stream.errors.map((error) => (error instanceof ClcError ? error.code : String(error)))).toEqual([
      'Error: no luck',
      'OUT_OF_LUCK',
      'TypeError: onResync must give the cursor of the snapshot it queried.',
      'CONNECTION_LOST',
    ]);
  });

  it('is refused where the snapshot is', async () => {
    const stream = follow(client, {
      after: 'z:1',
      onResync: () => Promise.reject(new ClcError('FORBIDDEN', 'Not you.')),
    });
    expect(await stream.reaches('refused')).toEqual({ kind: 'refused', code: 'FORBIDDEN', message: 'Not you.' });
  });

  it('does not ask in a hurry for one snapshot after the other', async () => {
    let tries = 0;
    const stream = follow(client, { after: 'z:1', onResync: () => `z:${(tries += 1)}` });
    await pass(600);
    expect(tries).toBeGreaterThan(3);
    expect(tries).toBeLessThan(40);
    stream.handle.stop();
  });

  it('forgets a snapshot that comes after it was stopped', async () => {
    let answer = (_cursor: string): void => undefined;
    const stream = follow(client, {
      after: 'z:1',
      onResync: () => new Promise<string>((resolve) => (answer = resolve)),
    });
    await stream.reaches('resync-needed');
    stream.handle.stop();
    answer('a:0');
    await until(() => expect(feed.sockets()).toBe(0));
    expect(stream.handle).toMatchObject({ state: { kind: 'stopped' }, cursor: 'z:1' });
  });
});
