/** Runs one server under the load, and reads what it used. */
import { setTimeout as wait } from 'node:timers/promises';
import { ask } from './ipc.ts';
import type { Load } from './load.ts';
import type { Memory } from './probe.ts';
import type { Server } from './server.ts';
import { until } from './until.ts';

export const BURST = 10;
const LEAST_STEPS = 2;
const WARM_UP_SOCKETS = 200;
/** Before doubled messages are looked for. */
const QUIET_MS = 300;

export interface Plan {
  readonly sockets: readonly number[];
  readonly questions: readonly number[];
  /** How long each phase lasts, at least. */
  readonly phaseMs: number;
}

/** A run of steps of so many events, the next begun when every socket had all of the last. */
export interface Phase {
  readonly events: number;
  readonly messages: number;
  readonly seconds: number;
  /** Of the server's process. */
  readonly cpuMicroseconds: number;
  readonly loadCpuMicroseconds: number;
}

export interface Cell {
  readonly sockets: number;
  readonly questions: number;
  readonly single: Phase;
  readonly burst: Phase;
  /** Of payload, the frame's header not counted. */
  readonly bytesPerMessage: number;
}

export interface Measurement {
  /** A subscriber, in bytes. */
  readonly memory: Memory;
  readonly cells: readonly Cell[];
  /** With one socket. */
  readonly alone: Cell;
}

/**
 * What sockets take that are open and idle; and then the server with so many sockets for each number of questions, and
 * with one socket. It has been warmed up for these: its program is compiled.
 */
export async function measure(
  server: Server,
  load: Load,
  sockets: number,
  questions: readonly number[],
  phaseMs: number,
): Promise<Measurement> {
  const memory = await memoryOf(server, load, sockets);
  await cell(server, load, 1, 1, phaseMs / 2);
  const cells: Cell[] = [];
  for (const number of questions) cells.push(await cell(server, load, sockets, number, phaseMs));
  return { memory, cells, alone: await cell(server, load, 1, 1, phaseMs / 2) };
}

/** Read before any event: the room that a busy heap keeps would hide it. */
async function memoryOf(server: Server, load: Load, sockets: number): Promise<Memory> {
  await connect(server, load, Math.min(WARM_UP_SOCKETS, sockets), 1);
  await disconnect(server, load);
  const before = await ask<Memory>(server.child, 'memory');
  await connect(server, load, sockets, 1);
  const after = await ask<Memory>(server.child, 'memory');
  await disconnect(server, load);
  return { resident: (after.resident - before.resident) / sockets, live: (after.live - before.live) / sockets };
}

async function cell(server: Server, load: Load, sockets: number, questions: number, phaseMs: number): Promise<Cell> {
  await connect(server, load, sockets, questions);
  const warmUp = await phase(server, load, 1, sockets, phaseMs / 2);
  const single = await phase(server, load, 1, sockets, phaseMs);
  const burst = await phase(server, load, BURST, sockets, phaseMs);
  await wait(QUIET_MS);
  load.check();
  const heard = await load.heard();
  const sent = warmUp.messages + single.messages + burst.messages;
  if (heard.messages !== sent) throw new Error(`the sockets heard ${heard.messages} messages of ${sent}`);
  await disconnect(server, load);
  return { sockets, questions, single, burst, bytesPerMessage: heard.bytes / heard.messages };
}

async function connect(server: Server, load: Load, sockets: number, questions: number): Promise<void> {
  await load.open({ port: server.port, sockets, questions, asking: server.asking });
  await until(async () => {
    load.check();
    return (await server.subscribers()) === sockets;
  });
}

async function disconnect(server: Server, load: Load): Promise<void> {
  await load.close();
  await until(async () => (await server.subscribers()) === 0);
}

async function phase(server: Server, load: Load, step: number, sockets: number, phaseMs: number): Promise<Phase> {
  await load.expect(step);
  const used = async (): Promise<[number, number]> => [
    await ask<number>(server.child, 'cpuMicroseconds'),
    await ask<number>(load.child, 'cpuMicroseconds'),
  ];
  const [serverBefore, loadBefore] = await used();
  const began = performance.now();
  let events = 0;
  while (events < LEAST_STEPS * step || performance.now() - began < phaseMs) {
    await Promise.all([load.step(), server.fire(step)]);
    events += step;
  }
  const seconds = (performance.now() - began) / 1_000;
  const [serverAfter, loadAfter] = await used();
  return {
    events,
    messages: events * sockets,
    seconds,
    cpuMicroseconds: serverAfter - serverBefore,
    loadCpuMicroseconds: loadAfter - loadBefore,
  };
}
