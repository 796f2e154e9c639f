import { ID } from 'type-graphql';
import type { PersonRow } from '../personal-data/personal-field.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { DateScalar } from '../shared/scalars.ts';
import { STAFF } from '../../security/duty-sets.ts';

export const ManagementMemberType = objectType(
  'ManagementMember',
  { description: 'A person who runs a client, or used to. Personal data.' },
  {
    person: hidden<PersonRow>(),
    id: field(() => ID, { duties: STAFF, description: 'Identifies the entry for `endManagementMember`.' }),
    position: field(() => String, {
      duties: STAFF,
      description: "The person's position at the client, for example chairman.",
    }),
    keyPerson: field(() => Boolean, {
      duties: STAFF,
      description: "Whether the client depends on this person, so that the person's departure is a warning sign.",
    }),
    since: field(() => DateScalar, {
      duties: STAFF,
      nullable: true,
      description: 'First day in office; null if unknown.',
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
  { description: 'A contact person at a client. Personal data.' },
  {
    person: hidden<PersonRow>(),
    id: field(() => ID, { duties: STAFF, description: 'Identifies the contact for `removeContact`.' }),
    role: field(() => String, {
      duties: STAFF,
      nullable: true,
      description: 'What to contact the person about; null if unknown.',
    }),
  },
);
export type ContactType = InstanceType<typeof ContactType>;
