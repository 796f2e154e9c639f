import { STAFF } from '../../security/duty-sets.ts';
import { link } from '../shared/declared.ts';
import { contactsOfClient, managementOfClient, presentContact, presentMember } from './client-person.loader.ts';
import { ContactType, ManagementMemberType } from './client-person.type.ts';
import { ClientType } from './client.type.ts';

export const CLIENT_PERSON_LINKS = [
  link(
    () => ClientType,
    'management',
    () => [ManagementMemberType],
    { duties: STAFF, description: 'Who runs the client, current office holders first; former ones are kept.' },
    async (context, { rowId }) => (await context.load(managementOfClient, rowId)).map(presentMember),
  ),
  link(
    () => ClientType,
    'contacts',
    () => [ContactType],
    { duties: STAFF, description: 'Contacts at the client.' },
    async (context, { rowId }) => (await context.load(contactsOfClient, rowId)).map(presentContact),
  ),
];
