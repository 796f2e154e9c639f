import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { ClientSegment } from '../../domain/client/client-segment.ts';
import type { AlertStatus } from '../../domain/warning/alert-machine.ts';
import type { Severity } from '../../domain/warning/severity.ts';
import type { AlertOrdering } from '../../persistence/warning/alert.repository.ts';
import { SegmentEnum } from '../client/client.type.ts';
import { PageArgs } from '../shared/connection.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { SeverityEnum } from '../warning/severity.enum.ts';
import { AlertOrderEnum, AlertStatusEnum } from './alert.enum.ts';

@InputType({
  description:
    'Which alerts; conditions that are given must all hold, and within a list any one. Lists and the stream take the same.',
})
export class AlertFilter {
  @Field(() => [SeverityEnum], { nullable: true, description: 'Any of these severities.' })
  severities?: Severity[] | null;

  @Field(() => SeverityEnum, { nullable: true, description: 'This severity or graver.' })
  minSeverity?: Severity | null;

  @Field(() => [AlertStatusEnum], { nullable: true, description: 'Any of these statuses.' })
  statuses?: AlertStatus[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: those that await work or a checker; false: CLOSED and FALSE_POSITIVE.',
  })
  open?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'On this client and its facilities.' })
  clientId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'On the client of this reference, and its facilities; none where there is no such client.',
  })
  clientReference?: string | null;

  @Field(() => ID, { nullable: true, description: 'On this facility.' })
  facilityId?: string | null;

  @Field(() => [String], { nullable: true, description: 'Raised by a rule of any of these codes, in any version.' })
  ruleCodes?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'On clients of any of these organisation units or the units below them.',
  })
  unitIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'On clients of any of these industries.' })
  industryCodes?: string[] | null;

  @Field(() => [SegmentEnum], { nullable: true, description: 'On clients of any of these segments.' })
  segments?: ClientSegment[] | null;

  @Field(() => ID, { nullable: true, description: 'Assigned to this user.' })
  assigneeId?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Raised at this business time or later.' })
  raisedAfter?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Raised before this business time.' })
  raisedBefore?: Date | null;
}

@ArgsType()
export class AlertsArgs extends PageArgs {
  @Field(() => AlertFilter, {
    nullable: true,
    description: 'Which alerts; all on clients that your units cover where it is left out.',
  })
  filter?: AlertFilter | null;

  @Field(() => AlertOrderEnum, { nullable: true, description: 'RAISED_DESC where it is left out.' })
  orderBy?: AlertOrdering | null;
}

@ArgsType()
export class ClientAlertsArgs {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: those that await work or a checker; false: CLOSED and FALSE_POSITIVE; all where it is left out.',
  })
  open?: boolean | null;

  @Field(() => [AlertStatusEnum], { nullable: true, description: 'Any of these statuses.' })
  statuses?: AlertStatus[] | null;

  @Field(() => Int, { defaultValue: 20, description: '1 to 100.' })
  first!: number;
}
