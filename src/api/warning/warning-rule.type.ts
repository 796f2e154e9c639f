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

export const RuleStatusEnum = enumOf<RuleStatus>('RuleStatus', 'Where a version of a rule stands.', {
  DRAFT: 'Written, and in force for nothing.',
  PUBLISHED: 'In force; one version of a code at most.',
  RETIRED: 'No longer in force, or a draft that was discarded.',
});

export const RuleSubjectEnum = enumOf<RuleSubject>('RuleSubject', 'What a rule is judged on.', {
  CLIENT: 'A client as a whole.',
  FACILITY: 'Each facility by itself.',
});

export const ResponseDutyEnum = enumOf<ResponseDuty>('ResponseDuty', 'Who a response is demanded from.', {
  RELATIONSHIP_MANAGER: 'Whoever looks after the client.',
  CREDIT_OFFICER: 'Credit.',
  RISK_MANAGER: 'Independent credit risk.',
});

export const ResponseDemandType = objectType(
  'ResponseDemand',
  { description: 'Who must do what about an alert, by when.' },
  {
    action: hidden<string>(),
    duty: field(() => ResponseDutyEnum, { duties: STAFF_AND_WALL, description: 'Who.' }),
    withinHours: field(() => Int, {
      duties: STAFF_AND_WALL,
      description: 'Within how many hours of being raised, reopened or escalated.',
    }),
  },
);
export type ResponseDemandType = InstanceType<typeof ResponseDemandType>;

@ObjectType('WarningRule', {
  inherited: STAFF_AND_WALL,
  implements: NodeType,
  description:
    'One version of a warning rule. A published version never changes; an alert names the version it stands on.',
})
export class WarningRuleType extends NodeType {
  /** As they were drafted. */
  name!: string;
  description!: string;
  draftedByRowId!: string | null;
  publishedByRowId!: string | null;

  @Field(() => String, { duties: STAFF_AND_WALL, description: 'Stable name, the same over all versions.' })
  code!: string;

  @Field(() => Int, { duties: STAFF_AND_WALL, description: 'From 1, counted per code.' })
  version!: number;

  @Field(() => RuleStatusEnum, { duties: STAFF_AND_WALL, description: 'Where this version stands.' })
  status!: RuleStatus;

  @Field(() => SeverityEnum, { duties: STAFF_AND_WALL, description: 'Of the alerts it raises.' })
  severity!: Severity;

  @Field(() => RuleSubjectEnum, { duties: STAFF_AND_WALL, description: 'What it is judged on.' })
  subject!: RuleSubject;

  @Field(() => [SegmentEnum], { duties: STAFF_AND_WALL, description: 'The segments it covers; empty: all.' })
  segments!: ClientSegment[];

  @Field(() => ConditionUnion, { duties: STAFF_AND_WALL, description: 'What it looks for.' })
  condition!: ConditionType;

  @Field(() => ResponseDemandType, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'The response its alerts demand; null: none, and no deadline.',
  })
  response!: ResponseDemandType | null;

  @Field(() => DateTimeScalar, { duties: STAFF, description: 'Business time of the draft.' })
  draftedAt!: Date;

  @Field(() => DateTimeScalar, {
    duties: STAFF,
    nullable: true,
    description: 'Business time of coming into force; null before.',
  })
  publishedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    duties: STAFF,
    nullable: true,
    description: 'Business time of going out of force; null before.',
  })
  retiredAt!: Date | null;
}
