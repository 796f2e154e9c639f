import { ID } from 'type-graphql';
import type { PersonRow } from '../personal-data/personal-field.ts';
import { CommandResultType } from '../shared/command.type.ts';
import { DateScalar } from '../shared/scalars.ts';
import { Field, ObjectType } from '../shared/fields.ts';
import { EVERY_DUTY, STAFF } from '../../security/duty-sets.ts';

@ObjectType('ManagementMember', { description: 'A person who runs a client, or did. Personal data.' })
export class ManagementMemberType {
  person!: PersonRow;

  @Field(() => ID, { duties: STAFF, description: 'Names the entry to endManagementMember.' })
  id!: string;

  @Field(() => String, { duties: STAFF, description: 'What the person is in the client, for example chairman.' })
  position!: string;

  @Field(() => Boolean, {
    duties: STAFF,
    description: 'Whether the client depends on this person, so that leaving is a warning.',
  })
  keyPerson!: boolean;

  @Field(() => DateScalar, { duties: STAFF, nullable: true, description: 'First day in office; null where unknown.' })
  since!: string | null;

  @Field(() => DateScalar, { duties: STAFF, nullable: true, description: 'Last day in office; null while in office.' })
  until!: string | null;
}

@ObjectType('Contact', { description: 'Whom to talk to at a client. Personal data.' })
export class ContactType {
  person!: PersonRow;

  @Field(() => ID, { duties: STAFF, description: 'Names the contact to removeContact.' })
  id!: string;

  @Field(() => String, {
    duties: STAFF,
    nullable: true,
    description: 'What to talk to the person about; null where unknown.',
  })
  role!: string | null;
}

@ObjectType('ManagementMemberResult', {
  implements: CommandResultType,
  description: "An entry of a client's management as a command left it.",
})
export class ManagementMemberResultType extends CommandResultType {
  @Field(() => ManagementMemberType, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'Null where the command failed.',
  })
  member!: ManagementMemberType | null;
}

@ObjectType('ContactResult', { implements: CommandResultType, description: 'A contact as a command left it.' })
export class ContactResultType extends CommandResultType {
  @Field(() => ContactType, { duties: EVERY_DUTY, nullable: true, description: 'Null where the command failed.' })
  contact!: ContactType | null;
}
