import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { AuditEntry } from '../../domain/audit/audit-entry.ts';
import type { Query, Tables } from '../orm.ts';
import { toAuditEntry } from './audit-entry.repository.ts';

/** The last link of a chain; `seq` 0n and no hash before the first. */
export interface ChainHead {
  readonly seq: bigint;
  readonly hash: string | null;
}

/** A link and the entry it binds; null where there is no such entry. */
export interface LinkedEntry {
  readonly seq: bigint;
  readonly entryId: string;
  readonly hash: string;
  readonly entry: AuditEntry | null;
}

export async function chainHead(query: Query, institutionId: string): Promise<ChainHead> {
  const row = await query
    .selectFrom('audit_link')
    .select(['seq', 'hash'])
    .where('institution_id', '=', institutionId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? { seq: 0n, hash: null } : { seq: BigInt(row.seq), hash: row.hash };
}

/** The institutions that have entries without a link. */
export async function institutionsWithPending(query: Query): Promise<string[]> {
  const rows = await query.selectFrom('audit_pending').select('institution_id').distinct().execute();
  return rows.map((row) => row.institution_id);
}

/** Entries that wait for a link, oldest first. */
export async function pendingEntries(query: Query, limit: number): Promise<AuditEntry[]> {
  const rows = await query
    .selectFrom('audit_pending as p')
    .innerJoin('audit_entry as e', 'e.id', 'p.entry_id')
    .selectAll('e')
    .orderBy('e.recorded_at')
    .orderBy('e.id')
    .limit(limit)
    .execute();
  return rows.map(toAuditEntry);
}

/** Adds links to the end of a chain. A second linker that read the same end fails here by the keys, whole. */
export async function appendLinks(
  query: Query,
  institutionId: string,
  links: readonly { seq: bigint; entryId: string; hash: string }[],
): Promise<void> {
  const ids = links.map((link) => link.entryId);
  await sql`
    insert into audit_link (institution_id, seq, entry_id, hash)
    select ${institutionId}::uuid, * from unnest(${links.map((link) => String(link.seq))}::bigint[], ${ids}::uuid[],
      ${links.map((link) => link.hash)}::text[])`.execute(query);
  await sql`delete from audit_pending where entry_id = any(${ids}::uuid[])`.execute(query);
}

/** The links from `first` on, in their order, with what they bind. */
export async function linksFrom(
  query: Query,
  institutionId: string,
  first: bigint,
  limit: number,
): Promise<LinkedEntry[]> {
  const rows = await query
    .selectFrom('audit_link as l')
    .leftJoin('audit_entry as e', 'e.id', 'l.entry_id')
    .selectAll('e')
    .select(['l.seq', 'l.entry_id', 'l.hash'])
    .where('l.institution_id', '=', institutionId)
    .where('l.seq', '>=', String(first))
    .orderBy('l.seq')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    seq: BigInt(row.seq),
    entryId: row.entry_id,
    hash: row.hash,
    entry: row.id === null ? null : toAuditEntry(row as Selectable<Tables['audit_entry']>),
  }));
}

/** The hash of a link; undefined where there is none. */
export async function hashAt(query: Query, institutionId: string, seq: bigint): Promise<string | undefined> {
  return (
    await query
      .selectFrom('audit_link')
      .select('hash')
      .where('institution_id', '=', institutionId)
      .where('seq', '=', String(seq))
      .executeTakeFirst()
  )?.hash;
}

/** How many entries wait for their link. */
export async function countPending(query: Query): Promise<number> {
  const row = await query
    .selectFrom('audit_pending')
    .select((select) => select.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** What can only stand beside the chain when somebody removed something. */
export interface LooseEnds {
  /** Entries with neither a link nor the mark that they wait for one. */
  readonly unlinked: readonly string[];
  /** Marks of entries that are gone. */
  readonly vanished: readonly string[];
}

/** At most `limit` of each kind. */
export async function looseEnds(query: Query, limit: number): Promise<LooseEnds> {
  const unlinked = await sql<{ id: string }>`
    select e.id from audit_entry e where not exists (select from audit_link l where l.entry_id = e.id)
      and not exists (select from audit_pending p where p.entry_id = e.id)
    order by e.recorded_at, e.id limit ${limit}`.execute(query);
  const vanished = await sql<{
    entry_id: string;
  }>`select entry_id from audit_pending p where not exists (select from audit_entry e where e.id = p.entry_id) order by entry_id limit ${limit}`.execute(
    query,
  );
  return { unlinked: unlinked.rows.map((row) => row.id), vanished: vanished.rows.map((row) => row.entry_id) };
}
