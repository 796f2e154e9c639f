import { nameRecord } from '../shared/node.ts';
import { findContacts, findManagement } from '../../persistence/client/client-record.repository.ts';
import type { ContactRow, ManagementMemberRow } from '../../persistence/client/client-record.repository.ts';
import { manyByKey } from '../shared/loading.ts';
import type { LoaderDefinition } from '../shared/request-context.ts';

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

nameRecord('management_member', 'ManagementMember');

nameRecord('contact', 'Contact');
