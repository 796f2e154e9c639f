import type { Selectable, SelectQueryBuilder } from 'kysely';
import { sql } from 'kysely';
import type { ClientSegment } from '../../domain/client/client-segment.ts';
import type { ClientStage } from '../../domain/client/stage-machine.ts';
import type { ClientTier } from '../../domain/client/client-tier.ts';
import type { UnitScope } from '../../domain/institution/unit-scope.ts';
import { SEVERITY_WEIGHTS } from '../../domain/warning/severity.ts';
import type { Severity } from '../../domain/warning/severity.ts';
import { keysetPage } from '../keyset-page.ts';
import type { OrderTerm, Page, PageRequest } from '../keyset-page.ts';
import type { Query, Tables } from '../orm.ts';
import { withinScope } from '../within-scope.ts';

export type ClientRow = Selectable<Tables['client']>;

export interface ClientCriteria {
  readonly search?: string | null;
  readonly segments?: readonly ClientSegment[] | null;
  readonly stages?: readonly ClientStage[] | null;
  readonly tiers?: readonly ClientTier[] | null;
  readonly industryCodes?: readonly string[] | null;
  /** Each with its subtree. */
  readonly unitIds?: readonly string[] | null;
  readonly relationshipManagerIds?: readonly string[] | null;
  /** Only clients with an open alert of one of these severities. */
  readonly alertSeverities?: readonly Severity[] | null;
}

export const CLIENT_ORDERS = {
  NAME_ASC: [{ column: 'client.name', direction: 'asc', type: 'text', nullable: false }],
  NAME_DESC: [{ column: 'client.name', direction: 'desc', type: 'text', nullable: false }],
  REFERENCE_ASC: [{ column: 'client.reference', direction: 'asc', type: 'text', nullable: false }],
  CREATED_DESC: [{ column: 'client.created_at', direction: 'desc', type: 'timestamptz', nullable: false }],
  // Null where a client has no open alert: those come last.
  ALERT_WEIGHT_DESC: [{ column: 'open_alerts.weight', direction: 'desc', type: 'integer', nullable: true }],
} as const satisfies Record<string, readonly OrderTerm[]>;
export type ClientOrdering = keyof typeof CLIENT_ORDERS;

/** The clients of the visible units, narrowed by the criteria. */
export function clientsWhere(
  query: Query,
  scope: UnitScope,
  criteria: ClientCriteria,
): SelectQueryBuilder<Tables, 'client', object> {
  const clients = query.selectFrom('client') as SelectQueryBuilder<Tables, 'client', object>;
  let found = withinScope(clients, scope, 'client.unit_id');
  if (criteria.search) {
    const pattern = `%${criteria.search.replace(/[\\%_]/g, '\\$&')}%`;
    found = found.where((where) =>
      where.or([
        where('client.name', 'ilike', pattern),
        where('client.local_name', 'ilike', pattern),
        where('client.reference', 'ilike', pattern),
      ]),
    );
  }
  const lists = [
    ['client.segment', criteria.segments],
    ['client.stage', criteria.stages],
    ['client.tier', criteria.tiers],
    ['client.industry_code', criteria.industryCodes],
  ] as const;
  for (const [column, values] of lists)
    if (values) found = found.where(sql<boolean>`${sql.ref(column)}::text = any(${[...values]}::text[])`);
  if (criteria.relationshipManagerIds)
    found = found.where(
      'client.relationship_manager_id',
      '=',
      sql<string>`any(${[...criteria.relationshipManagerIds]}::uuid[])`,
    );
  if (criteria.unitIds) found = found.where('client.unit_id', 'in', unitsBelow(query, criteria.unitIds));
  if (criteria.alertSeverities) {
    found = found.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('alert')
          .select('alert.id')
          .whereRef('alert.client_id', '=', 'client.id')
          .where('alert.status', 'not in', ['CLOSED', 'FALSE_POSITIVE'])
          .where('alert.severity', '=', sql<Severity>`any(${[...criteria.alertSeverities!]}::text[])`),
      ),
    );
  }
  return found;
}

/** The ids of the units and of all below them. */
function unitsBelow(query: Query, unitIds: readonly string[]) {
  return query
    .selectFrom('organisation_unit as below')
    .innerJoin('organisation_unit as top', (join) => join.on(sql<boolean>`starts_with(below.path, top.path)`))
    .where('top.id', '=', sql<string>`any(${[...unitIds]}::uuid[])`)
    .select('below.id');
}

export function pageClients(
  query: Query,
  scope: UnitScope,
  criteria: ClientCriteria,
  ordering: ClientOrdering,
  page: PageRequest,
): Promise<Page<ClientRow>> {
  const found = clientsWhere(query, scope, criteria).selectAll('client');
  const terms: readonly OrderTerm[] = [
    ...CLIENT_ORDERS[ordering],
    { column: 'client.id', direction: CLIENT_ORDERS[ordering][0].direction, type: 'uuid', nullable: false },
  ];
  if (ordering !== 'ALERT_WEIGHT_DESC') return keysetPage(found, terms, page);
  return keysetPage(found.leftJoin(openAlertWeights(query), 'open_alerts.client_id', 'client.id'), terms, page);
}

/** What the open alerts of each client weigh; clients without one are not among them. */
function openAlertWeights(query: Query) {
  const weights = sql.join(
    Object.entries(SEVERITY_WEIGHTS).map(
      ([severity, weight]) => sql`when ${sql.lit(severity)} then ${sql.lit(weight)}`,
    ),
    sql` `,
  );
  return query
    .selectFrom('alert')
    .where('alert.status', 'not in', ['CLOSED', 'FALSE_POSITIVE'])
    .groupBy('alert.client_id')
    .select(['alert.client_id', sql<number>`sum(case alert.severity ${weights} end)::int`.as('weight')])
    .as('open_alerts');
}

export async function countClients(query: Query, scope: UnitScope, criteria: ClientCriteria): Promise<number> {
  const row = await clientsWhere(query, scope, criteria)
    .select((select) => select.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export function findClientsById(query: Query, scope: UnitScope, ids: readonly string[]): Promise<ClientRow[]> {
  return clientsWhere(query, scope, {})
    .selectAll('client')
    .where('client.id', 'in', ids as string[])
    .execute();
}

export function findClientByReference(
  query: Query,
  scope: UnitScope,
  reference: string,
): Promise<ClientRow | undefined> {
  return clientsWhere(query, scope, {})
    .selectAll('client')
    .where('client.reference', '=', reference)
    .executeTakeFirst();
}

/** The id behind a reference, whoever may see that client: for a filter upon a list that is scoped itself. */
export async function findClientId(query: Query, reference: string): Promise<string | undefined> {
  const row = await query.selectFrom('client').select('id').where('reference', '=', reference).executeTakeFirst();
  return row?.id;
}
