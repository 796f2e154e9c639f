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
    'A warning on a client or facility. A rule has one open alert at most on each of them: firing again adds evidence to it.',
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
    description: 'How serious; it rises with the rule, and never falls while the alert is open.',
  })
  severity!: Severity;

  @Field(() => AlertStatusEnum, { duties: STAFF_AND_WALL, description: 'Where it stands in its life.' })
  status!: AlertStatus;

  @Field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: 'Business time of being raised.' })
  raisedAt!: Date;

  @Field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: 'Record time of being raised.' })
  recordedAt!: Date;

  @Field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: 'Business time of the latest evidence.' })
  lastEvidenceAt!: Date;

  @Field(() => Int, { duties: STAFF_AND_WALL, description: 'Pieces of evidence so far.' })
  evidenceCount!: number;

  @Field(() => Boolean, {
    duties: STAFF_AND_WALL,
    description: 'False while its rule still fires; true once its figures are sound again.',
  })
  conditionCleared!: boolean;

  @Field(() => DateTimeScalar, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'Business time by which the demanded response is due; null where the rule demands none.',
  })
  dueAt!: Date | null;

  @Field(() => DateScalar, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'The day it wakes; null unless it is snoozed.',
  })
  snoozedUntil!: string | null;

  @Field(() => DateTimeScalar, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'Business time at which somebody first took note; null before.',
  })
  acknowledgedAt!: Date | null;

  @Field(() => AlertResolutionEnum, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'Whether its figures or a person resolved it; null before.',
  })
  resolvedHow!: AlertResolution | null;

  @Field(() => DateTimeScalar, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'Business time of being resolved; null before.',
  })
  resolvedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'Business time of being closed; null before.',
  })
  closedAt!: Date | null;

  @Field(() => String, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'Why it is, or is proposed as, a false positive; null where nobody says so.',
  })
  falsePositiveReason!: string | null;

  @Field(() => Int, { duties: STAFF_AND_WALL, description: 'Raised by each change.' })
  version!: number;
}

export const AlertConnectionType = connectionOf('Alert', AlertType, STAFF_AND_WALL);
