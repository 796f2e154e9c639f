import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { ClientSegment } from '../../domain/client/client-segment.ts';
import type { ClientTier } from '../../domain/client/client-tier.ts';
import type { RegistrationScheme } from '../../domain/client/registration-id.ts';
import type { ClientStage } from '../../domain/client/stage-machine.ts';
import type { CLIENT_ORDERS } from '../../persistence/client/client.repository.ts';
import type { ClientOrdering } from '../../persistence/client/client.repository.ts';
import type { Severity } from '../../domain/warning/severity.ts';
import { SeverityEnum } from '../warning/severity.enum.ts';
import { PageArgs } from '../shared/connection.ts';
import { CommandInput } from '../shared/command.type.ts';
import { enumOf } from '../shared/enum.ts';
import { RegistrationSchemeEnum, SegmentEnum, StageEnum, TierEnum } from './client.type.ts';

export const ClientOrderEnum = enumOf<ClientOrdering>('ClientOrder', 'How a list of clients is ordered; ties by ID.', {
  NAME_ASC: 'By name, A first.',
  NAME_DESC: 'By name, Z first.',
  REFERENCE_ASC: "By the institution's reference.",
  CREATED_DESC: 'Newest record first.',
  ALERT_WEIGHT_DESC: 'Heaviest open alerts first: YELLOW counts 1, ORANGE 3, RED 9; those without one last.',
} satisfies Record<keyof typeof CLIENT_ORDERS, string>);

@InputType({ description: 'Which clients; conditions that are given must all hold, and within a list any one.' })
export class ClientFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Part of the name, the local name or the reference; case does not matter.',
  })
  search?: string | null;

  @Field(() => [SegmentEnum], { nullable: true, description: 'Any of these segments.' })
  segments?: ClientSegment[] | null;

  @Field(() => [StageEnum], { nullable: true, description: 'Any of these stages.' })
  stages?: ClientStage[] | null;

  @Field(() => [TierEnum], { nullable: true, description: 'Any of these tiers.' })
  tiers?: ClientTier[] | null;

  @Field(() => [String], { nullable: true, description: 'Any of these industry codes.' })
  industryCodes?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'In the book of any of these organisation units, or of a unit below one of them.',
  })
  unitIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Any of these relationship managers.' })
  relationshipManagerIds?: string[] | null;

  @Field(() => [SeverityEnum], {
    nullable: true,
    description: 'With an open alert of any of these severities; a resolved one is open until a checker closes it.',
  })
  alertSeverities?: Severity[] | null;
}

@ArgsType()
export class ClientsArgs extends PageArgs {
  @Field(() => ClientFilter, {
    nullable: true,
    description: 'Which clients; all that your units cover where it is left out.',
  })
  filter?: ClientFilter | null;

  @Field(() => ClientOrderEnum, { nullable: true, description: 'NAME_ASC where it is left out.' })
  orderBy?: ClientOrdering | null;
}

@InputType()
export class CreateClientInput extends CommandInput {
  @Field(() => String, { description: "The institution's own number for the client; unique in it." })
  reference!: string;

  @Field(() => String, { description: 'Registered name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: "The name in the client's own script." })
  localName?: string | null;

  @Field(() => RegistrationSchemeEnum, { nullable: true, description: 'Which register `registrationId` comes from.' })
  registrationScheme?: RegistrationScheme | null;

  @Field(() => String, { nullable: true, description: 'Number in the register; its check digit is verified.' })
  registrationId?: string | null;

  @Field(() => String, { nullable: true, description: 'Industry code.' })
  industryCode?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2 code.' })
  country?: string | null;

  @Field(() => SegmentEnum, { description: 'The kind of client.' })
  segment!: ClientSegment;

  @Field(() => String, { description: 'Code of the organisation unit whose book it enters.' })
  unitCode!: string;

  @Field(() => ID, { nullable: true, description: 'The user who looks after it.' })
  relationshipManagerId?: string | null;
}
