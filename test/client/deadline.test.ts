import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { Deadline } from '../../src/client/deadline.ts';
import { countTimers, until } from './follower.ts';

describe('a deadline', () => {
  it('passes, and leaves nothing', async () => {
    const timers = countTimers();
    const deadline = new Deadline(timers);
    const passed: string[] = [];
    deadline.set(1, () => passed.push('first'));
    deadline.set(2, () => passed.push('second'));
    await until(() => expect(passed).toEqual(['second']));
    deadline.set(1, () => passed.push('third'));
    deadline.clear();
    expect(timers.running()).toBe(0);
  });

  it('lets a process that was held up read first what came meanwhile', async () => {
    const peers: Socket[] = [];
    const server = createServer((socket) => peers.push(socket)).listen(0, '127.0.0.1');
    await until(() => expect(server.listening).toBe(true));
    const told: string[] = [];
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('data', () => told.push('data'));
    await until(() => expect(peers).toHaveLength(1));
    const deadline = new Deadline(countTimers());
    // From here the event loop comes to its timers first.
    await new Promise(setImmediate);
    deadline.set(20, () => told.push('passed'));
    peers[0]!.write('x');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    await until(() => expect(told).toEqual(['data', 'passed']));
    socket.destroy();
    server.close();
  });
});
