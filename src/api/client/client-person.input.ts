import { Field, ID, InputType } from 'type-graphql';
import { CommandInput } from '../shared/command.type.ts';
import { DateScalar } from '../shared/scalars.ts';
import { ClientKeyInput } from './client-key.input.ts';

@InputType()
export class AddManagementMemberInput extends ClientKeyInput {
  @Field(() => String, { description: "The person's name." })
  name!: string;

  @Field(() => String, { description: 'What the person is in the client, for example chairman.' })
  position!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the client depends on this person; false where it is left out.',
  })
  keyPerson?: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day in office; null where unknown.' })
  since?: string | null;
}

@InputType()
export class EndManagementMemberInput extends CommandInput {
  @Field(() => ID, { description: 'The `id` of the entry.' })
  memberId!: string;

  @Field(() => DateScalar, { description: 'The last day in office; not before `since`.' })
  until!: string;
}

@InputType()
export class AddContactInput extends ClientKeyInput {
  @Field(() => String, { description: "The person's name." })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What to talk to the person about.' })
  role?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone number.' })
  phone?: string | null;
}

@InputType()
export class RemoveContactInput extends CommandInput {
  @Field(() => ID, { description: 'The `id` of the contact.' })
  contactId!: string;
}
