import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { sql } from 'kysely';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { nodeSecret } from '../../src/persistence/node/node-secret.repository.ts';
import { openDatabase } from '../../src/persistence/orm.ts';
import type { PlacedEvent } from '../../src/persistence/event-log/event-log.repository.ts';
import { Seal } from '../../src/security/seal.ts';
import { startServer } from '../../src/server.ts';
import type { Role, RunningServer } from '../../src/server.ts';
import { cursorNow, listen } from '../support/alert-stream.ts';
import type { Listener } from '../support/alert-stream.ts';
import { addClient, FLAGS, observe, raiseAlert } from '../support/alerts.ts';
import { callerOf, startOwnClc } from '../support/clc.ts';
import type { Caller, TestClc } from '../support/clc.ts';
import { PATIENCE_MS } from '../support/patience.ts';
import { asOwner, takeLease } from './log-owner.ts';

const NATS_URL = process.env['TEST_NATS_URL'] ?? 'nats://127.0.0.1:4222';

interface Node {
  readonly server: RunningServer;
  /** The officer, at this node. */
  readonly officer: Caller;
  stop(): Promise<void>;
}

let clc: TestClc;
let officer: Caller;
let clients = 0;
const nodes = new Set<Node>();

/**
 * Another node on the same database: with connections of its own, and with LISTEN where `environment` names the
 * database.
 */
async function startNode(role: Role, environment: Record<string, string> = {}): Promise<Node> {
  const isShared = 'url' in clc.address;
  const database = isShared ? await openDatabase(clc.address, 5) : clc.database;
  const server = await startServer({
    config: readConfig({ PORT: '0', DEMO: 'off', ...environment }),
    database,
    logger: pino({ level: 'silent' }),
    role,
  });
  const node: Node = {
    server,
    officer: callerOf(server.url, officer.token),
    stop: async () => {
      if (!nodes.delete(node)) return;
      await server.stop();
      if (isShared) await database.close();
    },
  };
  nodes.add(node);
  return node;
}

const listening = (): Record<string, string> => ('url' in clc.address ? { DATABASE_URL: clc.address.url } : {});
const newClient = async (by = officer): Promise<string> => {
  const reference = `N-${(clients += 1)}`;
  await addClient(by, reference);
  return reference;
};
const live = (listener: Listener): Promise<void> =>
  vi.waitFor(() => expect(listener.heartbeats.length).toBeGreaterThan(0), { timeout: PATIENCE_MS, interval: 10 });
const references = (listener: Listener): string[] => listener.events.map(({ alert }) => alert.client.reference);
const seqOf = (cursor: string): number => Number(Buffer.from(cursor, 'base64url').toString().split(':')[1]);
const holder = async (): Promise<string | null> =>
  (
    await asOwner(clc.database, (query) =>
      query.selectFrom('sequencer_lease').select('holder').executeTakeFirstOrThrow(),
    )
  ).holder;

beforeAll(async () => {
  clc = await startOwnClc();
  officer = await (await clc.institution()).caller(['CREDIT_OFFICER', 'RISK_MANAGER']);
});
afterEach(() => Promise.all([...nodes].map((node) => node.stop())));
afterAll(() => clc.stop());

