import { sql } from 'kysely';
import type { Selectable, SelectQueryBuilder } from 'kysely';
import type { FacilityState } from '../../domain/facility/facility-machine.ts';
import type { BookedRepayment, ScheduledInstalment } from '../../domain/facility/owed-instalments.ts';
import type { UnitScope } from '../../domain/institution/unit-scope.ts';
import { keysetPage } from '../keyset-page.ts';
import type { OrderTerm, Page, PageRequest } from '../keyset-page.ts';
import type { Query, Tables } from '../orm.ts';
import { withinScope } from '../within-scope.ts';

export type FacilityRow = Selectable<Tables['facility']>;
export type DrawdownRow = Selectable<Tables['drawdown']>;
export type RepaymentRow = Selectable<Tables['repayment']>;

/** Conditions that are given must all hold, and within a list any one. */
export interface FacilityCriteria {
  readonly statuses?: readonly FacilityState[] | null;
  readonly products?: readonly string[] | null;
  readonly currencies?: readonly string[] | null;
  readonly minDaysPastDue?: number | null;
  readonly clientIds?: readonly string[] | null;
}

export const FACILITY_ORDERS = {
  REFERENCE_ASC: [{ column: 'facility.reference', direction: 'asc', type: 'text', nullable: false }],
  DAYS_PAST_DUE_DESC: [{ column: 'facility.days_past_due', direction: 'desc', type: 'integer', nullable: false }],
  MATURES_ON_ASC: [{ column: 'facility.matures_on', direction: 'asc', type: 'date', nullable: true }],
} as const satisfies Record<string, readonly OrderTerm[]>;
export type FacilityOrdering = keyof typeof FACILITY_ORDERS;

/** The facilities of clients of the visible units, narrowed by the criteria. */
function facilitiesWhere(
  query: Query,
  scope: UnitScope,
  criteria: FacilityCriteria,
): SelectQueryBuilder<Tables, 'facility', object> {
  const facilities = query.selectFrom('facility') as SelectQueryBuilder<Tables, 'facility', object>;
  let found = withinScope(facilities, scope, 'facility.client_id');
  const lists = [
    ['facility.status', criteria.statuses],
    ['facility.product', criteria.products],
    ['facility.currency', criteria.currencies],
  ] as const;
  for (const [column, values] of lists)
    if (values) found = found.where(sql<boolean>`${sql.ref(column)}::text = any(${[...values]}::text[])`);
  if (criteria.clientIds)
    found = found.where('facility.client_id', '=', sql<string>`any(${[...criteria.clientIds]}::uuid[])`);
  if (criteria.minDaysPastDue != null) found = found.where('facility.days_past_due', '>=', criteria.minDaysPastDue);
  return found;
}

export function pageFacilities(
  query: Query,
  scope: UnitScope,
  criteria: FacilityCriteria,
  ordering: FacilityOrdering,
  page: PageRequest,
): Promise<Page<FacilityRow>> {
  return keysetPage(
    facilitiesWhere(query, scope, criteria).selectAll('facility'),
    [
      ...FACILITY_ORDERS[ordering],
      { column: 'facility.id', direction: FACILITY_ORDERS[ordering][0].direction, type: 'uuid', nullable: false },
    ],
    page,
  );
}

export async function countFacilities(query: Query, scope: UnitScope, criteria: FacilityCriteria): Promise<number> {
  const row = await facilitiesWhere(query, scope, criteria)
    .select((select) => select.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export function findFacilitiesById(query: Query, scope: UnitScope, ids: readonly string[]): Promise<FacilityRow[]> {
  return facilitiesWhere(query, scope, {})
    .selectAll('facility')
    .where('facility.id', 'in', ids as string[])
    .execute();
}

export function findFacilityByReference(
  query: Query,
  scope: UnitScope,
  reference: string,
): Promise<FacilityRow | undefined> {
  return facilitiesWhere(query, scope, {})
    .selectAll('facility')
    .where('facility.reference', '=', reference)
    .executeTakeFirst();
}

/** The facilities of clients that the caller may see already, by reference. */
export function findFacilitiesByClient(query: Query, clientIds: readonly string[]): Promise<FacilityRow[]> {
  return query
    .selectFrom('facility')
    .selectAll()
    .where('client_id', '=', ({ fn, val }) => fn.any(val([...clientIds])))
    .orderBy('reference')
    .execute();
}

export interface LoanAccountRows {
  readonly schedule: ScheduledInstalment[];
  readonly repayments: BookedRepayment[];
}

/** Schedules by number and repayments by date, of facilities in bulk; every facility has an entry. */
export async function findLoanAccounts(
  query: Query,
  facilityIds: readonly string[],
): Promise<Map<string, LoanAccountRows>> {
  const accounts = new Map<string, LoanAccountRows>(facilityIds.map((id) => [id, { schedule: [], repayments: [] }]));
  const instalments = await query
    .selectFrom('repayment_instalment')
    .select(['facility_id', 'number', 'due_date', 'principal', 'interest'])
    .where('facility_id', '=', ({ fn, val }) => fn.any(val([...facilityIds])))
    .orderBy('facility_id')
    .orderBy('number')
    .execute();
  for (const row of instalments)
    accounts
      .get(row.facility_id)!
      .schedule.push({ number: row.number, dueDate: row.due_date, principal: row.principal, interest: row.interest });
  for (const row of await findRepayments(query, facilityIds))
    accounts.get(row.facility_id)!.repayments.push({ date: row.paid_on, amount: row.amount, principal: row.principal });
  return accounts;
}

/** Repayments of facilities, oldest first. */
export function findRepayments(query: Query, facilityIds: readonly string[]): Promise<RepaymentRow[]> {
  return query
    .selectFrom('repayment')
    .selectAll()
    .where('facility_id', '=', ({ fn, val }) => fn.any(val([...facilityIds])))
    .orderBy('paid_on')
    .orderBy('id')
    .execute();
}

/** Drawings of facilities, oldest first. */
export function findDrawdowns(query: Query, facilityIds: readonly string[]): Promise<DrawdownRow[]> {
  return query
    .selectFrom('drawdown')
    .selectAll()
    .where('facility_id', '=', ({ fn, val }) => fn.any(val([...facilityIds])))
    .orderBy('value_date')
    .orderBy('id')
    .execute();
}
