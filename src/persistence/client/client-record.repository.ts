import type { Selectable } from 'kysely';
import type { Query, Tables } from '../orm.ts';

export type ManagementMemberRow = Selectable<Tables['management_member']>;
export type ContactRow = Selectable<Tables['contact']>;
export type ClientTransitionRow = Selectable<Tables['client_transition']>;

/** Who runs the clients: those in office first, then as they were entered; names are enciphered. */
export function findManagement(query: Query, clientIds: readonly string[]): Promise<ManagementMemberRow[]> {
  return query
    .selectFrom('management_member')
    .selectAll()
    .where('client_id', 'in', clientIds as string[])
    .orderBy('until', (by) => by.desc().nullsFirst())
    .orderBy('id')
    .execute();
}

export function findManagementMember(query: Query, memberId: string): Promise<ManagementMemberRow | undefined> {
  return query.selectFrom('management_member').selectAll().where('id', '=', memberId).executeTakeFirst();
}

/** Whom to talk to at the clients, as they were entered. */
export function findContacts(query: Query, clientIds: readonly string[]): Promise<ContactRow[]> {
  return query
    .selectFrom('contact')
    .selectAll()
    .where('client_id', 'in', clientIds as string[])
    .orderBy('id')
    .execute();
}

export function findContact(query: Query, contactId: string): Promise<ContactRow | undefined> {
  return query.selectFrom('contact').selectAll().where('id', '=', contactId).executeTakeFirst();
}

/** The clients' changes of stage or tier, newest first. */
export function findTransitions(
  query: Query,
  field: 'STAGE' | 'TIER',
  clientIds: readonly string[],
): Promise<ClientTransitionRow[]> {
  return query
    .selectFrom('client_transition')
    .selectAll()
    .where('field', '=', field)
    .where('client_id', 'in', clientIds as string[])
    .orderBy('occurred_at', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}
