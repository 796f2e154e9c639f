import { InputType, Int } from 'type-graphql';
import { draftWarningRule } from '../../app/warning/draft-warning-rule.ts';
import type { RuleOutput, RuleRefusal } from '../../app/warning/draft-warning-rule.ts';
import { dryRunWarningRule } from '../../app/warning/dry-run-warning-rule.ts';
import type { DryRunOutput } from '../../app/warning/dry-run-warning-rule.ts';
import { publishWarningRule } from '../../app/warning/publish-warning-rule.ts';
import { retireWarningRule } from '../../app/warning/retire-warning-rule.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { DecisionAction } from '../../domain/warning/alert-decision.ts';
import type { ResponseDemand, ResponseDuty } from '../../domain/warning/rule.ts';
import { STAFF } from '../../security/duty-sets.ts';
import { CLIENT_NODE } from '../client/client.loader.ts';
import { ClientType, SegmentEnum } from '../client/client.type.ts';
import { FACILITY_NODE } from '../facility/facility.loader.ts';
import { FacilityType } from '../facility/facility.type.ts';
import { CommandFailureType, CommandResultType, presentFailure, presentFailureValue } from '../shared/command.type.ts';
import { field, hidden, idInput, input, link, mutation, objectType } from '../shared/declared.ts';
import { enumOf } from '../shared/enum.ts';
import { Field, InputField, ObjectType } from '../shared/fields.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { WarningConditionInput, readCondition } from './condition.input.ts';
import { SeverityEnum } from './severity.enum.ts';
import { WARNING_RULE_NODE } from './warning-rule.loader.ts';
import { ResponseDutyEnum, RuleSubjectEnum, WarningRuleType } from './warning-rule.type.ts';

const AlertDecisionEnum = enumOf<DecisionAction>(
  'AlertDecision',
  'What evaluating a rule does to its alert on a client or facility.',
  {
    RAISE: 'Raises an alert.',
    ADD_EVIDENCE: 'Adds evidence to the open alert.',
    CLEAR: 'Clears the alert: its figures are back to normal.',
    REOPEN: 'Reopens the resolved alert.',
    NONE: 'No effect.',
  },
);

@ObjectType('WarningRuleResult', {
  inherited: STAFF,
  implements: CommandResultType,
  description: 'The rule version after the command.',
})
class WarningRuleResultType extends CommandResultType {
  @Field(() => WarningRuleType, { duties: STAFF, nullable: true, description: 'Null if the command failed.' })
  rule!: WarningRuleType | null;

  @Field(() => [CommandFailureType], {
    duties: STAFF,
    description: 'All faults of a refused rule, each with its path; empty if there are none.',
  })
  failures!: CommandFailureType[];
}

const DryRunSubjectType = objectType(
  'DryRunSubject',
  { description: 'What a rule would do to one client or facility.' },
  {
    clientRowId: hidden<string>(),
    facilityRowId: hidden<string | null>(),
    decision: field(() => AlertDecisionEnum, { duties: STAFF, description: 'What would happen to its alert.' }),
    explanation: field(() => String, {
      duties: STAFF,
      description: 'One sentence: what was observed, and against what threshold.',
    }),
  },
);
type DryRunSubjectType = InstanceType<typeof DryRunSubjectType>;

@ObjectType('DryRunResult', {
  inherited: STAFF,
  implements: CommandResultType,
  description: 'What a rule would do if it were published now. Nothing was changed.',
})
class DryRunResultType extends CommandResultType {
  @Field(() => WarningRuleType, {
    duties: STAFF,
    nullable: true,
    description: 'The version that was tried; null if the command failed.',
  })
  rule!: WarningRuleType | null;

  @Field(() => Int, {
    duties: STAFF,
    description: 'Number of alerts it would raise; 0 if the command failed, as for the other counts.',
  })
  raisedCount!: number;

  @Field(() => Int, { duties: STAFF, description: 'Number of resolved alerts it would reopen.' })
  reopenedCount!: number;

  @Field(() => Int, { duties: STAFF, description: 'Number of open alerts it would add evidence to.' })
  strengthenedCount!: number;

  @Field(() => Int, { duties: STAFF, description: 'Number of open alerts it would clear.' })
  clearedCount!: number;

  @Field(() => [DryRunSubjectType], {
    duties: STAFF,
    description: 'The first 100 clients or facilities affected, new alerts first.',
  })
  subjects!: DryRunSubjectType[];
}

@InputType({ description: 'Who must do what, and by when.' })
class ResponseDemandInput implements ResponseDemand {
  @InputField(() => ResponseDutyEnum, { description: 'Who must respond.' })
  duty!: ResponseDuty;

  @InputField(() => String, { description: 'What must be done.' })
  action!: string;

