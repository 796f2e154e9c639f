import { sql } from 'kysely';
import type { Selectable, SelectQueryBuilder } from 'kysely';
import type { AuditEntry, AuditKind } from '../../domain/audit/audit-entry.ts';
import type { UnitScope } from '../../domain/institution/unit-scope.ts';
import { keysetPage } from '../keyset-page.ts';
import type { OrderTerm, Page, PageRequest } from '../keyset-page.ts';
import type { Query, Tables } from '../orm.ts';
import { withinScope } from '../within-scope.ts';
import { newId } from '../tenant.ts';

/** An entry with its place in the chain; `seq` and `hash` are null until it is linked. */
export type AuditRow = Selectable<Tables['audit_entry']> & {
  readonly seq: string | null;
  readonly hash: string | null;
};

/** An entry to be written; its id, business date and application follow from where it is written and by whom. */
export interface NewAuditEntry {
  readonly institutionId: string;
  readonly recordedAt: Date;
  readonly kind: AuditKind;
  readonly actorId: string | null;
  readonly actorSubject: string;
  readonly command: string;
  readonly subject: { readonly kind: string; readonly id: string } | null;
  readonly clientId: string | null;
  readonly input: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string | null;
  readonly code: string | null;
  readonly requestId: string | null;
}

/** Writes an entry and the mark that it waits to be linked, in one statement. */
export async function insertAuditEntry(query: Query, entry: NewAuditEntry): Promise<void> {
  const recordedAt = entry.recordedAt.toISOString();
  await sql`
    with entry as (
      insert into audit_entry (
        id, institution_id, recorded_at, business_date, kind, actor_id, actor_subject, on_behalf_of_id, application_id,
          command,
        subject_kind, subject_id, client_id, input, before, after, reason, code, request_id
      ) values (
        ${newId()}::uuid, ${entry.institutionId}::uuid, ${recordedAt}::timestamptz,
        coalesce((select business_date from institution where id = ${entry.institutionId}::uuid),
          ${recordedAt.slice(0, 10)}::date),
        ${entry.kind}, ${entry.actorId}::uuid, ${entry.actorSubject}, null,
          (select id from application where user_id = ${entry.actorId}::uuid), ${entry.command},
        ${entry.subject?.kind ?? null}, ${entry.subject?.id ?? null}::uuid, ${entry.clientId}::uuid, ${entry.input},
          ${entry.before}, ${entry.after},
        ${entry.reason}, ${entry.code}, ${entry.requestId}
      ) returning id, institution_id
    )
    insert into audit_pending (entry_id, institution_id) select id, institution_id from entry`.execute(query);
}

/** The entry as it is hashed. */
export function toAuditEntry(row: Selectable<Tables['audit_entry']>): AuditEntry {
  return {
    institutionId: row.institution_id,
    id: row.id,
    recordedAt: row.recorded_at.toISOString(),
    businessDate: row.business_date,
    kind: row.kind,
    actorId: row.actor_id,
    actorSubject: row.actor_subject,
    onBehalfOfId: row.on_behalf_of_id,
    applicationId: row.application_id,
    command: row.command,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    clientId: row.client_id,
    input: row.input,
    before: row.before,
    after: row.after,
    reason: row.reason,
    code: row.code,
    requestId: row.request_id,
  };
}

/** What auditors look for; what is left out narrows nothing. */
export interface AuditCriteria {
  readonly kinds?: readonly AuditKind[] | null;
  readonly actorId?: string | null;
  readonly commands?: readonly string[] | null;
  readonly subjectId?: string | null;
  readonly clientId?: string | null;
  readonly requestId?: string | null;
  readonly from?: Date | null;
  readonly to?: Date | null;
}

const NEWEST_FIRST: readonly OrderTerm[] = [
  { column: 'e.recorded_at', direction: 'desc', type: 'timestamptz', nullable: false },
  { column: 'e.id', direction: 'desc', type: 'uuid', nullable: false },
];

export function pageAuditEntries(
  query: Query,
  scope: UnitScope,
  criteria: AuditCriteria,
  page: PageRequest,
): Promise<Page<AuditRow>> {
  const found = auditEntriesWhere(query, scope, criteria)
    .leftJoin('audit_link as l', 'l.entry_id', 'e.id')
    .selectAll('e')
    .select(['l.seq', 'l.hash']);
  return keysetPage(found, NEWEST_FIRST, page) as Promise<Page<AuditRow>>;
}

export async function countAuditEntries(query: Query, scope: UnitScope, criteria: AuditCriteria): Promise<number> {
  const row = await auditEntriesWhere(query, scope, criteria)
    .select((select) => select.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Who oversees only some units sees what concerns their clients. */
function auditEntriesWhere(
  query: Query,
  scope: UnitScope,
  criteria: AuditCriteria,
): SelectQueryBuilder<Tables & { e: Tables['audit_entry'] }, 'e', object> {
  let found = withinScope(query.selectFrom('audit_entry as e'), scope, 'e.client_id');
  if (criteria.kinds != null) found = found.where(sql<boolean>`e.kind = any(${[...criteria.kinds]}::text[])`);
  if (criteria.commands != null) found = found.where(sql<boolean>`e.command = any(${[...criteria.commands]}::text[])`);
  if (criteria.actorId != null) found = found.where('e.actor_id', '=', criteria.actorId);
  if (criteria.subjectId != null) found = found.where('e.subject_id', '=', criteria.subjectId);
  if (criteria.clientId != null) found = found.where('e.client_id', '=', criteria.clientId);
  if (criteria.requestId != null) found = found.where('e.request_id', '=', criteria.requestId);
  if (criteria.from != null) found = found.where('e.recorded_at', '>=', criteria.from);
  if (criteria.to != null) found = found.where('e.recorded_at', '<', criteria.to);
  return found;
}
