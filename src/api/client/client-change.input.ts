import { ID, InputType } from 'type-graphql';
import type { ClientSegment } from '../../domain/client/client-segment.ts';
import type { ClientTier } from '../../domain/client/client-tier.ts';
import type { RegistrationScheme } from '../../domain/client/registration-id.ts';
import type { ClientStageCommand } from '../../domain/client/stage-machine.ts';
import { enumOf } from '../shared/enum.ts';
import { ClientChangeInput } from './client-key.input.ts';
import { RegistrationSchemeEnum, SegmentEnum, TierEnum } from './client.type.ts';
import { InputField } from '../shared/fields.ts';

export const StageCommandEnum = enumOf<ClientStageCommand>(
  'ClientStageCommand',
  "A step in a client's life; each is possible in certain stages only.",
  {
    BEGIN_SCREENING: 'PROSPECT to SCREENING.',
    BEGIN_DUE_DILIGENCE: 'SCREENING to DUE_DILIGENCE.',
    APPROVE:
      'DUE_DILIGENCE to APPROVED, by a credit officer who neither looks after the client nor began its due diligence.',
    ACTIVATE: 'APPROVED to ACTIVE, at the first business.',
    MARK_DORMANT: 'ACTIVE to DORMANT.',
    REACTIVATE: 'DORMANT to ACTIVE.',
    BEGIN_EXIT: 'ACTIVE or DORMANT to EXITING; needs a reason.',
    CLOSE: 'EXITING to CLOSED; needs a reason, and no facility left open.',
    REJECT: 'Before ACTIVE, to REJECTED: the institution says no; needs a reason, and no facility left open.',
    WITHDRAW: 'Before ACTIVE, to WITHDRAWN: the client says no; needs a reason, and no facility left open.',
  },
);

@InputType()
export class UpdateClientInput extends ClientChangeInput {
  @InputField(() => String, { nullable: true, description: 'Registered name; left out or null: as it is.' })
  name?: string | null;

  @InputField(() => String, {
    nullable: true,
    description: "The name in the client's own script; left out: as it is; null: none.",
  })
  localName?: string | null;

  @InputField(() => RegistrationSchemeEnum, { nullable: true, description: 'Given together with `registrationId`.' })
  registrationScheme?: RegistrationScheme | null;

  @InputField(() => String, {
    nullable: true,
    description:
      'Number in the register, its check digit verified; left out: as it is; null, with a null `registrationScheme`: none.',
  })
  registrationId?: string | null;

  @InputField(() => String, { nullable: true, description: 'Industry code; left out: as it is; null: unknown.' })
  industryCode?: string | null;

  @InputField(() => String, {
    nullable: true,
    description: 'ISO 3166-1 alpha-2 code; left out: as it is; null: unknown.',
  })
  country?: string | null;

  @InputField(() => SegmentEnum, { nullable: true, description: 'The kind of client; left out or null: as it is.' })
  segment?: ClientSegment | null;

  @InputField(() => String, {
    nullable: true,
    description:
      'Code of the unit the client moves to; your duty must cover both. A relationship manager without the duty there stays behind. Left out or null: as it is.',
  })
  unitCode?: string | null;
}

@InputType()
export class ChangeClientStageInput extends ClientChangeInput {
  @InputField(() => StageCommandEnum, { description: 'The step.' })
  command!: ClientStageCommand;

  @InputField(() => String, {
    nullable: true,
    description: "Why; stays in the client's history. Required where the step ends the relationship, or begins to.",
  })
  reason?: string | null;
}

@InputType()
export class ChangeClientTierInput extends ClientChangeInput {
  @InputField(() => TierEnum, { description: 'The new tier.' })
  tier!: ClientTier;

  @InputField(() => String, { description: "Why; stays in the client's history." })
  reason!: string;
}

@InputType()
export class AssignRelationshipManagerInput extends ClientChangeInput {
  @InputField(() => ID, {
    nullable: true,
    description:
      "A user who holds RELATIONSHIP_MANAGER over the client's unit; left out or null: nobody looks after the client.",
  })
  relationshipManagerId?: string | null;
}
