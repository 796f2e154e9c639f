import { Int } from 'type-graphql';
import type { DecisionAction } from '../../domain/warning/alert-decision.ts';
import { CommandFailureType, CommandResultType } from '../shared/command.type.ts';
import { enumOf } from '../shared/enum.ts';
import { WarningRuleType } from './warning-rule.type.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { Field, ObjectType } from '../shared/fields.ts';
import { STAFF } from '../../security/duty-sets.ts';

export const AlertDecisionEnum = enumOf<DecisionAction>(
  'AlertDecision',
  'What judging a rule does to its alert on a subject.',
  {
    RAISE: 'Raises one.',
    ADD_EVIDENCE: 'Adds evidence to the one that is open.',
    CLEAR: 'Clears it: the figures are sound again.',
    REOPEN: 'Reopens the one that was resolved.',
    NONE: 'Nothing.',
  },
);

@ObjectType('WarningRuleResult', {
  inherited: STAFF,
  implements: CommandResultType,
  description: 'A version of a rule as a command left it.',
})
export class WarningRuleResultType extends CommandResultType {
  @Field(() => WarningRuleType, { duties: STAFF, nullable: true, description: 'Null where the command failed.' })
  rule!: WarningRuleType | null;

  @Field(() => [CommandFailureType], {
    duties: STAFF,
    description: 'Every fault of a refused rule, each with its path; empty where there is none.',
  })
  failures!: CommandFailureType[];
}

export const DryRunSubjectType = objectType(
  'DryRunSubject',
  { description: 'What a rule would do to one client or facility.' },
  {
    clientRowId: hidden<string>(),
    facilityRowId: hidden<string | null>(),
    decision: field(() => AlertDecisionEnum, { duties: STAFF, description: 'What would happen to its alert.' }),
    explanation: field(() => String, { duties: STAFF, description: 'One sentence: what was seen, against what.' }),
  },
);
export type DryRunSubjectType = InstanceType<typeof DryRunSubjectType>;

@ObjectType('DryRunResult', {
  inherited: STAFF,
  implements: CommandResultType,
  description: 'What a rule would do if it were published now. Nothing was changed.',
})
export class DryRunResultType extends CommandResultType {
  @Field(() => WarningRuleType, {
    duties: STAFF,
    nullable: true,
    description: 'The version that was tried; null where the command failed.',
  })
  rule!: WarningRuleType | null;

  @Field(() => Int, {
    duties: STAFF,
    description: 'Alerts it would raise; 0 where the command failed, as in the other counts.',
  })
  raisedCount!: number;

  @Field(() => Int, { duties: STAFF, description: 'Resolved alerts it would reopen.' })
  reopenedCount!: number;

  @Field(() => Int, { duties: STAFF, description: 'Open alerts it would add evidence to.' })
  strengthenedCount!: number;

  @Field(() => Int, { duties: STAFF, description: 'Open alerts it would clear.' })
  clearedCount!: number;

  @Field(() => [DryRunSubjectType], {
    duties: STAFF,
    description: 'The first 100 that anything would happen to, new alerts first.',
  })
  subjects!: DryRunSubjectType[];
}
