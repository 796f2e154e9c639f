/**
 * The log's partitions: ranges of `seq`, named by their first. They are made before events need them and dropped whole.
 * Their size follows the traffic, so that each holds about an eighth of what is kept: a quiet bank's log does not stay
 * for years in one that never fills, and a busy one's does not break into thousands.
 */
import { sql } from 'kysely';
import type { Query } from '../orm.ts';
import { epochAt } from './event-log.repository.ts';
import type { HeldLease } from './event-log.repository.ts';

const SMALLEST = 1_000n;
const LARGEST = 10_000_000n;
/** How much larger the next one may be than the last: one burst says little about the days to come. */
const GROWTH = 16n;
const PARTS_OF_RETENTION = 8;

/** How many events the next partition should hold, after one of `size` events that filled within `filledInMs`. */
export function nextPartitionSize(size: bigint, filledInMs: number, retentionMs: number): bigint {
  const wanted = BigInt(Math.ceil((Number(size) / Math.max(1, filledInMs)) * (retentionMs / PARTS_OF_RETENTION)));
  const most = size * GROWTH < LARGEST ? size * GROWTH : LARGEST;
  return wanted < SMALLEST ? SMALLEST : wanted > most ? most : wanted;
}

/** Sees that the next `count` events have a partition to go to. */
export async function makeRoom(
  query: Query,
  { lastSeq, firstSeq, partitionedThrough }: HeldLease,
  count: number,
  retentionMs: number,
): Promise<void> {
  if (lastSeq + BigInt(count) <= partitionedThrough) return;
  const first = partitionedThrough + 1n;
  const size = partitionedThrough < firstSeq ? SMALLEST : await sizeAfter(query, partitionedThrough, retentionMs);
  const through = partitionedThrough + (size > BigInt(count) ? size : BigInt(count));
  await sql`select add_event_log_partition(${String(first)}::bigint, ${String(through)}::bigint)`.execute(query);
  await sql`update sequencer_lease set partitioned_through = ${String(through)}::bigint where id = 1`.execute(query);
}

async function sizeAfter(query: Query, through: bigint, retentionMs: number): Promise<bigint> {
  const first = (await partitionStarts(query)).at(-1) ?? 1n;
  const { rows } = await sql<{
    ms: number | null;
  }>`select extract(epoch from clock_timestamp() - placed_at) * 1000 as ms from event_log where seq = ${String(first)}::bigint`.execute(
    query,
  );
  return nextPartitionSize(through - first + 1n, Number(rows[0]?.ms ?? 0), retentionMs);
}

/**
 * Drops the oldest partitions whose every event was placed longer than `retentionMs` ago, but never the last one. Gives
 * the first event that is left, or null where nothing was dropped.
 */
export async function dropOldPartitions(query: Query, retentionMs: number): Promise<bigint | null> {
  const starts = await partitionStarts(query);
  let [kept, origin]: [bigint | null, string | null] = [null, null];
  for (const [index, start] of starts.entries()) {
    const next = starts[index + 1];
    if (next === undefined || !(await isOlder(query, next - 1n, retentionMs))) break;
    origin = await epochAt(query, next - 1n);
    await sql`select drop_event_log_partition(${String(start)}::bigint)`.execute(query);
    kept = next;
  }
  if (kept !== null)
    await sql`update sequencer_lease set first_seq = ${String(kept)}::bigint, origin = ${origin}::uuid
      where id = 1`.execute(query);
  return kept;
}

async function isOlder(query: Query, seq: bigint, retentionMs: number): Promise<boolean> {
  const { rows } =
    await sql`select 1 from event_log where seq = ${String(seq)}::bigint and placed_at < clock_timestamp() - ${retentionMs} * interval '1 millisecond'`.execute(
      query,
    );
  return rows.length > 0;
}

/** The first `seq` of each partition, in order. */
async function partitionStarts(query: Query): Promise<bigint[]> {
  const { rows } = await sql<{
    name: string;
  }>`select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'event_log'::regclass`.execute(
    query,
  );
  return rows
    .map(({ name }) => BigInt(name.slice(name.lastIndexOf('_') + 1)))
    .sort((one, other) => (one < other ? -1 : 1));
}