describe('nodes on one database', () => {
  it("hear of each other's commands, in one order", async () => {
    const node = await startNode('api', listening());
    const listeners = [listen(officer), listen(node.officer)];
    await Promise.all(listeners.map(live));
    const [here, there] = [await newClient(), await newClient(node.officer)];
    await raiseAlert(officer, here);
    await raiseAlert(node.officer, there);
    await Promise.all(listeners.map((listener) => listener.hears(2)));
    expect(listeners.map((listener) => references(listener))).toEqual([
      [here, there],
      [here, there],
    ]);
    expect(new Set(listeners.map((listener) => JSON.stringify(listener.events))).size).toBe(1);
    for (const listener of listeners) listener.cut();
  });

  it('go on at any other at the cursor of one', async () => {
    const node = await startNode('api', listening());
    const first = listen(officer);
    await live(first);
    const missed: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      missed.push(await newClient());
      await raiseAlert(officer, missed.at(-1)!);
    }
    const events = await first.hears(5);
    first.cut();
    const second = listen(node.officer, { after: events[1]!.cursor });
    await second.hears(3);
    await live(second);
    expect(references(second)).toEqual(missed.slice(2));
    second.cut();
  });

  it('are woken by the database where they listen to it, well before they would look', async (context) => {
    if (!('url' in clc.address)) return context.skip('The embedded database serves one node.');
    const node = await startNode('api', listening());
    const waits = await delaysAt(node, 20);
    // Looking each half second would take a quarter of a second in the middle.
    expect(median(waits)).toBeLessThan(150);
  });

  it('hear each other by looking, where nothing wakes them', async () => {
    const waits = await delaysAt(await startNode('api'), 5);
    expect(Math.max(...waits)).toBeLessThan(1_500);
  });

  it('let another worker take over from one that stops or is gone, and lose nothing', async () => {
    const api = await startNode('api', listening());
    // The node that every other is told from: only workers that the test starts may place events.
    await clc.server.stop();
    const first = await startNode('worker');
    await vi.waitFor(async () => expect(await holder()).not.toBeNull(), { timeout: PATIENCE_MS, interval: 20 });
    const firstHolder = await holder();
    const second = await startNode('worker', listening());
    const listener = listen(api.officer, { after: await cursorNow(api.officer) });
    const reference = await newClient(api.officer);
    let made = 0;
    let isOver = false;
    const producing = (async () => {
      for (; !isOver; made += 1) await observe(api.officer, [reference, FLAGS.YELLOW, made % 2 === 0 ? '1' : '0']);
    })();
    await listener.hears(10);
    await first.stop();
    await listener.hears(listener.events.length + 10);
    const secondHolder = await holder();
    expect(secondHolder).not.toBe(firstHolder);
    // One that is gone without a word: the lease is still its own for two seconds.
    await takeLease(clc.database, 2_000);
    const atLoss = listener.events.length;
    await listener.hears(atLoss + 10);
    expect(await holder()).toBe(secondHolder);
    isOver = true;
    await producing;
    await listener.hears(made);
    expect(listener.events).toHaveLength(made);
    const seqs = listener.events.map(({ cursor }) => seqOf(cursor));
    expect(seqs).toEqual(seqs.map((_, index) => seqs[0]! + index));
    const epochs = new Set(
      listener.events.map(({ cursor }) => Buffer.from(cursor, 'base64url').toString().split(':')[0]),
    );
    expect(epochs.size).toBeGreaterThanOrEqual(2);
    listener.cut();
    await second.stop();
  });

  it('keep a worker from serving the API', async () => {
    const worker = await startNode('worker', listening());
    expect((await fetch(`${worker.server.url}/healthz`)).status).toBe(200);
    expect(
      (await fetch(`${worker.server.url}/graphql?query={__typename}`, { headers: { 'apollo-require-preflight': '1' } }))
        .status,
    ).toBe(404);
  });
});

/** How long after a command at one node a subscriber of the other hears of it, in milliseconds; each time anew. */
async function delaysAt(node: Node, count: number): Promise<number[]> {
  const reference = await newClient();
  const listener = listen(node.officer);
  await live(listener);
  const waits: number[] = [];
  for (let round = 0; round < count; round += 1) {
    await observe(officer, [reference, FLAGS.YELLOW, round % 2 === 0 ? '1' : '0']);
    const doneAtMs = performance.now();
    await vi.waitFor(() => expect(listener.events.length).toBeGreaterThan(round), {
      timeout: PATIENCE_MS,
      interval: 2,
    });
    waits.push(performance.now() - doneAtMs);
  }
  listener.cut();
  return waits;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]!;
}

/** Whether something listens there. */
async function isReachable(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  const socket = connectTcp({ host: hostname, port: Number(port) });
  return once(socket, 'connect')
    .then(
      () => true,
      () => false,
    )
    .finally(() => socket.destroy());
}

