import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ClcError, connectClc } from '../../src/client/clc-client.ts';
import type { ClcClient } from '../../src/client/clc-client.ts';
import { connectTo, follow, until } from './follower.ts';
import { startScriptedFeed } from './scripted-feed.ts';
import type { ScriptedFeed } from './scripted-feed.ts';

let feed: ScriptedFeed;
let client: ClcClient;
beforeEach(async () => {
  feed = await startScriptedFeed();
  client = connectTo(feed, { timing: { lingerMs: 200 } });
});
afterEach(async () => {
  client.close();
  await feed.stop();
});

const QUERY = '{ portfolio { alertCursor count } }';

describe('a query', () => {
  it('is answered over the connection of the stream that follows it', async () => {
    feed.append(3);
    const answer = await client.query<{ portfolio: { alertCursor: string; count: number } }>(QUERY);
    expect(answer).toEqual({ portfolio: { alertCursor: 'a:3', count: 3 } });
    await follow(client, { after: answer.portfolio.alertCursor }).reaches('live');
    expect(await client.query({ documentId: 'x' }).catch((error: ClcError) => error.codes)).toEqual([
      'PERSISTED_QUERY_NOT_FOUND',
    ]);
    expect(feed.openedAt).toHaveLength(1);
  });

  it('leaves the connection for a while, and then no more', async () => {
    await client.query(QUERY);
    await client.query(QUERY);
    expect(feed.openedAt).toHaveLength(1);
    await until(() => expect(feed.sockets()).toBe(0));
    await client.query(QUERY);
    expect(feed.openedAt).toHaveLength(2);
  });

  it('disturbs nobody on its connection, however many there are', async () => {
    const stream = follow(client);
    await stream.reaches('live');
    for (let round = 0; round < 20; round += 1)
      await Promise.all([client.query(QUERY), client.query(QUERY), client.query('{ fails }').catch(() => null)]);
    feed.append();
    await until(() => expect(stream.cursors).toEqual(['a:1']));
    expect(feed.openedAt).toHaveLength(1);
  });

  it('by its id carries its variables', async () => {
    feed.persisted.set('sha256:1', QUERY);
    expect(await client.query({ documentId: 'sha256:1' }, { a: 1 })).toMatchObject({ portfolio: { count: 0 } });
    expect(feed.payloads).toEqual([{ query: '', documentId: 'sha256:1', variables: { a: 1 } }]);
  });

  it.each([
    ['{ fails }', ['OUT_OF_LUCK']],
    ['{ nothing }', ['GRAPHQL_VALIDATION_FAILED']],
    ['{ fails portfolio { count } }', ['OUT_OF_LUCK']],
  ])('that fails (%s) says by which codes', async (document, codes) => {
    const error = await client.query(document).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(ClcError);
    expect(error).toMatchObject({ code: codes[0], codes, errors: [{ extensions: { code: codes[0] } }] });
  });

  it('keeps what was answered beside the errors', async () => {
    const error = await client.query('{ forbidden portfolio { count } }').catch((failure: unknown) => failure);
    expect(error).toMatchObject({ code: 'FORBIDDEN', data: { forbidden: null, portfolio: { count: 0 } } });
    expect(await client.query('{ fails }').catch((failure: unknown) => failure)).toMatchObject({ data: null });
  });

  it('waits for the connection', async () => {
    feed.full = true;
    const answer = client.query(QUERY);
    await until(() => expect(feed.openedAt.length).toBeGreaterThan(3));
    feed.full = false;
    expect(await answer).toMatchObject({ portfolio: { count: 0 } });
  });

  it('that hangs is given up', async () => {
    client = connectTo(feed, { timing: { answerMs: 100 } });
    await expect(client.query('{ hangs }')).rejects.toMatchObject({ code: 'ANSWER_TIMEOUT' });
  });

  it('is lost with its connection, and not sent again', async () => {
    const lost = client.query('{ hangs }').catch((error: ClcError) => error.codes);
    await until(() => expect(feed.payloads).toHaveLength(1));
    feed.kill(1012);
    expect(await lost).toEqual(['CONNECTION_LOST', 'SERVICE_RESTART']);
    await until(() => expect(feed.sockets()).toBe(0));
    expect(feed.payloads).toHaveLength(1);
  });
});

describe('an address', () => {
  it.each(['ftp://clc', 'nonsense', ''])('that is none (%j) is refused', (url) => {
    expect(() => connectClc({ url, token: () => null })).toThrow(TypeError);
  });
  it.each(['http', 'ws'])('may begin with %s', async (scheme) => {
    client = connectTo(feed, { url: `${feed.url.replace('http', scheme)}#part` });
    expect(await client.query(QUERY)).toMatchObject({ portfolio: { count: 0 } });
  });
});
