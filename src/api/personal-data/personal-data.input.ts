import { ID, InputType, Int } from 'type-graphql';
import { CommandInput } from '../shared/command.type.ts';
import { ClientKeyInput } from '../client/client-key.input.ts';
import { InputField } from '../shared/fields.ts';

@InputType()
export class EraseSubjectInput extends CommandInput {
  @InputField(() => ID, {
    description:
      'The `id` of a ManagementMember, a Contact, a Guarantee (whose guarantor is meant) or a Collateral (whose owner is).',
  })
  personId!: string;

  @InputField(() => String, { description: 'Why: it stays on record.' })
  reason!: string;
}

@InputType()
export class PlaceLegalHoldInput extends ClientKeyInput {
  @InputField(() => String, { description: 'Why: it stays on record.' })
  reason!: string;
}

@InputType()
export class ReleaseLegalHoldInput extends CommandInput {
  @InputField(() => ID, { description: 'The hold.' })
  holdId!: string;

  @InputField(() => String, { description: 'Why: it stays on record.' })
  reason!: string;
}

@InputType()
export class SetRetentionInput extends CommandInput {
  @InputField(() => Int, {
    description:
      "For how many years after the end of a relation the data of the client's people is kept, 1 to 30; 10 until it is set.",
  })
  years!: number;

  @InputField(() => String, { description: 'Why: it stays on record.' })
  reason!: string;
}
