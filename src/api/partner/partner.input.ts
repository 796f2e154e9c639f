import { ArgsType, InputType, Int } from 'type-graphql';
import type { Duty } from '../../domain/institution/duty.ts';
import type { DocumentMode, PartnerKind } from '../../domain/partner/document-mode.ts';
import { DutyEnum } from '../institution/institution.type.ts';
import { CommandInput } from '../shared/command.type.ts';
import { PageArgs } from '../shared/connection.ts';
import { DocumentModeEnum, PartnerKindEnum } from './partner.type.ts';
import { Criterion, InputField } from '../shared/fields.ts';

@ArgsType()
export class ApplicationsArgs extends PageArgs {
  @Criterion(() => String, {
    reveals: 'Application.partner',
    nullable: true,
    description: 'Only those of the partner with this code.',
  })
  partnerCode?: string | null;
}

@InputType()
export class CreatePartnerInput extends CommandInput {
  @InputField(() => String, {
    description: '1 to 40 letters, digits, hyphens or underscores; unique in the institution.',
  })
  code!: string;

  @InputField(() => String, { description: 'What people call it.' })
  name!: string;

  @InputField(() => PartnerKindEnum, { description: 'Whether it is of the institution itself.' })
  kind!: PartnerKind;
}

@InputType()
export class DeactivatePartnerInput extends CommandInput {
  @InputField(() => String, { description: 'Code of the partner.' })
  partnerCode!: string;
}

@InputType({ description: 'A duty of an application, held in a unit and its subtree.' })
export class ApplicationDutyInput {
  @InputField(() => DutyEnum, {
    description:
      'PARTNER or WALL_DISPLAY for an external partner; anything but ADMINISTRATOR for the institution itself.',
  })
  duty!: Duty;

  @InputField(() => String, { description: 'Code of the unit.' })
  unitCode!: string;
}

@InputType()
export class CreateApplicationInput extends CommandInput {
  @InputField(() => String, { description: 'Code of the partner it is of.' })
  partnerCode!: string;

  @InputField(() => String, {
    description: '1 to 40 letters, digits, hyphens or underscores; unique in the institution.',
  })
  code!: string;

  @InputField(() => String, { description: 'What people call it.' })
  name!: string;

  @InputField(() => [ApplicationDutyInput], { description: 'What it may do, and where; at least one.' })
  duties!: ApplicationDutyInput[];
}

@InputType({ description: 'An application to be changed.' })
abstract class ApplicationKeyInput extends CommandInput {
  @InputField(() => String, { description: 'Code of the application.' })
  applicationCode!: string;
}

@InputType()
export class DeactivateApplicationInput extends ApplicationKeyInput {}

@InputType()
export class SetApplicationDocumentModeInput extends ApplicationKeyInput {
  @InputField(() => DocumentModeEnum, { description: 'Which documents it may run from now on.' })
  documentMode!: DocumentMode;
}

@InputType()
export class SetCostBudgetInput extends ApplicationKeyInput {
  @InputField(() => Int, {
    nullable: true,
    description: 'Fields it may have resolved in a window; null or left out: as many as it likes.',
  })
  costBudget?: number | null;

  @InputField(() => Int, { defaultValue: 60, description: 'Length of the window in seconds, a day at most.' })
  budgetWindowSeconds!: number;
}
