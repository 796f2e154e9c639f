import { ID } from 'type-graphql';
import type { AlertEventKind } from '../../domain/warning/alert-event.ts';
import type { AlertStatus } from '../../domain/warning/alert-machine.ts';
import type { Measure } from '../../domain/warning/verdict.ts';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../shared/scalars.ts';
import { AlertEventKindEnum, AlertStatusEnum, MeasureEnum } from './alert.enum.ts';
import { Field, ObjectType } from '../shared/fields.ts';
import { STAFF, STAFF_AND_WALL } from '../../security/duty-sets.ts';

@ObjectType('AlertEvidence', {
  description: 'What an alert stands on: figures of one indicator, held against a threshold at one moment.',
})
export class AlertEvidenceType {
  alertRowId!: string;
  /** In English, as it was recorded. */
  explanation!: string;
  clientRowId!: string;
  ruleRowId!: string;
  indicatorCode!: string;
  observationRowIds!: string[];

  @Field(() => MeasureEnum, { duties: STAFF_AND_WALL, description: 'What was held against the threshold.' })
  measure!: Measure;

  @Field(() => DecimalScalar, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: "The newest observation's value, in the indicator's unit; null where there is none.",
  })
  value!: string | null;

  @Field(() => DecimalScalar, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'What was held against the threshold; null where it could not be measured.',
  })
  measured!: string | null;

  @Field(() => DecimalScalar, {
    duties: STAFF_AND_WALL,
    description: "The rule's threshold, in the unit of `measured`.",
  })
  threshold!: string;

  @Field(() => DecimalScalar, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description:
      'How far `measured` is beyond the threshold in the bad direction; negative on the healthy side, null where unknown.',
  })
  distance!: string | null;

  @Field(() => DecimalScalar, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: "The distance as a share of the threshold's size; null where unknown or the threshold is zero.",
  })
  distanceRatio!: string | null;

  @Field(() => DateScalar, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'As-of date of the newest observation; null where there is none.',
  })
  asOf!: string | null;

  @Field(() => DecimalScalar, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: "Median of the industry's other clients; null where there are none.",
  })
  peerMedian!: string | null;

  @Field(() => DecimalScalar, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'Midrank percentile among them, 0 to 100; null where there are none.',
  })
  peerPercentile!: string | null;

  @Field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: 'When it was recorded.' })
  recordedAt!: Date;
}

@ObjectType('AlertAction', { description: 'Something someone undertook to do about an alert.' })
export class AlertActionType {
  ownerRowId!: string;
  plannedByRowId!: string;
  completedByRowId!: string | null;

  @Field(() => ID, { duties: STAFF, description: 'For `completeAlertAction`.' })
  id!: string;

  @Field(() => String, { duties: STAFF, description: 'What is to be done.' })
  description!: string;

  @Field(() => DateScalar, { duties: STAFF, description: 'By when.' })
  dueOn!: string;

  @Field(() => DateTimeScalar, { duties: STAFF, description: 'Business time of planning it.' })
  plannedAt!: Date;

  @Field(() => DateTimeScalar, {
    duties: STAFF,
    nullable: true,
    description: 'Business time of completing it; null while it is to be done.',
  })
  completedAt!: Date | null;

  @Field(() => String, { duties: STAFF, nullable: true, description: 'What came of it; null while it is to be done.' })
  outcome!: string | null;
}

@ObjectType('AlertHistoryEntry', { description: 'Who did what to an alert, when. Never changed.' })
export class AlertHistoryEntryType {
  alertRowId!: string;
  /** As the person who did it wrote it; in English where the system did. */
  note!: string | null;
  actorRowId!: string | null;

  @Field(() => AlertEventKindEnum, { duties: STAFF, description: 'What happened.' })
  kind!: AlertEventKind;

  @Field(() => AlertStatusEnum, {
    duties: STAFF,
    nullable: true,
    description: 'Status before; null where it was raised.',
  })
  fromStatus!: AlertStatus | null;

  @Field(() => AlertStatusEnum, { duties: STAFF, description: 'Status after.' })
  toStatus!: AlertStatus;

  @Field(() => DateTimeScalar, { duties: STAFF, description: 'Business time.' })
  occurredAt!: Date;

  @Field(() => DateTimeScalar, { duties: STAFF, description: 'Record time.' })
  recordedAt!: Date;
}
