import { sql } from 'kysely';
import type { IsoDate } from '../../domain/shared/time.ts';
import type { Query } from '../orm.ts';
import { insertRow, insertRows, insertUnlessTaken, reviseRow } from '../row-writes.ts';
import type { Changes, NewRow } from '../row-writes.ts';

/** Adds a facility unless its reference is taken; whether it was added. */
export function insertFacility(query: Query, row: NewRow<'facility'>): Promise<boolean> {
  return insertUnlessTaken(query, 'facility', row, ['institution_id', 'reference']);
}

/** What commands change of a facility. */
export type FacilityChanges = Pick<Changes<'facility'>, 'drawn' | 'repaid' | 'status' | 'repayment_style'>;

/** Changes a facility and raises its version. */
export function reviseFacility(query: Query, id: string, changes: FacilityChanges, at: Date): Promise<void> {
  return reviseRow(query, 'facility', id, changes, at);
}

/** What of a facility another book does not have, and so does not overwrite. */
type NotImported =
  | 'id'
  | 'institution_id'
  | 'client_id'
  | 'reference'
  | 'tenor_months'
  | 'repayment_style'
  | 'days_past_due'
  | 'version'
  | 'created_at'
  | 'updated_at';

const IMPORTED: { readonly [Column in Exclude<keyof NewRow<'facility'>, NotImported>]: true } = {
  product: true,
  purpose: true,
  currency: true,
  committed: true,
  drawn: true,
  repaid: true,
  cancelled: true,
  rate: true,
  day_count: true,
  status: true,
  starts_on: true,
  available_until: true,
  matures_on: true,
  revolving: true,
};
const FACILITIES_AT_ONCE = 1_000;

/** Writes what is new or differs, and names just that; a facility of another client stays as it is. */
export async function importFacilities(
  query: Query,
  rows: readonly NewRow<'facility'>[],
  at: Date,
): Promise<{ id: string; reference: string }[]> {
  const imported = Object.keys(IMPORTED) as (keyof typeof IMPORTED)[];
  const columns = (table: string) => sql.join(imported.map((column) => sql.ref(`${table}.${column}`)));
  const written: { id: string; reference: string }[] = [];
  for (let from = 0; from < rows.length; from += FACILITIES_AT_ONCE) {
    const chunk = await insertRows(query, 'facility', rows.slice(from, from + FACILITIES_AT_ONCE))
      .onConflict((conflict) =>
        conflict
          .columns(['institution_id', 'reference'])
          .doUpdateSet((update) => ({
            ...Object.fromEntries(imported.map((column) => [column, update.ref(`excluded.${column}`)])),
            version: sql<number>`facility.version + 1`,
            updated_at: at,
          }))
          .where(
            sql<boolean>`facility.client_id = excluded.client_id and (${columns('facility')}) is distinct from (${columns('excluded')})`,
          ),
      )
      .returning(['id', 'reference'])
      .execute();
    written.push(...chunk);
  }
  return written;
}

/** Adds to the history of statuses. */
export async function addFacilityTransitions(
  query: Query,
  rows: readonly NewRow<'facility_transition'>[],
): Promise<void> {
  if (rows.length > 0) await insertRows(query, 'facility_transition', rows).execute();
}

export function insertDrawdown(query: Query, row: NewRow<'drawdown'>): Promise<void> {
  return insertRow(query, 'drawdown', row);
}

export function insertRepayment(query: Query, row: NewRow<'repayment'>): Promise<void> {
  return insertRow(query, 'repayment', row);
}

/** Puts a schedule in the place of the one there is. */
export async function replaceSchedule(
  query: Query,
  facilityId: string,
  rows: readonly NewRow<'repayment_instalment'>[],
): Promise<void> {
  await query.deleteFrom('repayment_instalment').where('facility_id', '=', facilityId).execute();
  await insertRows(query, 'repayment_instalment', rows).execute();
}

/**
 * Stores how late facilities are, where that changed. The version stays: no decision was taken that a second editor
 * could overwrite.
 */
export async function storeDaysPastDue(
  query: Query,
  late: readonly { readonly id: string; readonly days: number }[],
): Promise<void> {
  await sql`
    update facility set days_past_due = given.days
      from unnest(${late.map(({ id }) => id)}::uuid[], ${late.map(({ days }) => days)}::int[]) as given (id, days)
     where facility.id = given.id and facility.days_past_due <> given.days`.execute(query);
}

/** Brings totals up to date with what was booked, so that doing it twice does no harm. */
export async function sumUpBookings(query: Query, facilityIds: readonly string[], at: Date): Promise<void> {
  if (facilityIds.length === 0) return;
  await sql`
    update facility f set
      drawn = coalesce((select sum(amount) from drawdown d where d.facility_id = f.id), 0),
      repaid = coalesce((select sum(principal) from repayment r where r.facility_id = f.id), 0),
      updated_at = ${at}, version = version + 1
    where f.id = any(${[...facilityIds]}::uuid[])`.execute(query);
}

/** Ends the facilities that matured: with something left to pay, or closed. */
export async function endMatured(query: Query, businessDate: IsoDate, at: Date): Promise<void> {
  await sql`
    update facility set status = case when drawn - repaid > 0 then 'MATURED' else 'CLOSED' end, updated_at = ${at},
      version = version + 1
    where matures_on <= ${businessDate}::date and (status in ('AVAILABLE', 'DRAW_STOP')
      or (status = 'MATURED' and drawn - repaid <= 0))`.execute(query);
}
