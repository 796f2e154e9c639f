import { sql } from 'kysely';
import type { AuditOpinion, StatementBasis } from '../../domain/statement/statement.ts';
import type { UnitScope } from '../../domain/institution/unit-scope.ts';
import type { Query } from '../orm.ts';
import { withinScope } from '../within-scope.ts';

/** A version of a statement with the period it is of. */
export interface StatementRow {
  readonly id: string;
  readonly statementId: string;
  readonly clientId: string;
  readonly basis: StatementBasis;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly periodMonths: number;
  readonly version: number;
  readonly currentVersion: number;
  readonly currency: string;
  readonly auditOpinion: AuditOpinion;
  readonly lines: Record<string, string>;
  readonly derivedLines: string[];
  readonly notes: string[];
  readonly source: string;
  readonly recordedAt: Date;
}

/** Which statements of clients, and as known when. */
export interface StatementCriteria {
  readonly basis?: StatementBasis | null;
  /** Periods that ended by this date. */
  readonly asOf?: string | null;
  /** The versions that were current at this instant; null: those that are now. */
  readonly knownAt?: Date | null;
  readonly last?: number | null;
}

function versions(query: Query) {
  return query
    .selectFrom('statement_version as v')
    .innerJoin('financial_statement as s', 's.id', 'v.statement_id')
    .select([
      'v.id',
      's.id as statementId',
      's.client_id as clientId',
      's.basis',
      's.period_start as periodStart',
      's.period_end as periodEnd',
      's.period_months as periodMonths',
      'v.version',
      's.current_version as currentVersion',
      'v.currency',
      'v.audit_opinion as auditOpinion',
      'v.lines',
      'v.derived_lines as derivedLines',
      'v.notes',
      'v.source',
      'v.recorded_at as recordedAt',
    ]);
}

/** The statements of clients, newest period first; at most `last` of each client. */
export async function findStatementsOfClients(
  query: Query,
  clientIds: readonly string[],
  criteria: StatementCriteria,
): Promise<StatementRow[]> {
  // Both sides, so that neither table is read whole.
  let found = versions(query)
    .where('s.client_id', '=', (where) => where.fn.any(where.val([...clientIds])))
    .where('v.client_id', '=', (where) => where.fn.any(where.val([...clientIds])));
  if (criteria.basis) found = found.where('s.basis', '=', criteria.basis);
  if (criteria.asOf) found = found.where('s.period_end', '<=', criteria.asOf);
  if (criteria.knownAt) {
    const knownAt = criteria.knownAt.toISOString();
    found = found.where(
      sql<boolean>`v.version = (select max(k.version) from statement_version k where k.statement_id = s.id and k.recorded_at <= ${knownAt}::timestamptz)`,
    );
  } else found = found.whereRef('v.version', '=', 's.current_version');
  if (criteria.last != null) {
    const newer =
      sql<number>`row_number() over (partition by s.client_id order by s.period_end desc, s.period_months desc, s.basis)`.as(
        'place',
      );
    const ranked = await query
      .selectFrom(found.select(newer).as('r'))
      .selectAll()
      .where('place', '<=', criteria.last)
      .orderBy('periodEnd', 'desc')
      .orderBy('periodMonths', 'desc')
      .orderBy('basis')
      .execute();
    return ranked;
  }
  return found.orderBy('s.period_end', 'desc').orderBy('s.period_months', 'desc').orderBy('s.basis').execute();
}

/** All versions of statements, newest first. */
export function findVersionsOfStatements(query: Query, statementIds: readonly string[]): Promise<StatementRow[]> {
  return versions(query)
    .where('v.statement_id', '=', (where) => where.fn.any(where.val([...statementIds])))
    .orderBy('v.version', 'desc')
    .execute();
}

/** Versions by id, of clients in the visible units. */
export function findVersionsById(query: Query, scope: UnitScope, ids: readonly string[]): Promise<StatementRow[]> {
  const found = versions(query).where('v.id', '=', (where) => where.fn.any(where.val([...ids])));
  return withinScope(found, scope, 's.client_id').execute();
}
