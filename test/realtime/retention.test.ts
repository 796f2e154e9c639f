import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Lease } from '../../src/persistence/event-log/event-log.repository.ts';
import { SqlEventLog } from '../../src/persistence/event-log/event-log-store.ts';
import { startServer } from '../../src/server.ts';
import type { RunningServer } from '../../src/server.ts';
import { listen } from '../support/alert-stream.ts';
import { addClient, raiseAlert } from '../support/alerts.ts';
import { callerOf, startOwnClc } from '../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../support/clc.ts';
import { Wire } from '../api/ws/wire.ts';
import { PATIENCE_MS } from '../support/patience.ts';
import { asOwner, cursorOf, takeLease, unplaced } from './log-owner.ts';

const RETENTION_MS = 30 * 86_400_000;
/** About 100 KB an event, on a client whose name has 10,000 characters. */
const LARGE = `subscription ($after: String) { alertFeed(after: $after) { __typename ... on AlertEvent { cursor alert { ${Array.from({ length: 10 }, (_, index) => `n${index}: client { name }`).join(' ')} } } ... on FeedResync { reason } } }`;

describe('a log that is kept for a while', () => {
  let clc: TestClc;
  let bank: TestInstitution;
  let officer: Caller;
  let store: SqlEventLog;
  let lease: Lease;
  const nodes: RunningServer[] = [];

  /** Gives all that has none its place. */
  const place = async (): Promise<void> => {
    for (let placed = await store.place(lease, 500); placed!.length > 0; placed = await store.place(lease, 500))
      lease = { ...lease, lastSeq: placed!.at(-1)!.seq };
  };
  /** Appends events about the one alert there is until the log has so many, and gives them their places. */
  const fillTo = async (count: number): Promise<void> => {
    const { last } = await store.extent();
    const missing = count - Number(last.seq) - (await unplaced(clc.database));
    const copied = last.seq === 0n ? sql`event_outbox` : sql`(select * from event_log order by seq limit 1)`;
    await asOwner(clc.database, (query) =>
      sql`insert into event_outbox (institution_id, kind, payload, occurred_at, recorded_at) select institution_id, 'EVIDENCE_ADDED', payload, occurred_at, recorded_at from ${copied} as known, generate_series(1, ${missing}::int)`.execute(
        query,
      ),
    );
    await place();
    expect((await store.extent()).last.seq).toBe(BigInt(count));
  };
  /** Lets the events up to `seq` have been placed so many days ago. */
  const age = (seq: number, days: number): Promise<unknown> =>
    asOwner(clc.database, (query) =>
      sql`update event_log set placed_at = clock_timestamp() - ${days} * interval '1 day' where seq <= ${seq}`.execute(
        query,
      ),
    );
  const partitions = async (): Promise<string[]> => {
    const { rows } = await asOwner(clc.database, (query) =>
      sql<{
        name: string;
      }>`select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'event_log'::regclass order by length(c.relname), c.relname`.execute(
        query,
      ),
    );
    return rows.map(({ name }) => name);
  };
  /** A node that begins now, and so has nothing of the log in memory. */
  const newNode = async (): Promise<Caller & { url: string }> => {
    const node = await startServer({
      config: readConfig({ PORT: '0', DEMO: 'off', WS_MAX_QUEUE_BYTES: '100000000' }),
      database: clc.database,
      logger: pino({ level: 'silent' }),
      role: 'api',
    });
    nodes.push(node);
    return { ...callerOf(node.url, officer.token), url: node.url };
  };
  const cursorAt = async (seq: number): Promise<string> => {
    const { origin, last } = await store.extent();
    return cursorOf(seq === 0 ? origin : last.epoch, seq);
  };
  const answerTo = async (caller: Caller, seq: number): Promise<string> => {
    const listener = listen(caller, { after: await cursorAt(seq) });
    await vi.waitFor(() => expect(listener.messages.length).toBeGreaterThan(0), { timeout: PATIENCE_MS, interval: 10 });
    listener.cut();
    return listener.errors[0] ?? listener.messages[0]!.__typename;
  };

  beforeAll(async () => {
    clc = await startOwnClc();
    bank = await clc.institution();
    officer = await bank.caller(['CREDIT_OFFICER', 'RISK_MANAGER']);
    store = new SqlEventLog(clc.database, RETENTION_MS);
    lease = await takeLease(clc.database);
    await addClient(officer, 'K-1', { name: 'n'.repeat(10_000) });
    await raiseAlert(officer, 'K-1');
    // Each thousand was placed over 40 days, so that the next partition is as small as can be.
    for (const count of [1_000, 2_000, 3_000, 4_000, 5_000]) {
      await fillTo(count);
      await age(count, 40);
    }
  });
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.stop()));
    await clc.stop();
  });

  it('is in partitions that no tenant reads, makes or drops by itself', async () => {
    expect(await partitions()).toEqual([
      'event_log_1',
      'event_log_1001',
      'event_log_2001',
      'event_log_3001',
      'event_log_4001',
    ]);
    const asTenant = (statement: string): Promise<unknown> =>
      clc.database.inTenant(bank.id, (query) => sql.raw(statement).execute(query));
    for (const statement of [
      'select * from event_log_1001 limit 1',
      'delete from event_log_1001',
      'delete from event_log',
      "update event_log set kind = 'RAISED'",
      'insert into event_log select * from event_log limit 1',
      'select add_event_log_partition(90001, 90002)',
      'select drop_event_log_partition(1)',
      'drop table event_log_1',
      'update sequencer_lease set first_seq = 1',
      'delete from event_outbox',
    ])
      await expect(asTenant(statement), statement).rejects.toThrow(/permission denied|must be owner/);
    await expect(asTenant('select count(*) from event_log where seq > 4999')).resolves.toMatchObject({
      rows: [{ count: '1' }],
    });
    const other = await clc.institution();
    expect(
      await clc.database.inTenant(other.id, (query) => query.selectFrom('event_log').select('seq').limit(1).execute()),
    ).toEqual([]);
  });

  it('drops partitions whole, from the oldest, once every event in them is old', async () => {
    await age(5_000, 1);
    await age(2_500, 40);
    await store.dropOld(lease);
    expect(await partitions()).toEqual(['event_log_2001', 'event_log_3001', 'event_log_4001']);
    expect(await store.extent()).toMatchObject({ firstSeq: 2_001n, last: { seq: 5_000n } });
    await store.dropOld(lease);
    expect((await store.extent()).firstSeq).toBe(2_001n);
  });

  it('is refused to cursors of what is gone, and goes on from those that are left', async () => {
    const node = await newNode();
    for (const seq of [0, 1, 1_500, 1_999]) expect([seq, await answerTo(node, seq)]).toEqual([seq, 'CURSOR_EXPIRED']);
    // All that came after the last one that was dropped is there.
    expect(await answerTo(node, 2_000)).toBe('AlertEvent');
    expect(await answerTo(node, 4_999)).toBe('AlertEvent');
    expect(await answerTo(node, 5_000)).toBe('FeedHeartbeat');
  });

  it('drops nothing for whoever has lost the lease', async () => {
    const before = await partitions();
    await age(5_000, 40);
    await store.dropOld({ ...lease, token: String(BigInt(lease.token) - 1n) });
    expect(await partitions()).toEqual(before);
  });

  it('tells a slow reader on the way that retention has overtaken it', async () => {
    const node = await newNode();
    const wire = await Wire.signedIn(node.url, officer.token);
    wire.subscribe('1', LARGE, { after: await cursorAt(2_001) });
    await wire.until(({ id }) => id === '1');
    // What it does not read stays unsent: it is hundreds of events from the end when they go.
    wire.pause();
    await age(4_500, 40);
    await store.dropOld(lease);
    expect((await store.extent()).firstSeq).toBe(4_001n);
    wire.resume();
    await wire.until(({ type }) => type === 'complete');
    const messages = wire.of('1');
    expect(messages.slice(-2)).toEqual([
      {
        id: '1',
        type: 'next',
        payload: { data: { alertFeed: { __typename: 'FeedResync', reason: 'CURSOR_EXPIRED' } } },
      },
      { id: '1', type: 'complete' },
    ]);
    const seqs = messages
      .slice(0, -2)
      .map(({ payload }) => Number(Buffer.from(payload.data.alertFeed.cursor, 'base64url').toString().split(':')[1]));
    expect(seqs).toEqual(seqs.map((_, index) => 2_002 + index));
    expect(seqs.length).toBeLessThan(1_999);
    await wire.close();
  });

  it('never drops the last partition, so that its end stays good, and goes on behind it', async () => {
    await age(5_000, 400);
    await store.dropOld(lease);
    expect(await partitions()).toEqual(['event_log_4001']);
    const node = await newNode();
    expect(await answerTo(node, 5_000)).toBe('FeedHeartbeat');
    expect(await answerTo(node, 3_999)).toBe('CURSOR_EXPIRED');
    const listener = listen(node, { after: await cursorAt(5_000) });
    await addClient(officer, 'K-2');
    await raiseAlert(officer, 'K-2');
    await place();
    expect((await listener.hears(1)).map(({ alert }) => alert.client.reference)).toEqual(['K-2']);
    expect(await partitions()).toEqual(['event_log_4001', 'event_log_5001']);
    listener.cut();
    await store.dropOld(lease);
    expect([await partitions(), (await store.extent()).firstSeq]).toEqual([['event_log_5001'], 5_001n]);
    expect(await answerTo(await newNode(), 5_001)).toBe('FeedHeartbeat');
  });

  it('makes the next partition larger where the last one filled soon', async () => {
    await fillTo(6_000);
    await age(5_002, 0);
    await fillTo(6_200);
    const {
      rows: [lastPartition],
    } = await asOwner(clc.database, (query) =>
      sql<{ through: string }>`select partitioned_through as through from sequencer_lease`.execute(query),
    );
    expect(Number(lastPartition!.through)).toBeGreaterThan(7_000);
  });
});
