import { Int } from 'type-graphql';
import type { AlertResolution, AlertStatus } from '../../domain/warning/alert-machine.ts';
import type { Severity } from '../../domain/warning/severity.ts';
import { connectionOf } from '../shared/connection.ts';
import { NodeType } from '../shared/node.type.ts';
import { DateScalar, DateTimeScalar } from '../shared/scalars.ts';
import { SeverityEnum } from '../warning/severity.enum.ts';
import { AlertResolutionEnum, AlertStatusEnum } from './alert.enum.ts';
import { Field, ObjectType } from '../shared/fields.ts';
import { STAFF_AND_WALL } from '../../security/duty-sets.ts';

@ObjectType('Alert', {
  inherited: STAFF_AND_WALL,
  implements: NodeType,
  description:
    'A warning on a client or facility. A rule has at most one open alert on each of them; if it fires again, evidence is added to that alert.',
})
export class AlertType extends NodeType {
  rowId!: string;
  ruleRowId!: string;
  clientRowId!: string;
  facilityRowId!: string | null;
  assigneeRowId!: string | null;
  resolvedByRowId!: string | null;
  closedByRowId!: string | null;
  falsePositiveProposedByRowId!: string | null;
  /** In English, as they were recorded. */
  explanation!: string;
  toClear!: string;
  resolution!: string | null;

  @Field(() => SeverityEnum, {
    duties: STAFF_AND_WALL,
    description: "How serious it is. It rises with the rule's severity and never falls while the alert is open.",
  })
  severity!: Severity;

  @Field(() => AlertStatusEnum, { duties: STAFF_AND_WALL, description: 'Current status.' })
  status!: AlertStatus;

  @Field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: 'Business time at which it was raised.' })
  raisedAt!: Date;

  @Field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: 'Record time at which it was raised.' })
  recordedAt!: Date;

  @Field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: 'Business time of the latest evidence.' })
  lastEvidenceAt!: Date;

  @Field(() => Int, { duties: STAFF_AND_WALL, description: 'Number of pieces of evidence so far.' })
  evidenceCount!: number;

  @Field(() => Boolean, {
    duties: STAFF_AND_WALL,
    description: 'False while its rule still fires; true once its figures are back to normal.',
  })
  conditionCleared!: boolean;

  @Field(() => DateTimeScalar, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'Business time by which the required response is due; null if the rule requires none.',
  })
  dueAt!: Date | null;

  @Field(() => DateScalar, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'The day the snooze ends; null unless snoozed.',
  })
  snoozedUntil!: string | null;

  @Field(() => DateTimeScalar, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'Business time at which it was first acknowledged; null until then.',
  })
  acknowledgedAt!: Date | null;

  @Field(() => AlertResolutionEnum, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'Whether its figures or a person resolved it; null until then.',
  })
  resolvedHow!: AlertResolution | null;

  @Field(() => DateTimeScalar, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'Business time at which it was resolved; null until then.',
  })
  resolvedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'Business time at which it was closed; null until then.',
  })
  closedAt!: Date | null;

  @Field(() => String, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'Why it is, or is proposed to be, a false positive; null if neither.',
  })
  falsePositiveReason!: string | null;

  @Field(() => Int, { duties: STAFF_AND_WALL, description: 'Incremented by each change.' })
  version!: number;
}

export const AlertConnectionType = connectionOf('Alert', AlertType, STAFF_AND_WALL);
