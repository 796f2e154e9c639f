import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClcClient } from '../../src/client/clc-client.ts';
import { connectTo, countTimers, follow, pass, until } from './follower.ts';
import { startScriptedFeed } from './scripted-feed.ts';
import type { ScriptedFeed } from './scripted-feed.ts';

let feed: ScriptedFeed;
const clients: ClcClient[] = [];
beforeEach(async () => {
  feed = await startScriptedFeed();
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await feed.stop();
});

function connect(over: Parameters<typeof connectTo>[1]): ClcClient {
  const client = connectTo(feed, over);
  clients.push(client);
  return client;
}

describe('after a restart of the server', () => {
  it.each([1012, 1001])('(%i) the walls come back one by one', async (code) => {
    const walls = 30;
    const streams = Array.from({ length: walls }, (_, index) =>
      follow(
        connect({ scheduler: countTimers(() => index / walls), timing: { firstWaitMs: 1, restartSpreadMs: 1_500 } }),
      ),
    );
    for (const stream of streams) await stream.reaches('live');
    const killedAt = performance.now();
    feed.kill(code);
    feed.append();
    for (const stream of streams) await until(() => expect(stream.cursors).toEqual(['a:1']));
    const afterMs = feed.openedAt.slice(walls).map((at) => at - killedAt);
    expect(afterMs).toHaveLength(walls);
    expect(afterMs.filter((ms) => ms < 500).length).toBeLessThanOrEqual(11);
    expect(afterMs.filter((ms) => ms < 1_000).length).toBeLessThanOrEqual(21);
    expect(streams[0]!.states).toContainEqual(
      expect.objectContaining({ kind: 'stale', reason: code === 1012 ? 'SERVICE_RESTART' : 'GOING_AWAY' }),
    );
  });
});

describe('a server that accepts and closes at once', () => {
  it.each([4500, 1000, 1012, 1006])('(%i) is asked less and less often', async (code) => {
    feed.closeAtOnce = code;
    const stream = follow(
      connect({
        scheduler: countTimers(() => 0.9),
        timing: { firstWaitMs: 20, mostWaitMs: 2_000, restartSpreadMs: 20, provenLeastMs: 100, provenMostMs: 1_000 },
      }),
    );
    await pass(1_500);
    // 36, 72, 144, 288, 576, 1152 ms: six connections by then.
    expect(feed.openedAt.length).toBeGreaterThanOrEqual(4);
    expect(feed.openedAt.length).toBeLessThanOrEqual(7);
    feed.closeAtOnce = null;
    feed.append();
    await until(() => expect(stream.handle.cursor).toBe('a:1'));
  });
});

describe('a user with too many sockets', () => {
  it('waits for long before the next', async () => {
    const waits: number[] = [];
    const timers = countTimers(() => 0);
    const stream = follow(
      connect({
        scheduler: { ...timers, setTimeout: (run, waitMs) => (waits.push(waitMs), timers.setTimeout(run, waitMs)) },
      }),
    );
    await stream.reaches('live');
    feed.kill(4421);
    expect(await stream.reaches('stale')).toMatchObject({ reason: 'TOO_MANY_SOCKETS' });
    expect(waits).toContain(40);
    await stream.reaches('live');
  });
});
