import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClcClient, TokenReason } from '../../src/client/clc-client.ts';
import { connectTo, countTimers, follow, pass, until } from './follower.ts';
import { startScriptedFeed } from './scripted-feed.ts';
import type { ScriptedFeed } from './scripted-feed.ts';

let feed: ScriptedFeed;
let client: ClcClient;
let asked: TokenReason[];
beforeEach(async () => {
  feed = await startScriptedFeed();
  asked = [];
});
afterEach(async () => {
  client.close();
  await feed.stop();
});

/** Gives token-1, token-2 and so on. */
function counted(reason: TokenReason): string {
  asked.push(reason);
  return `token-${asked.length}`;
}

describe('a token', () => {
  it.each([
    [4403, 'TOKEN_EXPIRED'],
    [4403, 'TOKEN_INVALID'],
    [4401, 'Unauthorized'],
  ])('is renewed at once after a close with %i %s, and nobody sees it', async (code, reason) => {
    client = connectTo(feed, { token: counted, timing: { firstWaitMs: 60_000, mostWaitMs: 60_000 } });
    const stream = follow(client);
    await stream.reaches('live');
    feed.append();
    feed.kill(code, reason);
    feed.append();
    await until(() => expect(stream.cursors).toEqual(['a:1', 'a:2']));
    await stream.reaches('live');
    expect(feed.tokens).toEqual(['token-1', 'token-2']);
    expect(asked).toEqual(['connect', 'renew']);
    expect(new Set(stream.states.slice(2).map(({ kind }) => kind))).toEqual(new Set(['live']));
  });

  it('is asked for as for any connection after one was accepted', async () => {
    client = connectTo(feed, { token: counted });
    const stream = follow(client);
    for (const [count, code] of [4403, 1006, 4401, 1012].entries()) {
      await until(() =>
        expect([stream.handle.state.kind, feed.sockets(), feed.tokens.length]).toEqual(['live', 1, count + 1]),
      );
      feed.kill(code, 'TOKEN_EXPIRED');
    }
    await until(() => expect(feed.tokens).toHaveLength(5));
    expect(asked).toEqual(['connect', 'renew', 'connect', 'renew', 'connect']);
  });

  it('is asked for again and again, but not in a hurry, while it is not accepted', async () => {
    feed.refusal = (token) => (token === 'token-5' ? null : { code: 4403, reason: 'TOKEN_INVALID' });
    const waits: number[] = [];
    const timers = countTimers(() => 0.5);
    client = connectTo(feed, {
      token: counted,
      scheduler: { ...timers, setTimeout: (run, waitMs) => (waits.push(waitMs), timers.setTimeout(run, waitMs)) },
    });
    const stream = follow(client);
    await until(() =>
      expect(stream.states).toContainEqual(
        expect.objectContaining({ kind: 'connecting', attempt: 4, reason: 'TOKEN_INVALID' }),
      ),
    );
    await stream.reaches('live');
    expect(asked).toEqual(['connect', 'renew', 'renew', 'renew', 'renew']);
    expect(waits.filter((wait) => wait < 100)).toEqual([0, 10, 20, 40]);
  });

  it.each(['USER_UNKNOWN', 'FORBIDDEN', 'Forbidden', ''])(
    'of somebody the server wants to know nothing of (%j) is renewed once, and then it is over',
    async (reason) => {
      client = connectTo(feed, { token: counted });
      const streams = [follow(client), follow(client)];
      for (const stream of streams) await stream.reaches('live');
      feed.refusal = () => ({ code: 4403, reason });
      feed.kill(4403, reason);
      for (const stream of streams)
        expect(await stream.reaches('refused')).toMatchObject({
          code: reason === 'USER_UNKNOWN' ? reason : 'FORBIDDEN',
        });
      await pass(200);
      expect(asked).toEqual(['connect', 'renew']);
      await expect(client.query('{ portfolio { count } }')).rejects.toMatchObject({
        name: 'ClcError',
        code: reason === 'USER_UNKNOWN' ? reason : 'FORBIDDEN',
      });
    },
  );

  it('that cannot be had is asked for again', async () => {
    const token = (reason: TokenReason): Promise<string> =>
      counted(reason) === 'token-3'
        ? Promise.resolve('at last')
        : asked.length === 1
          ? Promise.reject(new Error('offline'))
          : new Promise(() => undefined);
    client = connectTo(feed, { token, timing: { connectMs: 100 } });
    const stream = follow(client);
    await until(() => expect(stream.handle.state).toMatchObject({ kind: 'connecting', reason: 'TOKEN_UNAVAILABLE' }));
    await stream.reaches('live');
    expect(feed.tokens).toEqual(['at last']);
  });

  it('may be none', async () => {
    client = connectTo(feed, { token: () => null });
    await follow(client).reaches('live');
    expect(feed.tokens).toEqual([null]);
  });

  it('found expired on the way in an operation is renewed too', async () => {
    client = connectTo(feed, { token: counted });
    const stream = follow(client);
    await stream.reaches('live');
    feed.fail('TOKEN_EXPIRED');
    await until(() => expect(asked).toEqual(['connect', 'renew']));
    feed.append();
    await until(() => expect(stream.cursors).toEqual(['a:1']));
  });
});
