import { sql } from 'kysely';
import type { ClientTier } from '../../domain/client/client-tier.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import type { Query } from '../orm.ts';
import { deleteRow, insertBulk, insertRow, insertUnlessTaken, reviseRow, updateRow } from '../row-writes.ts';
import type { PlainRow, Changes, NewRow } from '../row-writes.ts';
import type { ClientRow } from './client.repository.ts';

/** What a client keeps, what counts its changes, and where it stands with the institution: no detail of itself. */
type NoDetail =
  | 'id'
  | 'institution_id'
  | 'reference'
  | 'stage'
  | 'tier'
  | 'unit_id'
  | 'relationship_manager_id'
  | 'version'
  | 'created_at'
  | 'updated_at';

/** What is recorded of a client itself: every column but those named above. */
export type ClientDetails = Omit<ClientRow, NoDetail>;

/** The details that may be unknown. */
export type OptionalDetails = {
  readonly [
    Column in keyof ClientDetails as null extends ClientDetails[Column] ? Column : never
  ]: ClientDetails[Column];
};

/** What commands change of a client. */
export type ClientChanges = Omit<Changes<'client'>, 'reference' | 'version' | 'updated_at'>;

/** Adds a client unless its reference is taken; whether it was added. */
export function insertClient(query: Query, row: NewRow<'client'>): Promise<boolean> {
  return insertUnlessTaken(query, 'client', row, ['institution_id', 'reference']);
}

/** Adds the clients whose references are not taken yet; gives the ids of those. */
export function insertClients(query: Query, rows: readonly PlainRow<'client'>[]): Promise<string[]> {
  return insertBulk(query, 'client', rows, sql`on conflict (institution_id, reference) do nothing`);
}

/** Saves the changes and raises the version. */
export function reviseClient(query: Query, id: string, changes: ClientChanges, at: Date): Promise<void> {
  return reviseRow(query, 'client', id, changes, at);
}

/** What another book says of a client that is here already. */
export type ImportedDetails = Pick<ClientRow, 'id' | 'name' | 'country' | 'segment' | 'industry_code'>;

/** Brings clients up to date with another book, and raises their versions. */
export async function updateImportedClients(
  query: Query,
  clients: readonly ImportedDetails[],
  at: Date,
): Promise<void> {
  if (clients.length === 0) return;
  const column = <K extends keyof ImportedDetails>(key: K) => clients.map((client) => client[key]);
  await sql`
    update client set name = given.name, country = given.country, segment = given.segment,
      industry_code = given.industry_code, version = client.version + 1, updated_at = ${at.toISOString()}::timestamptz
      from unnest(${column('id')}::uuid[], ${column('name')}::text[], ${column('country')}::text[],
        ${column('segment')}::text[], ${column('industry_code')}::text[])
        as given (id, name, country, segment, industry_code)
     where client.id = given.id`.execute(query);
}

/** Gives clients other tiers, and raises their versions. */
export async function changeTiers(
  query: Query,
  tiers: readonly { readonly clientId: string; readonly tier: ClientTier }[],
  at: Date,
): Promise<void> {
  if (tiers.length === 0) return;
  await sql`
    update client set tier = given.tier, version = client.version + 1, updated_at = ${at.toISOString()}::timestamptz
      from unnest(${tiers.map(({ clientId }) => clientId)}::uuid[], ${tiers.map(({ tier }) => tier)}::text[])
        as given (id, tier)
     where client.id = given.id`.execute(query);
}

/** Adds to the history of stages and tiers. */
export async function addClientTransitions(
  query: Query,
  rows: readonly PlainRow<'client_transition'>[],
): Promise<void> {
  await insertBulk(query, 'client_transition', rows);
}

export function insertClientConnection(query: Query, row: NewRow<'client_connection'>): Promise<void> {
  return insertRow(query, 'client_connection', row);
}

export async function endConnection(query: Query, id: string, validTo: IsoDate): Promise<void> {
  await updateRow(query, 'client_connection', id, { valid_to: validTo });
}

export function insertManagementMember(query: Query, row: NewRow<'management_member'>): Promise<void> {
  return insertRow(query, 'management_member', row);
}

export async function endMember(query: Query, id: string, until: IsoDate): Promise<void> {
  await updateRow(query, 'management_member', id, { until });
}

export function insertContact(query: Query, row: NewRow<'contact'>): Promise<void> {
  return insertRow(query, 'contact', row);
}

export async function deleteContact(query: Query, id: string): Promise<void> {
  await deleteRow(query, 'contact', id);
}
