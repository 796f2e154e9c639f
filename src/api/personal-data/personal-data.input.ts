import { Field, ID, InputType, Int } from 'type-graphql';
import { CommandInput } from '../shared/command.type.ts';
import { ClientKeyInput } from '../client/client-key.input.ts';

@InputType()
export class EraseSubjectInput extends CommandInput {
  @Field(() => ID, {
    description:
      'The `id` of a ManagementMember, a Contact, a Guarantee (whose guarantor is meant) or a Collateral (whose owner is).',
  })
  personId!: string;

  @Field(() => String, { description: 'Why: it stays on record.' })
  reason!: string;
}

@InputType()
export class PlaceLegalHoldInput extends ClientKeyInput {
  @Field(() => String, { description: 'Why: it stays on record.' })
  reason!: string;
}

@InputType()
export class ReleaseLegalHoldInput extends CommandInput {
  @Field(() => ID, { description: 'The hold.' })
  holdId!: string;

  @Field(() => String, { description: 'Why: it stays on record.' })
  reason!: string;
}

@InputType()
export class SetRetentionInput extends CommandInput {
  @Field(() => Int, {
    description:
      "For how many years after the end of a relation the data of the client's people is kept, 1 to 30; 10 until it is set.",
  })
  years!: number;

  @Field(() => String, { description: 'Why: it stays on record.' })
  reason!: string;
}
