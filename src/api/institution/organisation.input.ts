import { ID, InputType } from 'type-graphql';
import type { Duty } from '../../domain/institution/duty.ts';
import { CommandInput } from '../shared/command.type.ts';
import { DutyEnum } from './institution.type.ts';
import { InputField } from '../shared/fields.ts';

@InputType()
export class CreateOrganisationUnitInput extends CommandInput {
  @InputField(() => String, {
    description: '1 to 40 letters, digits, hyphens or underscores; unique in the institution.',
  })
  code!: string;

  @InputField(() => String, { description: 'What people call it.' })
  name!: string;

  @InputField(() => String, { nullable: true, description: "The name in the institution's own script." })
  localName?: string | null;

  @InputField(() => String, { description: 'Code of the unit above, which your duty must cover.' })
  parentCode!: string;
}

@InputType()
export class CreateUserInput extends CommandInput {
  @InputField(() => String, { description: "The `sub` claim of the user's tokens; unique in the institution." })
  subject!: string;

  @InputField(() => String, { description: "The person's name." })
  name!: string;
}

@InputType({ description: 'A duty of another user in a unit.' })
abstract class DutyInput extends CommandInput {
  @InputField(() => ID, { description: 'The user; not you.' })
  userId!: string;

  @InputField(() => DutyEnum, { description: 'The duty.' })
  duty!: Duty;
}

@InputType()
export class GrantDutyInput extends DutyInput {
  @InputField(() => String, {
    description: 'Code of the unit, which your own duty must cover; the duty then covers its subtree.',
  })
  unitCode!: string;
}

@InputType()
export class RevokeDutyInput extends DutyInput {
  @InputField(() => String, {
    description: 'Code of the unit in which it was granted, which your own duty must cover.',
  })
  unitCode!: string;
}

@InputType()
export class CreateIndustryInput extends CommandInput {
  @InputField(() => String, { description: 'Code of the classification, for example C34; unique in the institution.' })
  code!: string;

  @InputField(() => String, { description: 'The name.' })
  name!: string;

  @InputField(() => String, { nullable: true, description: "The name in the institution's own script." })
  localName?: string | null;
}

@InputType()
export class RevokeUserTokensInput extends CommandInput {
  @InputField(() => ID, { description: 'The user, who may be you.' })
  userId!: string;
}
