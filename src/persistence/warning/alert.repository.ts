import { sql } from 'kysely';
import type { Selectable, SelectQueryBuilder } from 'kysely';
import type { AlertCriteria } from '../../domain/warning/alert-event-filter.ts';
import { SEVERITIES, severityRank } from '../../domain/warning/severity.ts';
import type { UnitScope } from '../../domain/institution/unit-scope.ts';
import { keysetPage } from '../keyset-page.ts';
import type { OrderTerm, Page, PageRequest } from '../keyset-page.ts';
import type { Query, Tables } from '../orm.ts';
import { withinScope } from '../within-scope.ts';

export type AlertRow = Selectable<Tables['alert']>;

export const ALERT_ORDERS = {
  RAISED_DESC: [{ column: 'alert.raised_at', direction: 'desc', type: 'timestamptz', nullable: false }],
  RAISED_ASC: [{ column: 'alert.raised_at', direction: 'asc', type: 'timestamptz', nullable: false }],
  SEVERITY_DESC: [
    { column: 'gravity.rank', direction: 'desc', type: 'integer', nullable: false },
    { column: 'alert.raised_at', direction: 'desc', type: 'timestamptz', nullable: false },
  ],
  DUE_ASC: [{ column: 'alert.due_at', direction: 'asc', type: 'timestamptz', nullable: true }],
} as const satisfies Record<string, readonly OrderTerm[]>;
export type AlertOrdering = keyof typeof ALERT_ORDERS;

type AlertQuery = SelectQueryBuilder<Tables, 'alert' | 'client', object>;

/**
 * The alerts on clients of the visible units, narrowed by the criteria; the same as `matchesAlertEvent` keeps of a
 * stream.
 */
export function alertsWhere(query: Query, scope: UnitScope, criteria: AlertCriteria): AlertQuery {
  return withinScope(matching(query, criteria), scope, 'client.unit_id');
}

/** The alerts that match, on whomever: for reads that are given clients whom the reader sees. */
function matching(query: Query, criteria: AlertCriteria): AlertQuery {
  let found: AlertQuery = query.selectFrom('alert').innerJoin('client', 'client.id', 'alert.client_id');
  const lists = [
    ['alert.severity', criteria.severities],
    ['alert.severity', gravest(criteria)],
    ['alert.status', criteria.statuses],
    ['alert.client_id', criteria.clientIds],
    ['alert.facility_id', oneOrNone(criteria.facilityId)],
    ['alert.rule_code', criteria.ruleCodes],
    ['client.unit_id', criteria.unitIds],
    ['client.industry_code', criteria.industryCodes],
    ['client.segment', criteria.segments],
    ['alert.assignee_id', oneOrNone(criteria.assigneeId)],
  ] as const;
  for (const [column, values] of lists)
    if (values != null)
      found = found.where(
        sql<boolean>`${sql.ref(column)} = any(${[...values]}::${sql.raw(column.endsWith('_id') ? 'uuid' : 'text')}[])`,
      );
  if (criteria.open != null)
    found = found.where('alert.status', criteria.open ? 'not in' : 'in', ['CLOSED', 'FALSE_POSITIVE']);
  if (criteria.raisedAfter != null) found = found.where('alert.raised_at', '>=', criteria.raisedAfter);
  if (criteria.raisedBefore != null) found = found.where('alert.raised_at', '<', criteria.raisedBefore);
  return found;
}

export function pageAlerts(
  query: Query,
  scope: UnitScope,
  criteria: AlertCriteria,
  ordering: AlertOrdering,
  page: PageRequest,
): Promise<Page<AlertRow>> {
  const ranks = sql.join(
    SEVERITIES.map((severity) => sql`when ${sql.lit(severity)} then ${sql.lit(severityRank(severity))}`),
    sql` `,
  );
  const ranked = alertsWhere(query, scope, criteria).innerJoinLateral(
    () => query.selectNoFrom(sql<number>`case alert.severity ${ranks} end`.as('rank')).as('gravity'),
    (join) => join.onTrue(),
  );
  const terms = ALERT_ORDERS[ordering];
  return keysetPage(
    ranked.selectAll('alert'),
    [...terms, { column: 'alert.id', direction: terms[0].direction, type: 'uuid', nullable: false }],
    page,
  );
}

export async function countAlerts(query: Query, scope: UnitScope, criteria: AlertCriteria): Promise<number> {
  const row = await alertsWhere(query, scope, criteria)
    .select((select) => select.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export function findAlertsById(query: Query, scope: UnitScope, ids: readonly string[]): Promise<AlertRow[]> {
  return alertsWhere(query, scope, {})
    .selectAll('alert')
    .where('alert.id', 'in', ids as string[])
    .execute();
}

/** The newest alerts of each client, `limit` of each at most, newest first. */
export async function newestAlertsOf(
  query: Query,
  clientIds: readonly string[],
  criteria: Pick<AlertCriteria, 'open' | 'statuses'>,
  limit: number,
): Promise<AlertRow[]> {
  const newest = matching(query, criteria)
    .selectAll('alert')
    .whereRef('alert.client_id', '=', sql.ref('wanted.id'))
    .orderBy('alert.raised_at', 'desc')
    .orderBy('alert.id', 'desc')
    .limit(limit);
  const { rows } =
    await sql<AlertRow>`select newest.* from unnest(${[...clientIds]}::uuid[]) as wanted (id) cross join lateral (${newest}) as newest order by newest.raised_at desc, newest.id desc`.execute(
      query,
    );
  return rows;
}

/** The ids of the units and of all below them, as `AlertCriteria` takes them. */
export async function unitsWithSubtrees(query: Query, unitIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct below.id from organisation_unit top join organisation_unit below
      on starts_with(below.path, top.path) where top.id = any(${[...unitIds]}::uuid[])`.execute(query);
  return rows.map((row) => row.id);
}

function gravest({ minSeverity }: AlertCriteria): readonly string[] | null {
  return minSeverity == null ? null : SEVERITIES.slice(severityRank(minSeverity));
}

function oneOrNone(id: string | null | undefined): readonly string[] | null {
  return id == null ? null : [id];
}