  @InputField(() => Int, {
    description: 'Deadline in hours after the alert is raised, reopened or escalated, 1 to 8760.',
  })
  withinHours!: number;
}

const RULE_RESULT = { type: WarningRuleResultType, answer: presentResult };

export const WARNING_MUTATIONS = [
  mutation(draftWarningRule, {
    description: 'Stores the next version of a rule as a draft, which has no effect until another user publishes it.',
    inputDescription: 'The next version of a rule. Fails with one of the RULE_ codes; `failures` lists every fault.',
    result: RULE_RESULT,
    input: {
      code: input(() => String, {
        description: '2 to 64 capital letters, digits and underscores; an existing code gets a further version.',
      }),
      name: input(() => String, { description: 'Display name.' }),
      description: input(() => String, { description: 'What it detects, and why.' }),
      severity: input(() => SeverityEnum, { description: 'Severity of the alerts it raises.' }),
      subject: input(() => RuleSubjectEnum, { description: 'What it is evaluated on.' }),
      segments: input(() => [SegmentEnum], { defaultValue: [], description: 'The segments it covers; empty for all.' }),
      condition: input(() => WarningConditionInput, { description: 'The condition it tests.' }),
      response: input(() => ResponseDemandInput, {
        nullable: true,
        description: 'The response its alerts require; mandatory for a RED rule.',
      }),
    },
    take: ({ condition, response = null, ...rest }) => ({
      definition: { ...rest, condition: readCondition(condition), response },
    }),
  }),
  mutation(dryRunWarningRule, {
    description: 'Evaluates a version of a rule on every client or facility it covers, and changes nothing.',
    inputDescription: 'A version of a rule; RULE_NOT_FOUND if there is none.',
    result: { type: DryRunResultType, answer: presentDryRun },
    input: { ruleId: idInput('WarningRule', { description: 'The version, whatever its status.' }) },
  }),
  mutation(publishWarningRule, {
    description:
      'Puts a draft into force in place of the published version, and immediately evaluates it on every client or facility it covers. The user who drafted it cannot publish it.',
    inputDescription:
      'A drafted version to put into force. Fails with RULE_NOT_FOUND, RULE_NOT_DRAFT, and with SEPARATION_OF_DUTIES for the user who drafted it.',
    result: RULE_RESULT,
    input: { ruleId: idInput('WarningRule', { description: 'The drafted version.' }) },
  }),
  mutation(retireWarningRule, {
    description:
      'Takes a version out of force, or discards a draft. Its open alerts remain for people to handle: the figures no longer clear them.',
    inputDescription: 'A version to take out of force. Fails with RULE_NOT_FOUND and RULE_RETIRED.',
    result: RULE_RESULT,
    input: { ruleId: idInput('WarningRule', { description: 'A published version, or a draft to discard.' }) },
  }),
];

export const DRY_RUN_LINKS = [
  link(
    () => DryRunSubjectType,
    'client',
    () => ClientType,
    { duties: STAFF, nullable: true, description: 'The client; null if outside your units.' },
    (context, { clientRowId }) => CLIENT_NODE.show(context, clientRowId),
  ),
  link(
    () => DryRunSubjectType,
    'facility',
    () => FacilityType,
    {
      duties: STAFF,
      nullable: true,
      description: 'The facility; null if the rule is evaluated on clients, or if outside your units.',
    },
    (context, { facilityRowId }) => FACILITY_NODE.show(context, facilityRowId),
  ),
];

async function presentResult(context: RequestContext, result: Result<RuleOutput>): Promise<WarningRuleResultType> {
  const faults = result.ok ? [] : ((result.failure as Partial<RuleRefusal>).faults ?? [result.failure]);
  return {
    rule: await WARNING_RULE_NODE.show(context, result.ok ? result.value.ruleId : null),
    failure: presentFailure(result),
    failures: faults.map(presentFailureValue),
  };
}

async function presentDryRun(context: RequestContext, result: Result<DryRunOutput>): Promise<DryRunResultType> {
  const counts = result.ok ? result.value.counts : { RAISE: 0, REOPEN: 0, ADD_EVIDENCE: 0, CLEAR: 0 };
  const subjects = result.ok ? result.value.subjects : [];
  return {
    rule: await WARNING_RULE_NODE.show(context, result.ok ? result.value.ruleId : null),
    raisedCount: counts.RAISE,
    reopenedCount: counts.REOPEN,
    strengthenedCount: counts.ADD_EVIDENCE,
    clearedCount: counts.CLEAR,
    subjects: subjects.map(({ clientId, facilityId, action, explanation }) => ({
      clientRowId: clientId,
      facilityRowId: facilityId,
      decision: action,
      explanation,
    })),
    failure: presentFailure(result),
  };
}
