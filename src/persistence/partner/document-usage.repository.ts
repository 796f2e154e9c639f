import { sql } from 'kysely';
import type { Query } from '../orm.ts';

/** What a process counted of one document since its last batch. */
export interface UsageCount {
  readonly versionId: string;
  readonly hash: string;
  readonly requests: number;
  readonly errors: number;
  readonly lastUsedAt: Date;
  readonly slowestMs: number;
  readonly durations: readonly number[];
}

/**
 * The counts of a process for one institution. Its number rises from batch to batch, and stays when it is tried again.
 */
export interface UsageBatch {
  readonly processId: string;
  readonly number: number;
  readonly writtenAt: Date;
  readonly counts: readonly UsageCount[];
}

/** How something was used, over all nodes and all time. */
export interface UsageTotal {
  readonly key: string;
  readonly requestCount: number;
  readonly errorCount: number;
  readonly lastUsedAt: Date;
  readonly slowestMs: number;
  readonly durations: readonly number[];
}

/** Adds a batch to the totals; one that was added already changes nothing. */
export async function addUsage(
  query: Query,
  institutionId: string,
  { processId, number, writtenAt, counts }: UsageBatch,
): Promise<void> {
  const { numAffectedRows } = await sql`
    insert into document_usage_batch (institution_id, process_id, batch_number, written_at)
      values (${institutionId}::uuid, ${processId}::uuid, ${number}, ${writtenAt}::timestamptz)
    on conflict (institution_id, process_id) do update set batch_number = excluded.batch_number,
      written_at = excluded.written_at
    where document_usage_batch.batch_number < excluded.batch_number`.execute(query);
  if (numAffectedRows !== 1n) return;
  // In the order of the documents: nodes that count the same ones must not wait for each other in a ring.
  await sql`
    insert into document_usage (document_id, institution_id, request_count, error_count, last_used_at, slowest_ms,
      durations)
    select d.id, ${institutionId}::uuid, c.requests, c.errors, c."lastUsedAt", c."slowestMs", c.durations
    from jsonb_to_recordset(${JSON.stringify(counts)}::jsonb)
      as c ("versionId" uuid, hash text, requests bigint, errors bigint, "lastUsedAt" timestamptz, "slowestMs" float8,
      durations bigint[])
    join persisted_document d on d.version_id = c."versionId" and d.hash = c.hash
    order by d.id
    on conflict (document_id) do update set
      request_count = document_usage.request_count + excluded.request_count,
      error_count = document_usage.error_count + excluded.error_count,
      last_used_at = greatest(document_usage.last_used_at, excluded.last_used_at),
      slowest_ms = greatest(document_usage.slowest_ms, excluded.slowest_ms),
      durations = (select array_agg(coalesce(one, 0) + coalesce(other, 0) order by place)
        from unnest(document_usage.durations, excluded.durations) with ordinality
        as both_of (one, other, place))`.execute(query);
  if (number === 1)
    await sql`delete from document_usage_batch
      where written_at < ${writtenAt}::timestamptz - interval '7 days'`.execute(query);
}

const KEYS = {
  document: 'd.id',
  version: 'd.version_id',
  application: 'd.application_id',
  partner: 'a.partner_id',
} as const;
export type UsageLevel = keyof typeof KEYS;

/**
 * How documents, versions, applications or partners were used, each over all documents it has; nothing of those that
 * were not.
 */
export async function usageOf(query: Query, level: UsageLevel, ids: readonly string[]): Promise<UsageTotal[]> {
  const key = sql.ref(KEYS[level]);
  const { rows } = await sql<Omit<UsageTotal, 'durations'> & { durations: string[] }>`
    with used as (
      select ${key} as key, u.* from document_usage u join persisted_document d on d.id = u.document_id
        join application a on a.id = d.application_id where ${key} = any(${[...ids]}::uuid[])
    ), buckets as (
      select key, place, sum(count) as count from used cross join unnest(durations) with ordinality
        as bucket (count, place) group by key, place
    )
    select key, sum(request_count)::float8 as "requestCount", sum(error_count)::float8 as "errorCount",
      max(last_used_at) as "lastUsedAt", max(slowest_ms) as "slowestMs",
      (select array_agg(count::text order by place) from buckets where buckets.key = used.key) as durations
    from used group by key`.execute(query);
  return rows.map((row) => ({ ...row, durations: row.durations.map(Number) }));
}

/** The document of the version that was used last, where that was after the instant; undefined where none was. */
export async function lastUseSince(
  query: Query,
  versionId: string,
  since: Date,
): Promise<{ name: string | null; hash: string; last_used_at: Date } | undefined> {
  return query
    .selectFrom('document_usage as u')
    .innerJoin('persisted_document as d', 'd.id', 'u.document_id')
    .select(['d.name', 'd.hash', 'u.last_used_at'])
    .where('d.version_id', '=', versionId)
    .where('u.last_used_at', '>', since)
    .orderBy('u.last_used_at', 'desc')
    .executeTakeFirst();
}
