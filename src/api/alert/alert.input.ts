import { ArgsType, ID, InputType, Int } from 'type-graphql';
import type { ClientSegment } from '../../domain/client/client-segment.ts';
import type { AlertStatus } from '../../domain/warning/alert-machine.ts';
import type { Severity } from '../../domain/warning/severity.ts';
import type { AlertOrdering } from '../../persistence/warning/alert.repository.ts';
import { SegmentEnum } from '../client/client.type.ts';
import { PageArgs } from '../shared/connection.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { SeverityEnum } from '../warning/severity.enum.ts';
import { AlertOrderEnum, AlertStatusEnum } from './alert.enum.ts';
import { Criterion } from '../shared/fields.ts';

@InputType({
  description:
    'Filter for alerts. All given conditions must hold; within a list, any one value matches. Lists and streams take the same filter.',
})
export class AlertFilter {
  @Criterion(() => [SeverityEnum], {
    reveals: 'Alert.severity',
    nullable: true,
    description: 'Any of these severities.',
  })
  severities?: Severity[] | null;

  @Criterion(() => SeverityEnum, { reveals: 'Alert.severity', nullable: true, description: 'This severity or higher.' })
  minSeverity?: Severity | null;

  @Criterion(() => [AlertStatusEnum], {
    reveals: 'Alert.status',
    nullable: true,
    description: 'Any of these statuses.',
  })
  statuses?: AlertStatus[] | null;

  @Criterion(() => Boolean, {
    reveals: 'Alert.status',
    nullable: true,
    description: 'True: alerts that await work or a checker; false: CLOSED and FALSE_POSITIVE.',
  })
  open?: boolean | null;

  @Criterion(() => ID, { reveals: 'Alert.client', nullable: true, description: 'On this client and its facilities.' })
  clientId?: string | null;

  @Criterion(() => String, {
    reveals: 'Client.reference',
    nullable: true,
    description: 'On the client with this reference, and its facilities; no alerts if there is no such client.',
  })
  clientReference?: string | null;

  @Criterion(() => ID, { reveals: 'Alert.facility', nullable: true, description: 'On this facility.' })
  facilityId?: string | null;

  @Criterion(() => [String], {
    reveals: 'Alert.rule',
    nullable: true,
    description: 'Raised by a rule with any of these codes, in any version.',
  })
  ruleCodes?: string[] | null;

  @Criterion(() => [ID], {
    reveals: 'Client.unit',
    nullable: true,
    description: 'On clients of any of these organisation units or the units below them.',
  })
  unitIds?: string[] | null;

  @Criterion(() => [String], {
    reveals: 'Client.industry',
    nullable: true,
    description: 'On clients in any of these industries.',
  })
  industryCodes?: string[] | null;

  @Criterion(() => [SegmentEnum], {
    reveals: 'Client.segment',
    nullable: true,
    description: 'On clients in any of these segments.',
  })
  segments?: ClientSegment[] | null;

  @Criterion(() => ID, { reveals: 'Alert.assignee', nullable: true, description: 'Assigned to this user.' })
  assigneeId?: string | null;

  @Criterion(() => DateTimeScalar, {
    reveals: 'Alert.raisedAt',
    nullable: true,
    description: 'Raised at this business time or later.',
  })
  raisedAfter?: Date | null;

  @Criterion(() => DateTimeScalar, {
    reveals: 'Alert.raisedAt',
    nullable: true,
    description: 'Raised before this business time.',
  })
  raisedBefore?: Date | null;
}

@ArgsType()
export class AlertsArgs extends PageArgs {
  @Criterion(() => AlertFilter, {
    reveals: null,
    nullable: true,
    description: 'Which alerts; if omitted, all on clients within your units.',
  })
  filter?: AlertFilter | null;

  @Criterion(() => AlertOrderEnum, { reveals: null, nullable: true, description: 'RAISED_DESC if omitted.' })
  orderBy?: AlertOrdering | null;
}

@ArgsType()
export class ClientAlertsArgs {
  @Criterion(() => Boolean, {
    reveals: 'Alert.status',
    nullable: true,
    description: 'True: alerts that await work or a checker; false: CLOSED and FALSE_POSITIVE; all if omitted.',
  })
  open?: boolean | null;

  @Criterion(() => [AlertStatusEnum], {
    reveals: 'Alert.status',
    nullable: true,
    description: 'Any of these statuses.',
  })
  statuses?: AlertStatus[] | null;

  @Criterion(() => Int, { reveals: null, defaultValue: 20, description: '1 to 100.' })
  first!: number;
}
