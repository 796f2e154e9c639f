import { Int } from 'type-graphql';
import type { ClientSegment } from '../../domain/client/client-segment.ts';
import type { ResponseDuty, RuleSubject } from '../../domain/warning/rule.ts';
import type { Severity } from '../../domain/warning/severity.ts';
import type { RuleStatus } from '../../persistence/warning/warning-rule.entity.ts';
import { SegmentEnum } from '../client/client.type.ts';
import { enumOf } from '../shared/enum.ts';
import { NodeType } from '../shared/node.type.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { ConditionUnion } from './condition.type.ts';
import type { ConditionType } from './condition.type.ts';
import { SeverityEnum } from './severity.enum.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { Field, ObjectType } from '../shared/fields.ts';
import { STAFF, STAFF_AND_WALL } from '../../security/duty-sets.ts';

export const RuleStatusEnum = enumOf<RuleStatus>('RuleStatus', 'Status of a rule version.', {
  DRAFT: 'Written, not in force.',
  PUBLISHED: 'In force; at most one version per code.',
  RETIRED: 'No longer in force, or a draft that was discarded.',
});

export const RuleSubjectEnum = enumOf<RuleSubject>('RuleSubject', 'What a rule is evaluated on.', {
  CLIENT: 'A client as a whole.',
  FACILITY: 'Each facility separately.',
});

export const ResponseDutyEnum = enumOf<ResponseDuty>('ResponseDuty', 'Who must respond.', {
  RELATIONSHIP_MANAGER: "The client's relationship manager.",
  CREDIT_OFFICER: 'Credit.',
  RISK_MANAGER: 'Independent credit risk.',
});

export const ResponseDemandType = objectType(
  'ResponseDemand',
  { description: 'Who must do what in response to an alert, and by when.' },
  {
    action: hidden<string>(),
    duty: field(() => ResponseDutyEnum, { duties: STAFF_AND_WALL, description: 'Who must respond.' }),
    withinHours: field(() => Int, {
      duties: STAFF_AND_WALL,
      description: 'Deadline in hours after the alert is raised, reopened or escalated.',
    }),
  },
);
export type ResponseDemandType = InstanceType<typeof ResponseDemandType>;

@ObjectType('WarningRule', {
  inherited: STAFF_AND_WALL,
  implements: NodeType,
  description:
    'One version of a warning rule. A published version never changes; an alert names the version it is based on.',
})
export class WarningRuleType extends NodeType {
  /** As they were drafted. */
  name!: string;
  description!: string;
  draftedByRowId!: string | null;
  publishedByRowId!: string | null;

  @Field(() => String, { duties: STAFF_AND_WALL, description: 'Stable code, the same across all versions.' })
  code!: string;

  @Field(() => Int, { duties: STAFF_AND_WALL, description: 'Version number from 1, counted per code.' })
  version!: number;

  @Field(() => RuleStatusEnum, { duties: STAFF_AND_WALL, description: 'Status of this version.' })
  status!: RuleStatus;

  @Field(() => SeverityEnum, { duties: STAFF_AND_WALL, description: 'Severity of the alerts it raises.' })
  severity!: Severity;

  @Field(() => RuleSubjectEnum, { duties: STAFF_AND_WALL, description: 'What it is evaluated on.' })
  subject!: RuleSubject;

  @Field(() => [SegmentEnum], { duties: STAFF_AND_WALL, description: 'The segments it covers; empty for all.' })
  segments!: ClientSegment[];

  @Field(() => ConditionUnion, { duties: STAFF_AND_WALL, description: 'The condition it tests.' })
  condition!: ConditionType;

  @Field(() => ResponseDemandType, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'The response its alerts require; null: none, and no deadline.',
  })
  response!: ResponseDemandType | null;

  @Field(() => DateTimeScalar, { duties: STAFF, description: 'Business time at which it was drafted.' })
  draftedAt!: Date;

  @Field(() => DateTimeScalar, {
    duties: STAFF,
    nullable: true,
    description: 'Business time at which it came into force; null until then.',
  })
  publishedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    duties: STAFF,
    nullable: true,
    description: 'Business time at which it was taken out of force; null until then.',
  })
  retiredAt!: Date | null;
}
