import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClcClient } from '../../src/client/clc-client.ts';
import { DOCUMENT, connectTo, follow, pass, until } from './follower.ts';
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

const HASH = 'ab'.repeat(32);

describe('an operation that fails', () => {
  it.each(['FORBIDDEN', 'UNAUTHENTICATED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'CURSOR_INVALID'])(
    'with %s is refused, and not tried again',
    async (code) => {
      feed.failWith = code;
      const stream = follow(client, { after: 'nonsense' });
      expect(await stream.reaches('refused')).toEqual({ kind: 'refused', code, message: `refused: ${code}` });
      await until(() => expect(feed.sockets()).toBe(0));
      await pass(150);
      expect(feed.payloads).toHaveLength(1);
      expect(feed.openedAt).toHaveLength(1);
    },
  );

  it('while it runs, for good, leaves the others alone', async () => {
    const stream = follow(client);
    await stream.reaches('live');
    feed.fail('FORBIDDEN');
    expect(await stream.reaches('refused')).toMatchObject({ code: 'FORBIDDEN' });
    await follow(client).reaches('live');
  });

  it.each(['INTERNAL_SERVER_ERROR', 'RATE_LIMITED', 'TOO_MANY_SUBSCRIPTIONS', 'NEVER_HEARD_OF'])(
    'with %s is tried again on the same connection',
    async (code) => {
      feed.failWith = code;
      const stream = follow(client, { after: 'a:0' });
      expect(await stream.reaches('stale')).toMatchObject({ reason: code });
      await until(() => expect(feed.payloads.length).toBeGreaterThan(3));
      feed.append();
      feed.failWith = null;
      await stream.reaches('live');
      expect(stream.cursors).toEqual(['a:1']);
      expect(feed.openedAt).toHaveLength(1);
      feed.fail(code);
      feed.append();
      await until(() => expect(stream.cursors).toEqual(['a:1', 'a:2']));
    },
  );

  it('in a part of an event is reported beside the event', async () => {
    const stream = follow(client);
    await stream.reaches('live');
    const note = (): never => {
      throw new Error('The note is lost.');
    };
    feed.say({ __typename: 'AlertEvent', cursor: 'a:1', kind: 'RAISED', note });
    await until(() => expect(stream.cursors).toEqual(['a:1']));
    expect(stream.errors).toMatchObject([{ name: 'ClcError', message: 'The note is lost.' }]);
  });
});

describe('a document', () => {
  it('that cannot be followed is refused before anything is sent', () => {
    expect(() => follow(client, { document: DOCUMENT.replace('__typename', '') })).toThrow('__typename');
    expect(() => follow(client, { document: DOCUMENT.replaceAll('$after', '$from') })).toThrow('$after');
    expect(() => client.follow({ onEvent: () => undefined })).toThrow('one of them only');
    expect(() => follow(client, { document: DOCUMENT, documentId: HASH })).toThrow('one of them only');
  });

  it.each([
    ['TYPENAME_MISSING', '__typename', ''],
    ['CURSOR_MISSING', 'FeedHeartbeat { cursor', 'FeedHeartbeat {'],
  ])('that turns out so is refused with %s', async (code, part, otherwise) => {
    feed.persisted.set(`sha256:${HASH}`, DOCUMENT.replace(part, otherwise));
    expect(await follow(client, { documentId: HASH }).reaches('refused')).toMatchObject({ code });
  });

  it('that asks for no cursor of events is refused at the first', async () => {
    const stream = follow(client, { document: DOCUMENT.replace('AlertEvent { cursor', 'AlertEvent {') });
    await stream.reaches('live');
    feed.append();
    expect(await stream.reaches('refused')).toMatchObject({ code: 'CURSOR_MISSING' });
  });

  it.each([HASH, HASH.toUpperCase(), `sha256:${HASH}`])('is named by its id: %s', async (documentId) => {
    feed.persisted.set(`sha256:${HASH}`, DOCUMENT);
    await follow(client, { documentId, after: 'a:0', variables: { filter: 'x' } }).reaches('live');
    expect(feed.payloads).toEqual([
      { query: '', documentId: `sha256:${HASH}`, variables: { filter: 'x', after: 'a:0' } },
    ]);
  });

  it('may have another name for its field', async () => {
    const stream = follow(client, { document: DOCUMENT.replace('alertFeed(', 'news: alertFeed(') });
    await stream.reaches('live');
    feed.append();
    await until(() => expect(stream.cursors).toEqual(['a:1']));
  });
});
