import type { Selectable } from 'kysely';
import type { Duty } from '../../domain/institution/duty.ts';
import { keysetPage } from '../keyset-page.ts';
import type { OrderTerm, Page, PageRequest } from '../keyset-page.ts';
import type { Query, Tables } from '../orm.ts';

export type OrganisationUnitRow = Selectable<Tables['organisation_unit']>;
export type UserRow = Selectable<Tables['app_user']>;
export type IndustryRow = Selectable<Tables['industry']>;

const UNIT_ORDER: readonly OrderTerm[] = [
  { column: 'organisation_unit.path', direction: 'asc', type: 'text', nullable: false },
  { column: 'organisation_unit.id', direction: 'asc', type: 'uuid', nullable: false },
];
const USER_ORDER: readonly OrderTerm[] = [
  { column: 'app_user.name', direction: 'asc', type: 'text', nullable: false },
  { column: 'app_user.id', direction: 'asc', type: 'uuid', nullable: false },
];
const INDUSTRY_ORDER: readonly OrderTerm[] = [
  { column: 'industry.code', direction: 'asc', type: 'text', nullable: false },
  { column: 'industry.id', direction: 'asc', type: 'uuid', nullable: false },
];

/** The units by path: each before those below it. */
export function pageUnits(query: Query, page: PageRequest): Promise<Page<OrganisationUnitRow>> {
  return keysetPage(query.selectFrom('organisation_unit').selectAll('organisation_unit'), UNIT_ORDER, page);
}

/** The users by name. */
export function pageUsers(query: Query, page: PageRequest): Promise<Page<UserRow>> {
  return keysetPage(query.selectFrom('app_user').selectAll('app_user'), USER_ORDER, page);
}

/** The industries by code. */
export function pageIndustries(query: Query, page: PageRequest): Promise<Page<IndustryRow>> {
  return keysetPage(query.selectFrom('industry').selectAll('industry'), INDUSTRY_ORDER, page);
}

/** How many rows of the table the institution has. */
export async function countRows(query: Query, table: 'organisation_unit' | 'app_user' | 'industry'): Promise<number> {
  const row = await query
    .selectFrom(table)
    .select((select) => select.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The units directly below each of the units, by code. */
export function findChildUnits(query: Query, parentIds: readonly string[]): Promise<OrganisationUnitRow[]> {
  return query
    .selectFrom('organisation_unit')
    .selectAll()
    .where('parent_id', 'in', parentIds as string[])
    .orderBy('code')
    .execute();
}

/** What each of the users may do, and where. */
export function findDuties(
  query: Query,
  userIds: readonly string[],
): Promise<{ user_id: string; duty: Duty; unit_id: string }[]> {
  return query
    .selectFrom('user_duty')
    .select(['user_id', 'duty', 'unit_id'])
    .where('user_id', 'in', userIds as string[])
    .orderBy('duty')
    .orderBy('unit_id')
    .execute();
}

/** The industries that have any of the codes. */
export function findIndustriesByCode(query: Query, codes: readonly string[]): Promise<IndustryRow[]> {
  return query
    .selectFrom('industry')
    .selectAll()
    .where('code', 'in', codes as string[])
    .execute();
}

export function findIndustry(query: Query, id: string): Promise<IndustryRow | undefined> {
  return query.selectFrom('industry').selectAll().where('id', '=', id).executeTakeFirst();
}
