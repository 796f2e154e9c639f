import { ID, InputType } from 'type-graphql';
import { CommandInput } from '../shared/command.type.ts';
import { DateScalar } from '../shared/scalars.ts';
import { ClientKeyInput } from './client-key.input.ts';
import { InputField } from '../shared/fields.ts';

@InputType()
export class AddManagementMemberInput extends ClientKeyInput {
  @InputField(() => String, { description: "The person's name." })
  name!: string;

  @InputField(() => String, { description: 'What the person is in the client, for example chairman.' })
  position!: string;

  @InputField(() => Boolean, {
    nullable: true,
    description: 'Whether the client depends on this person; false where it is left out.',
  })
  keyPerson?: boolean | null;

  @InputField(() => DateScalar, { nullable: true, description: 'First day in office; null where unknown.' })
  since?: string | null;
}

@InputType()
export class EndManagementMemberInput extends CommandInput {
  @InputField(() => ID, { description: 'The `id` of the entry.' })
  memberId!: string;

  @InputField(() => DateScalar, { description: 'The last day in office; not before `since`.' })
  until!: string;
}

@InputType()
export class AddContactInput extends ClientKeyInput {
  @InputField(() => String, { description: "The person's name." })
  name!: string;

  @InputField(() => String, { nullable: true, description: 'What to talk to the person about.' })
  role?: string | null;

  @InputField(() => String, { nullable: true, description: 'E-mail address.' })
  email?: string | null;

  @InputField(() => String, { nullable: true, description: 'Telephone number.' })
  phone?: string | null;
}

@InputType()
export class RemoveContactInput extends CommandInput {
  @InputField(() => ID, { description: 'The `id` of the contact.' })
  contactId!: string;
}
