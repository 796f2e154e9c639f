import { sql } from 'kysely';
import type { AlertEventKind, AlertEventPayload } from '../../domain/warning/alert-event.ts';
import type { Query } from '../orm.ts';

/** A place in the log: after the event `seq`, which was placed in `epoch`. */
export interface Position {
  readonly epoch: string;
  readonly seq: bigint;
}

/** An event with its place in the log. */
export interface PlacedEvent extends Position {
  /** What it was before it had a place; null of events of old. */
  readonly outboxId: bigint | null;
  readonly institutionId: string;
  readonly kind: AlertEventKind;
  readonly payload: AlertEventPayload;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
}

/** From where to where the log reaches. */
export interface LogExtent {
  /** The epoch of the place before `firstSeq`: of the beginning, or of what was dropped last. */
  readonly origin: string;
  /** The first event that is still there, or comes next. */
  readonly firstSeq: bigint;
  readonly last: Position;
}

/** Why a reader cannot go on from its position. */
export type PositionFault = 'CURSOR_EXPIRED' | 'EPOCH_CHANGED' | 'CURSOR_AHEAD';

/** Where the log begins and ends. */
export async function logExtent(query: Query): Promise<LogExtent> {
  const row = await query
    .selectFrom('sequencer_lease')
    .select(['origin', 'first_seq', 'last_epoch', 'last_seq'])
    .executeTakeFirstOrThrow();
  return {
    origin: row.origin,
    firstSeq: BigInt(row.first_seq),
    last: { epoch: row.last_epoch, seq: BigInt(row.last_seq) },
  };
}

/**
 * What a snapshot of one institution shows: all up to a place in the log, and these events that have none yet, with the
 * sum of their record times.
 */
export async function snapshotPosition(
  query: Query,
): Promise<{ position: Position; unplacedIds: bigint[]; timeSum: bigint }> {
  const { last } = await logExtent(query);
  const rows = await query.selectFrom('event_outbox').select(['id', 'recorded_at']).orderBy('id').execute();
  return {
    position: last,
    unplacedIds: rows.map((row) => BigInt(row.id)),
    timeSum: rows.reduce((sum, row) => sum + BigInt(row.recorded_at.getTime()), 0n),
  };
}

/** Events that had no place when a snapshot showed them. */
export interface UnplacedEvents {
  readonly ranges: readonly (readonly [first: bigint, last: bigint])[];
  readonly size: bigint;
  readonly timeSum: bigint;
}

/** More than ever wait for their places. */
const MOST_UNPLACED = 1_000_000n;

/** Whether the events are all there, placed since or not, and are the same. */
export async function holdsUnplaced(
  query: Query,
  after: bigint,
  { ranges, size, timeSum }: UnplacedEvents,
): Promise<boolean> {
  if (size > MOST_UNPLACED) return false;
  const [firsts, lasts] = [ranges.map(([first]) => String(first)), ranges.map(([, last]) => String(last))];
  const { rows } = await sql<{ count: string; sum: string | null }>`
    with wanted as (select generate_series(first, last) as id from unnest(${firsts}::bigint[], ${lasts}::bigint[])
      as r (first, last)),
    found as (
      select recorded_at from event_outbox join wanted using (id)
      union all
      select recorded_at from event_log join wanted on outbox_id = wanted.id where seq > ${String(after)}::bigint
    )
    select count(*) as count, sum((extract(epoch from recorded_at) * 1000)::bigint) as sum from found`.execute(query);
  return BigInt(rows[0]!.count) === size && BigInt(rows[0]!.sum ?? 0) === timeSum;
}

const EVENT_COLUMNS = [
  'seq',
  'epoch',
  'outbox_id',
  'institution_id',
  'kind',
  'payload',
  'occurred_at',
  'recorded_at',
] as const;

/** Placed events from `seq` on, in order; of one institution where the transaction is bound to one. */
export async function eventsFrom(query: Query, seq: bigint, limit: number): Promise<PlacedEvent[]> {
  const rows = await query
    .selectFrom('event_log')
    .select([...EVENT_COLUMNS])
    .where('seq', '>=', String(seq))
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(presentEvent);
}

/** Which history the event at `seq` belongs to; null where it is not there. Asks over all institutions. */
export async function epochAt(query: Query, seq: bigint): Promise<string | null> {
  const row = await query.selectFrom('event_log').select('epoch').where('seq', '=', String(seq)).executeTakeFirst();
  return row?.epoch ?? null;
}

/** Whether a reader can go on from there; null when it can. Asks over all institutions. */
export async function faultOf(query: Query, position: Position): Promise<PositionFault | null> {
  // Looked at before the extent: an event that is gone by then is known to be, and not taken for one of another
  // history.
  const epoch = await epochAt(query, position.seq);
  const { origin, firstSeq, last } = await logExtent(query);
  if (position.seq > last.seq) return 'CURSOR_AHEAD';
  if (position.seq === last.seq) return position.epoch === last.epoch ? null : 'EPOCH_CHANGED';
  if (position.seq === firstSeq - 1n) return position.epoch === origin ? null : 'EPOCH_CHANGED';
  if (position.seq < firstSeq) return 'CURSOR_EXPIRED';
  return epoch === position.epoch ? null : 'EPOCH_CHANGED';
}

