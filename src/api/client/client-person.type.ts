import { ID } from 'type-graphql';
import type { PersonRow } from '../personal-data/personal-field.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { DateScalar } from '../shared/scalars.ts';
import { STAFF } from '../../security/duty-sets.ts';

export const ManagementMemberType = objectType(
  'ManagementMember',
  { description: 'A person who runs a client, or did. Personal data.' },
  {
    person: hidden<PersonRow>(),
    id: field(() => ID, { duties: STAFF, description: 'Names the entry to endManagementMember.' }),
    position: field(() => String, {
      duties: STAFF,
      description: 'What the person is in the client, for example chairman.',
    }),
    keyPerson: field(() => Boolean, {
      duties: STAFF,
      description: 'Whether the client depends on this person, so that leaving is a warning.',
    }),
    since: field(() => DateScalar, {
      duties: STAFF,
      nullable: true,
      description: 'First day in office; null where unknown.',
    }),
    until: field(() => DateScalar, {
      duties: STAFF,
      nullable: true,
      description: 'Last day in office; null while in office.',
    }),
  },
);
export type ManagementMemberType = InstanceType<typeof ManagementMemberType>;

export const ContactType = objectType(
  'Contact',
  { description: 'Whom to talk to at a client. Personal data.' },
  {
    person: hidden<PersonRow>(),
    id: field(() => ID, { duties: STAFF, description: 'Names the contact to removeContact.' }),
    role: field(() => String, {
      duties: STAFF,
      nullable: true,
      description: 'What to talk to the person about; null where unknown.',
    }),
  },
);
export type ContactType = InstanceType<typeof ContactType>;
