import { sql } from 'kysely';
import type { Query } from '../orm.ts';
import type { AlertEventKind, AlertEventPayload } from '../../domain/warning/alert-event.ts';

/** An event with its place in the log. */
export interface PlacedEvent {
  readonly seq: bigint;
  readonly institutionId: string;
  readonly kind: AlertEventKind;
  readonly payload: AlertEventPayload;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
}

/** The right to place events, as granted to one holder. */
export interface Lease {
  readonly holder: string;
  readonly token: string;
}

/**
 * Takes the lease when it is free or has run out, or renews the holder's own; null while another holds it. Each new
 * holding gets a higher token, so that an earlier holder that wakes up late can be told from the present one.
 */
export async function acquireLease(query: Query, holder: string, ttlMs: number): Promise<Lease | null> {
  const result = await sql<{ token: string }>`
    update sequencer_lease
       set token = case when holder = ${holder}::uuid then token else token + 1 end,
           holder = ${holder}::uuid,
           expires_at = clock_timestamp() + ${ttlMs} * interval '1 millisecond'
     where id = 1 and (holder = ${holder}::uuid or holder is null or expires_at < clock_timestamp())
    returning token`.execute(query);
  const token = result.rows[0]?.token;
  return token === undefined ? null : { holder, token };
}

/** Gives the lease up, so that another node need not wait for it to run out. */
export async function releaseLease(query: Query, lease: Lease): Promise<void> {
  await sql`update sequencer_lease set holder = null, expires_at = clock_timestamp() where id = 1 and holder = ${lease.holder}::uuid and token = ${lease.token}::bigint`.execute(query);
}

/**
 * Gives up to `limit` committed events their places after the last one. Returns how many, or null where the lease is
 * no longer this holder's: the row lock on the lease makes placing and losing it exclude each other.
 */
export async function placeEvents(query: Query, lease: Lease, limit: number): Promise<number | null> {
  const held = await sql<{ last_seq: string }>`
    select last_seq from sequencer_lease where id = 1 and holder = ${lease.holder}::uuid and token = ${lease.token}::bigint for update`.execute(query);
  const lastSeq = held.rows[0]?.last_seq;
  if (lastSeq === undefined) return null;
  const placed = await sql`
    with taken as (
      delete from event_outbox where id in (select id from event_outbox order by id limit ${limit})
      returning id, institution_id, kind, payload, occurred_at, recorded_at
    )
    insert into event_log (seq, institution_id, kind, payload, occurred_at, recorded_at, placed_at)
    select ${lastSeq}::bigint + row_number() over (order by id), institution_id, kind, payload, occurred_at, recorded_at, clock_timestamp() from taken`.execute(query);
  const count = Number(placed.numAffectedRows ?? 0n);
  if (count > 0) await sql`update sequencer_lease set last_seq = last_seq + ${count} where id = 1`.execute(query);
  return count;
}

/** Where the log ends, and which history it is. */
export async function logPosition(query: Query): Promise<{ epoch: string; lastSeq: bigint }> {
  const row = await query.selectFrom('sequencer_lease').select(['epoch', 'last_seq']).executeTakeFirstOrThrow();
  return { epoch: row.epoch, lastSeq: BigInt(row.last_seq) };
}

/** Placed events after `seq`, in order; of one institution where the transaction is bound to one. */
export async function eventsAfter(query: Query, seq: bigint, limit: number): Promise<PlacedEvent[]> {
  const rows = await query
    .selectFrom('event_log')
    .select(['seq', 'institution_id', 'kind', 'payload', 'occurred_at', 'recorded_at'])
    .where('seq', '>', String(seq))
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    seq: BigInt(row.seq),
    institutionId: row.institution_id,
    kind: row.kind as AlertEventKind,
    payload: row.payload,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
  }));
}
