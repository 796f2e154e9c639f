import { addContact } from '../../app/client/add-contact.ts';
import { addManagementMember } from '../../app/client/add-management-member.ts';
import { endManagementMember } from '../../app/client/end-management-member.ts';
import { removeContact } from '../../app/client/remove-contact.ts';
import { findContact, findManagementMember } from '../../persistence/client/client-record.repository.ts';
import { idInput, input, mutation, part, resultType } from '../shared/declared.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { DateScalar } from '../shared/scalars.ts';
import { CLIENT_RESULT } from './client-command.ts';
import { CLIENT_KEY } from './client-key.ts';
import { presentContact, presentMember } from './client-person.loader.ts';
import { ContactType, ManagementMemberType } from './client-person.type.ts';

const MEMBER_RESULT = resultType('ManagementMemberResult', 'The management entry after the command.', {
  member: part(() => ManagementMemberType, showMember),
});
const CONTACT_RESULT = resultType('ContactResult', 'The contact after the command.', {
  contact: part(() => ContactType, showContact),
});

async function showMember(
  context: RequestContext,
  { memberId }: { memberId: string },
): Promise<ManagementMemberType | null> {
  const row = await findManagementMember(await context.query(), memberId);
  return row === undefined ? null : presentMember(row);
}

async function showContact(context: RequestContext, { contactId }: { contactId: string }): Promise<ContactType | null> {
  const row = await findContact(await context.query(), contactId);
  return row === undefined ? null : presentContact(row);
}

export const CLIENT_PERSON_MUTATIONS = [
  mutation(addManagementMember, {
    description: 'Adds a person who runs a client.',
    result: MEMBER_RESULT,
    input: {
      ...CLIENT_KEY,
      name: input(() => String, { description: "The person's name." }),
      position: input(() => String, { description: "The person's position at the client, for example chairman." }),
      keyPerson: input(() => Boolean, {
        nullable: true,
        description: 'Whether the client depends on this person; false if omitted.',
      }),
      since: input(() => DateScalar, { nullable: true, description: 'First day in office; null if unknown.' }),
    },
    take: ({ keyPerson, ...rest }) => ({ ...rest, keyPerson: keyPerson ?? false }),
  }),
  mutation(endManagementMember, {
    description: 'Records that a person no longer runs a client.',
    result: MEMBER_RESULT,
    input: {
      memberId: idInput('ManagementMember', { description: 'The `id` of the entry.' }),
      until: input(() => DateScalar, { description: 'Last day in office; not before `since`.' }),
    },
  }),
  mutation(addContact, {
    description: 'Adds a contact person at a client.',
    result: CONTACT_RESULT,
    input: {
      ...CLIENT_KEY,
      name: input(() => String, { description: "The person's name." }),
      role: input(() => String, { nullable: true, description: 'What to contact the person about.' }),
      email: input(() => String, { nullable: true, description: 'E-mail address.' }),
      phone: input(() => String, { nullable: true, description: 'Telephone number.' }),
    },
  }),
  mutation(removeContact, {
    description: 'Deletes a contact of a client; nothing of it is kept.',
    result: CLIENT_RESULT,
    input: { contactId: idInput('Contact', { description: 'The `id` of the contact.' }) },
  }),
];