/** The right to place events, as granted to one holder. */
export interface Lease {
  readonly holder: string;
  readonly token: string;
  /**
   * Where the holder left the log. Where the database says otherwise it was restored, and what is held is another
   * history's.
   */
  readonly lastSeq: bigint;
}

/**
 * Takes the lease when it is free or has run out, or renews the one that is held; null while another holds it. Each new
 * holding gets a higher token, so that an earlier one that wakes up late is told from the present, and an epoch of its
 * own.
 */
export async function acquireLease(
  query: Query,
  holder: string,
  held: Lease | null,
  ttlMs: number,
): Promise<Lease | null> {
  const renews = sql`holder = ${holder}::uuid and token = ${held?.token ?? '-1'}::bigint and last_seq = ${String(held?.lastSeq ?? -1n)}::bigint`;
  const result = await sql<{ token: string; last_seq: string }>`
    update sequencer_lease
       set token = case when ${renews} then token else token + 1 end,
           epoch = case when ${renews} then epoch else gen_random_uuid() end,
           holder = ${holder}::uuid,
           expires_at = clock_timestamp() + ${ttlMs} * interval '1 millisecond'
     where id = 1 and (holder = ${holder}::uuid or holder is null or expires_at < clock_timestamp())
    returning token, last_seq`.execute(query);
  const row = result.rows[0];
  return row === undefined ? null : { holder, token: row.token, lastSeq: BigInt(row.last_seq) };
}

/** Gives the lease up, so that another node need not wait for it to run out. */
export async function releaseLease(query: Query, lease: Lease): Promise<void> {
  await sql`update sequencer_lease set holder = null, expires_at = clock_timestamp() where id = 1 and holder = ${lease.holder}::uuid and token = ${lease.token}::bigint`.execute(
    query,
  );
}

/** The lease as its holder finds it, locked: placing events and losing the lease exclude each other. */
export interface HeldLease {
  readonly epoch: string;
  readonly lastSeq: bigint;
  readonly firstSeq: bigint;
  readonly partitionedThrough: bigint;
}

/** The longest that a holder may do nothing while it has the lease locked; shorter than a lease. */
const HELD_UP_MS = 3_000;

/**
 * Locks the lease for this transaction; null where it is no longer this holder's, or the log is not where it left it.
 */
export async function lockLease(query: Query, lease: Lease): Promise<HeldLease | null> {
  // A holder that is paused, or cut off, amid the transaction would keep everybody out for as long as it sleeps.
  await sql`select set_config('idle_in_transaction_session_timeout', ${String(HELD_UP_MS)}, true)`.execute(query);
  const row = await query
    .selectFrom('sequencer_lease')
    .select(['epoch', 'last_seq', 'first_seq', 'partitioned_through'])
    .where('id', '=', 1)
    .where('holder', '=', lease.holder)
    .where('token', '=', lease.token)
    .where('last_seq', '=', String(lease.lastSeq))
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    epoch: row.epoch,
    lastSeq: BigInt(row.last_seq),
    firstSeq: BigInt(row.first_seq),
    partitionedThrough: BigInt(row.partitioned_through),
  };
}

/** Whether committed events wait for their places. */
export async function hasUnplaced(query: Query): Promise<boolean> {
  return (await query.selectFrom('event_outbox').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** The channel on which other nodes hear that events were placed. It carries nothing: they read the log. */
export const PLACED_CHANNEL = 'clc_events_placed';

/** Gives up to `limit` committed events their places after the last one, and wakes the other nodes at the commit. */
export async function placeEvents(query: Query, { epoch, lastSeq }: HeldLease, limit: number): Promise<PlacedEvent[]> {
  const placed = await sql<EventRow>`
    with taken as (
      delete from event_outbox where id in (select id from event_outbox order by id limit ${limit})
      returning id, institution_id, kind, payload, occurred_at, recorded_at
    )
    insert into event_log (seq, epoch, outbox_id, institution_id, kind, payload, occurred_at, recorded_at, placed_at)
    select ${String(lastSeq)}::bigint + row_number() over (order by id), ${epoch}::uuid, id, institution_id, kind,
      payload, occurred_at, recorded_at, clock_timestamp() from taken
    returning seq, epoch, outbox_id, institution_id, kind, payload, occurred_at, recorded_at`.execute(query);
  if (placed.rows.length === 0) return [];
  await sql`update sequencer_lease set last_seq = last_seq + ${placed.rows.length}, last_epoch = epoch where id = 1 returning pg_notify(${PLACED_CHANNEL}, '')`.execute(
    query,
  );
  return placed.rows.map(presentEvent).sort((one, other) => Number(one.seq - other.seq));
}

interface EventRow {
  readonly seq: string;
  readonly epoch: string;
  readonly outbox_id: string | null;
  readonly institution_id: string;
  readonly kind: string;
  readonly payload: AlertEventPayload;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
}

function presentEvent(row: EventRow): PlacedEvent {
  return {
    seq: BigInt(row.seq),
    epoch: row.epoch,
    outboxId: row.outbox_id === null ? null : BigInt(row.outbox_id),
    institutionId: row.institution_id,
    kind: row.kind as AlertEventKind,
    payload: row.payload,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
  };
}
