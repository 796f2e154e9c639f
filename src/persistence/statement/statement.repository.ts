import { sql } from 'kysely';
import type { StatementBasis, AuditOpinion } from '../../domain/statement/statement.ts';
import type { Query } from '../orm.ts';

/** A version to add; the first of its statement adds the statement. */
export interface StatementVersionRow {
  readonly clientId: string;
  readonly basis: StatementBasis;
  readonly source: string;
  readonly warnings: readonly string[];
  readonly current: {
    readonly id: string;
    readonly statementId: string;
    readonly version: number;
    readonly periodStart: string;
    readonly periodEnd: string;
    readonly periodMonths: number;
    readonly currency: string;
    readonly auditOpinion: AuditOpinion;
    readonly lines: Readonly<Record<string, string>>;
    readonly derivedLines: readonly string[];
  };
}

/** Adds versions in bulk. A concurrent version of the same number breaks the unique key, and the later one fails. */
export async function insertStatementVersions(
  query: Query,
  institutionId: string,
  rows: readonly StatementVersionRow[],
  by: { actorId: string | null; recordedAt: Date },
): Promise<void> {
  if (rows.length === 0) return;
  const list = <T>(value: (row: StatementVersionRow) => T, of: readonly StatementVersionRow[] = rows): T[] =>
    of.map(value);
  const last = [...new Map(rows.map((row) => [row.current.statementId, row])).values()];
  await sql`
    insert into financial_statement (id, institution_id, client_id, basis, period_start, period_end, period_months,
      current_version)
    select id, ${institutionId}::uuid, client_id, basis, period_start, period_end, period_months, version
    from unnest(${list((r) => r.current.statementId, last)}::uuid[], ${list((r) => r.clientId, last)}::uuid[],
      ${list((r) => r.basis, last)}::text[], ${list((r) => r.current.periodStart, last)}::date[],
      ${list((r) => r.current.periodEnd, last)}::date[], ${list((r) => r.current.periodMonths, last)}::int[],
        ${list((r) => r.current.version, last)}::int[])
      as g (id, client_id, basis, period_start, period_end, period_months, version)
    on conflict (id) do update set current_version = excluded.current_version`.execute(query);
  await sql`
    insert into statement_version (id, institution_id, client_id, statement_id, version, currency, audit_opinion,
      lines, derived_lines, notes, source, recorded_by_id, recorded_at)
    select id, ${institutionId}::uuid, client_id, statement_id, version, currency, audit_opinion, lines::jsonb,
      derived_lines::jsonb, notes::jsonb, source, ${by.actorId}::uuid, ${by.recordedAt.toISOString()}::timestamptz
    from unnest(${list((r) => r.current.id)}::uuid[], ${list((r) => r.clientId)}::uuid[],
      ${list((r) => r.current.statementId)}::uuid[], ${list((r) => r.current.version)}::int[],
      ${list((r) => r.current.currency)}::text[],
      ${list((r) => r.current.auditOpinion)}::text[], ${list((r) => JSON.stringify(r.current.lines))}::text[],
        ${list((r) => JSON.stringify(r.current.derivedLines))}::text[],
        ${list((r) => JSON.stringify(r.warnings))}::text[], ${list((r) => r.source)}::text[])
      as g (id, client_id, statement_id, version, currency, audit_opinion, lines, derived_lines, notes,
        source)`.execute(query);
}
