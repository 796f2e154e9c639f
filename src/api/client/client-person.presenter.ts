import type { ContactRow, ManagementMemberRow } from '../../persistence/client/client-record.repository.ts';
import { toGlobalId } from '../shared/global-id.ts';
import type { ContactType, ManagementMemberType } from './client-person.type.ts';

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
