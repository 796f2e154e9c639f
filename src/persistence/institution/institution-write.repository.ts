import type { IsoDate } from '../../domain/shared/time.ts';
import type { Query } from '../orm.ts';
import { observerOf } from '../row-observer.ts';
import { deleteRow, insertMissing, insertRows, insertUnlessTaken, updateRow, updateRows } from '../row-writes.ts';
import type { Changes, NewRow } from '../row-writes.ts';

/** Adds an institution unless its code is taken; whether it was added. */
export async function insertInstitution(query: Query, row: NewRow<'institution'>): Promise<boolean> {
  const added = await insertRows(query, 'institution', row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** What is set of an institution by itself; its time goes on by the functions below. */
export async function changeInstitution(
  query: Query,
  id: string,
  changes: Pick<Changes<'institution'>, 'document_mode' | 'retention_years'>,
): Promise<void> {
  await updateRow(query, 'institution', id, changes);
}

export async function setBusinessDateOf(query: Query, id: string, date: IsoDate): Promise<void> {
  await updateRows(query, 'institution', { business_date: date }).where('id', '=', id).execute();
}

/** Notes that the day was closed, unless a later one was. */
export async function setClosedThrough(query: Query, id: string, date: IsoDate): Promise<void> {
  await updateRows(query, 'institution', { closed_through: date })
    .where('id', '=', id)
    .where((where) => where.or([where('closed_through', 'is', null), where('closed_through', '<', date)]))
    .execute();
}

/** Adds the units of a new institution, each after the one above it. */
export async function insertUnits(query: Query, rows: readonly NewRow<'organisation_unit'>[]): Promise<void> {
  await insertRows(query, 'organisation_unit', rows).execute();
}

/** Adds a unit unless its code or path is taken; whether it was added. */
export function insertUnit(query: Query, row: NewRow<'organisation_unit'>): Promise<boolean> {
  return insertUnlessTaken(query, 'organisation_unit', row);
}

/** Adds an industry unless its code is taken; whether it was added. */
export function insertIndustry(query: Query, row: NewRow<'industry'>): Promise<boolean> {
  return insertUnlessTaken(query, 'industry', row, ['institution_id', 'code']);
}

/** Adds a user unless the subject is taken; whether it was added. */
export function insertUser(query: Query, row: NewRow<'app_user'>): Promise<boolean> {
  return insertUnlessTaken(query, 'app_user', row, ['institution_id', 'subject']);
}

/** Withdraws the tokens of a user that were issued before; whether there is such a user. */
export function withdrawTokens(query: Query, userId: string, at: Date): Promise<boolean> {
  return updateRow(query, 'app_user', userId, { tokens_valid_from: at });
}

/** Charges a user with a duty unless the user has it; whether it was added. */
export function insertUserDuty(query: Query, row: NewRow<'user_duty'>): Promise<boolean> {
  return insertUnlessTaken(query, 'user_duty', row, ['user_id', 'duty', 'unit_id']);
}

/** Charges a user with those of the duties that the user has not. */
export async function insertUserDuties(query: Query, rows: readonly NewRow<'user_duty'>[]): Promise<void> {
  await insertMissing(query, 'user_duty', rows);
  for (const { id } of rows) observerOf(query)?.added('user_duty', id);
}

export async function deleteUserDuty(query: Query, id: string): Promise<void> {
  await deleteRow(query, 'user_duty', id);
}

/** Adds an issuer unless its URL is there; whether it was added. */
export function insertIssuer(query: Query, row: NewRow<'identity_issuer'>): Promise<boolean> {
  return insertUnlessTaken(query, 'identity_issuer', row, ['institution_id', 'url']);
}

/** Takes an issuer away; whether it was there. */
export function deleteIssuer(query: Query, id: string): Promise<boolean> {
  return deleteRow(query, 'identity_issuer', id);
}
