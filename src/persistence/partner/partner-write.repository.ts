import type { Query } from '../orm.ts';
import { insertRow, insertUnlessTaken, json, updateRow, updateRows } from '../row-writes.ts';
import type { Changes, NewRow, PlainRow } from '../row-writes.ts';
import type { ApplicationRow } from './partner.repository.ts';

/** Adds a partner unless its code is taken; whether it was added. */
export function insertPartner(query: Query, row: NewRow<'partner'>): Promise<boolean> {
  return insertUnlessTaken(query, 'partner', row, ['institution_id', 'code']);
}

/** Ends a partner. */
export async function deactivatePartnerRow(query: Query, id: string): Promise<void> {
  await updateRow(query, 'partner', id, { active: false });
}

export function insertApplication(query: Query, row: NewRow<'application'>): Promise<void> {
  return insertRow(query, 'application', row);
}

/** What administrators set of an application. */
export async function changeApplication(
  query: Query,
  id: string,
  changes: Pick<Changes<'application'>, 'document_mode' | 'cost_budget' | 'budget_window_seconds'>,
): Promise<void> {
  await updateRow(query, 'application', id, changes);
}

/** Ends applications, and with them the users they act as: neither signs in any more, and their open streams end. */
export async function deactivateApplications(
  query: Query,
  applications: readonly Pick<ApplicationRow, 'id' | 'user_id'>[],
): Promise<void> {
  if (applications.length === 0) return;
  const ids = applications.map(({ id }) => id);
  const userIds = applications.map((application) => application.user_id);
  await updateRows(query, 'application', { active: false }).where('id', 'in', ids).execute();
  await updateRows(query, 'app_user', { active: false }).where('id', 'in', userIds).execute();
}

export function insertCredential(query: Query, row: PlainRow<'api_credential'>): Promise<void> {
  const lists = { scopes: json(row.scopes), allowed_addresses: json(row.allowed_addresses) };
  return insertRow(query, 'api_credential', { ...row, ...lists });
}

export async function revokeCredential(query: Query, id: string, at: Date): Promise<void> {
  await updateRow(query, 'api_credential', id, { revoked_at: at });
}

/** Notes that somebody signed in with a credential; nobody is shown each use. */
export async function noteCredentialUse(query: Query, id: string, at: Date): Promise<void> {
  await updateRows(query, 'api_credential', { last_used_at: at }).where('id', '=', id).execute();
}

export function insertDocumentVersion(query: Query, row: NewRow<'document_version'>): Promise<void> {
  return insertRow(query, 'document_version', row);
}

/** Takes a version out of the registry. */
export async function retireVersion(
  query: Query,
  id: string,
  retirement: Required<
    Pick<Changes<'document_version'>, 'retired_at' | 'retired_by_id' | 'retire_reason' | 'retire_forced'>
  >,
): Promise<void> {
  await updateRow(query, 'document_version', id, retirement);
}
