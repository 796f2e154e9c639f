import { findContacts, findManagement } from '../../persistence/client/client-record.repository.ts';
import type { ContactRow, ManagementMemberRow } from '../../persistence/client/client-record.repository.ts';
import { toGlobalId } from '../shared/global-id.ts';
import { manyByKey } from '../shared/loading.ts';
import { nameRecord } from '../shared/node.ts';
import type { LoaderDefinition } from '../shared/request-context.ts';
import type { ContactType, ManagementMemberType } from './client-person.type.ts';

/** The management of clients the viewer may see, by the client's row id. */
export const managementOfClient: LoaderDefinition<string, ManagementMemberRow[]> = {
  batch: async ({ query }, clientIds) =>
    manyByKey(clientIds, await findManagement(query, clientIds), (row) => row.client_id),
};

/** The contacts of clients the viewer may see, by the client's row id. */
export const contactsOfClient: LoaderDefinition<string, ContactRow[]> = {
  batch: async ({ query }, clientIds) =>
    manyByKey(clientIds, await findContacts(query, clientIds), (row) => row.client_id),
};

export function presentMember(row: ManagementMemberRow): ManagementMemberType {
  return {
    id: toGlobalId('ManagementMember', row.id),
    person: { table: 'management_member', id: row.id, clientRowId: row.client_id, sealed: { name: row.name } },
    position: row.position,
    keyPerson: row.key_person,
    since: row.since,
    until: row.until,
  };
}

export function presentContact(row: ContactRow): ContactType {
  return {
    id: toGlobalId('Contact', row.id),
    person: {
      table: 'contact',
      id: row.id,
      clientRowId: row.client_id,
      sealed: { name: row.name, email: row.email, phone: row.phone },
    },
    role: row.role,
  };
}

nameRecord('management_member', 'ManagementMember');

nameRecord('contact', 'Contact');
