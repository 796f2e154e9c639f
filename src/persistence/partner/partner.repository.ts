import type { Selectable } from 'kysely';
import { keysetPage } from '../keyset-page.ts';
import type { OrderTerm, Page, PageRequest } from '../keyset-page.ts';
import type { Query, Tables } from '../orm.ts';

export type PartnerRow = Selectable<Tables['partner']>;
export type ApplicationRow = Selectable<Tables['application']>;

const PARTNER_ORDER: readonly OrderTerm[] = [
  { column: 'partner.code', direction: 'asc', type: 'text', nullable: false },
  { column: 'partner.id', direction: 'asc', type: 'uuid', nullable: false },
];
const APPLICATION_ORDER: readonly OrderTerm[] = [
  { column: 'application.code', direction: 'asc', type: 'text', nullable: false },
  { column: 'application.id', direction: 'asc', type: 'uuid', nullable: false },
];

/** The partners by code. */
export function pagePartners(query: Query, page: PageRequest): Promise<Page<PartnerRow>> {
  return keysetPage(query.selectFrom('partner').selectAll('partner'), PARTNER_ORDER, page);
}

/** The applications by code; those of one partner where its code is given. */
export function pageApplications(
  query: Query,
  partnerCode: string | null,
  page: PageRequest,
): Promise<Page<ApplicationRow>> {
  return keysetPage(applicationsOf(query, partnerCode).selectAll('application'), APPLICATION_ORDER, page);
}

export async function countPartners(query: Query): Promise<number> {
  const row = await query
    .selectFrom('partner')
    .select((select) => select.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function countApplications(query: Query, partnerCode: string | null): Promise<number> {
  const row = await applicationsOf(query, partnerCode)
    .select((select) => select.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

function applicationsOf(query: Query, partnerCode: string | null) {
  const applications = query.selectFrom('application');
  return partnerCode === null
    ? applications
    : applications.where(
        'application.partner_id',
        'in',
        query.selectFrom('partner').select('id').where('code', '=', partnerCode),
      );
}

export function findPartnersById(query: Query, ids: readonly string[]): Promise<PartnerRow[]> {
  return query
    .selectFrom('partner')
    .selectAll()
    .where('id', 'in', ids as string[])
    .execute();
}

export function findApplicationsById(query: Query, ids: readonly string[]): Promise<ApplicationRow[]> {
  return query
    .selectFrom('application')
    .selectAll()
    .where('id', 'in', ids as string[])
    .execute();
}

/** The applications of each partner, by code. */
export function findApplicationsOf(query: Query, partnerIds: readonly string[]): Promise<ApplicationRow[]> {
  return query
    .selectFrom('application')
    .selectAll()
    .where('partner_id', 'in', partnerIds as string[])
    .orderBy('code')
    .execute();
}

/** Reads a partner for a change of it or of what it has; nobody else changes them until the transaction ends. */
export function lockPartner(query: Query, code: string): Promise<PartnerRow | undefined> {
  return query.selectFrom('partner').selectAll().where('code', '=', code).forNoKeyUpdate().executeTakeFirst();
}

/** Reads an application for a change of it or of its documents; nobody else changes them until the transaction ends. */
export function lockApplication(query: Query, code: string): Promise<ApplicationRow | undefined> {
  return query.selectFrom('application').selectAll().where('code', '=', code).forNoKeyUpdate().executeTakeFirst();
}

/** The applications of a partner, each locked as `lockApplication` does. */
export function lockApplicationsOf(query: Query, partnerId: string): Promise<ApplicationRow[]> {
  return query
    .selectFrom('application')
    .selectAll()
    .where('partner_id', '=', partnerId)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

/** Whose program the user is; undefined of a person. */
export function findPartnerOfUser(query: Query, userId: string): Promise<Pick<PartnerRow, 'kind'> | undefined> {
  return query
    .selectFrom('application as a')
    .innerJoin('partner as p', 'p.id', 'a.partner_id')
    .select('p.kind')
    .where('a.user_id', '=', userId)
    .executeTakeFirst();
}