describe('nodes with NATS between them', () => {
  let nats: NatsConnection | null = null;
  const streams: string[] = [];
  const stream = (): Record<string, string> => {
    streams.push(`clc-test-${randomUUID()}`);
    return { NATS_URL, NATS_STREAM: streams.at(-1)! };
  };
  /** Both nodes follow the stream. */
  const areJoined = async (name: string): Promise<void> =>
    vi.waitFor(async () => expect((await (await jetstreamManager(nats!)).consumers.list(name).next()).length).toBe(2), {
      timeout: PATIENCE_MS,
      interval: 50,
    });
  /** Counts the events that a node takes from what it is offered, not from the log. */
  const watchOffers = ({ server }: Node): { taken: number; offered: number } => {
    const { feed } = server.services;
    const counts = { taken: 0, offered: 0 };
    const offer = feed.offer.bind(feed);
    feed.offer = (events: readonly PlacedEvent[]) => {
      const before = feed.head.seq;
      offer(events);
      counts.offered += events.length;
      counts.taken += Number(feed.head.seq - before);
    };
    return counts;
  };

  beforeAll(async () => {
    if (await isReachable(NATS_URL)) nats = await connect({ servers: NATS_URL });
    else if (process.env['CI'] === 'true') throw new Error(`NATS with JetStream does not answer at ${NATS_URL}`);
    await clc.stop();
    clc = await startOwnClc();
    officer = await (await clc.institution()).caller(['CREDIT_OFFICER', 'RISK_MANAGER']);
    // Only workers that a test starts place events.
    await takeLease(clc.database, 1);
    await clc.server.stop();
  });
  afterAll(async () => {
    if (nats === null) return;
    const manager = await jetstreamManager(nats);
    for (const name of streams) await manager.streams.delete(name).catch(() => undefined);
    await nats.close();
  });

  it('take events from the bus, in order, without reading the log for them', async (context) => {
    if (nats === null) return context.skip(`No NATS at ${NATS_URL}.`);
    const environment = stream();
    const [worker, api] = [await startNode('worker', environment), await startNode('api', environment)];
    await areJoined(environment['NATS_STREAM']!);
    const counts = watchOffers(api);
    const reference = await newClient(api.officer);
    const listener = listen(api.officer);
    await live(listener);
    for (let round = 0; round < 50; round += 1) {
      await observe(api.officer, [reference, FLAGS.YELLOW, round % 2 === 0 ? '1' : '0']);
      await listener.hears(round + 1);
    }
    const seqs = listener.events.map(({ cursor }) => seqOf(cursor));
    expect(seqs).toEqual(seqs.map((_, index) => seqs[0]! + index));
    expect(counts.offered).toBe(50);
    // The first of a worker's time is read from the log, since its epoch is new; a look at the log may be quicker now
    // and then.
    expect(counts.taken).toBeGreaterThan(40);
    listener.cut();
    await worker.stop();
  });

  it('show nobody what does not belong to the log, and go on', async (context) => {
    if (nats === null) return context.skip(`No NATS at ${NATS_URL}.`);
    const environment = stream();
    const [, api] = [await startNode('all', environment), await startNode('api', environment)];
    await areJoined(environment['NATS_STREAM']!);
    const listener = listen(api.officer);
    await live(listener);
    const reference = await newClient(api.officer);
    await raiseAlert(api.officer, reference, 'YELLOW');
    await listener.hears(1);
    const row = await asOwner(
      clc.database,
      async (query) =>
        (
          await sql<
            Record<string, unknown>
          >`select seq, epoch, outbox_id as "outboxId", institution_id as "institutionId", kind, payload, occurred_at as "occurredAt", recorded_at as "recordedAt" from event_log order by seq desc limit 1`.execute(
            query,
          )
        ).rows[0]!,
    );
    const next = (by: number): string => String(BigInt(row['seq'] as string) + BigInt(by));
    const foreign: unknown[] = [
      'nonsense',
      null,
      {},
      [],
      7,
      '\u0000',
      { seq: 'x' },
      { ...row, kind: 'CLOSED', epoch: randomUUID(), seq: next(1) },
      { ...row, kind: 'CLOSED', epoch: randomUUID() },
      { ...row, kind: 'CLOSED', seq: next(1_000) },
      { ...row, kind: 'CLOSED' },
      { ...row, kind: 'CLOSED', seq: '-1' },
      { ...row, kind: 'CLOSED', seq: next(1), epoch: undefined },
    ];
    const subject = `${environment['NATS_STREAM']}.placed`;
    const seal = new Seal(await clc.database.inSystem((query) => nodeSecret(query, 'bus')));
    for (const message of foreign)
      nats.publish(subject, seal.close(Buffer.from(typeof message === 'string' ? message : JSON.stringify(message))));
    // What would be the very next event, made up by one who may use the bus.
    const forged = Buffer.from(JSON.stringify({ ...row, kind: 'CLOSED', seq: next(1) }));
    nats.publish(subject, forged);
    nats.publish(subject, new Seal(randomBytes(32)).close(forged));
    nats.publish(`${environment['NATS_STREAM']}.appended`, 'nonsense');
    await nats.flush();
    for (let round = 0; round < 10; round += 1) {
      await observe(api.officer, [reference, FLAGS.RED, round % 2 === 0 ? '1' : '0']);
      await listener.hears(round + 2);
    }
    expect(listener.errors).toEqual([]);
    expect(listener.events.map(({ kind }) => kind)).not.toContain('CLOSED');
    const seqs = listener.events.map(({ cursor }) => seqOf(cursor));
    expect(seqs).toEqual(seqs.map((_, index) => seqs[0]! + index));
    listener.cut();
  });

  it('go on by the log while the bus does not answer', async () => {
    const environment = { NATS_URL: 'nats://127.0.0.1:1', NATS_STREAM: 'nowhere' };
    const [, api] = [await startNode('worker', environment), await startNode('api', environment)];
    const listener = listen(api.officer);
    await live(listener);
    const reference = await newClient(api.officer);
    await raiseAlert(api.officer, reference);
    expect((await listener.hears(1)).map(({ alert }) => alert.client.reference)).toEqual([reference]);
    listener.cut();
  });
});
