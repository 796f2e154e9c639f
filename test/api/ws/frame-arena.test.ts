import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { allocateFrame, endTurn } from '../../../src/api/ws/frame-arena.ts';
import { nextFrames } from '../../../src/api/ws/frame.ts';
import { SocketWriter } from '../../../src/api/ws/socket-writer.ts';
import { Delivery } from '../../../src/realtime/question.ts';
import { PATIENCE_MS } from '../../support/patience.ts';
import { FrameReader } from './frame-reader.ts';

describe('the room for frames', () => {
  it('holds what is in it until the end of a turn whose frames were all taken', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            sizes: fc.array(fc.oneof(fc.nat(2_000), fc.integer({ min: 200_000, max: 300_000 })), { maxLength: 12 }),
            isAllTaken: fc.boolean(),
          }),
          { maxLength: 8 },
        ),
        (turns) => {
          const kept: { room: Buffer; mark: number }[] = [];
          let mark = 0;
          for (const { sizes, isAllTaken } of turns) {
            const made = sizes.map((size) => ({ room: allocateFrame(size).fill((mark += 1)), mark: mark & 0xff }));
            for (const [index, { room }] of made.entries()) expect(room).toHaveLength(sizes[index]!);
            for (const one of [...kept, ...made]) expect(one.room.every((byte) => byte === one.mark)).toBe(true);
            if (!isAllTaken) kept.push(...made);
            endTurn(isAllTaken);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is the same in every turn', () => {
    endTurn(false);
    const first = allocateFrame(100);
    endTurn(true);
    expect(allocateFrame(50).buffer).toBe(first.buffer);
    endTurn(true);
  });
});

describe('frames for a socket that does not read', () => {
  const TURNS = 300;
  const open: { destroy(): void }[] = [];
  afterEach(() => open.splice(0).forEach((socket) => socket.destroy()));

  async function pair(): Promise<{ ours: Socket; theirs: Socket }> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const theirs = connect((server.address() as AddressInfo).port, '127.0.0.1');
    const [ours] = (await once(server, 'connection')) as [Socket];
    server.close();
    open.push(ours, theirs);
    return { ours, theirs };
  }

  it('are what they were when it reads again, whatever others were told meanwhile', async () => {
    const [reading, paused] = [await pair(), await pair()];
    const heard = new Map([reading, paused].map(({ theirs }) => [theirs, Buffer.alloc(0)]));
    for (const { theirs } of [reading, paused])
      theirs.on('data', (chunk) => heard.set(theirs, Buffer.concat([heard.get(theirs)!, chunk])));
    paused.theirs.pause();
    const writers = [reading, paused].map(
      ({ ours }) => new SocketWriter(ours, Number.MAX_SAFE_INTEGER, () => undefined),
    );
    const said = Array.from({ length: TURNS }, (_, turn) => JSON.stringify({ turn, text: String(turn).repeat(7_000) }));
    for (const payload of said) {
      const delivery = new Delivery([Buffer.from(payload)]);
      for (const [index, writer] of writers.entries())
        for (const part of nextFrames(delivery, Buffer.from(`"${index}"`))) writer.write(part);
      await new Promise((resolve) => setImmediate(resolve));
    }
    // Else it would show nothing.
    expect(writers[1]!.queuedBytes).toBeGreaterThan(0);
    paused.theirs.resume();
    for (const [index, { theirs }] of [reading, paused].entries()) {
      const wanted = said.map((payload) => `{"id":"${index}","type":"next","payload":${payload}}`);
      await vi.waitFor(
        () =>
          expect(heard.get(theirs)!.length).toBeGreaterThanOrEqual(
            wanted.reduce((sum, text) => sum + text.length, 0) + 4 * TURNS,
          ),
        { timeout: PATIENCE_MS, interval: 20 },
      );
      expect(new FrameReader().read(heard.get(theirs)!).map(({ payload }) => String(payload))).toEqual(wanted);
    }
  });
});
