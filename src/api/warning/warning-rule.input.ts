import { ID, InputType, Int } from 'type-graphql';
import type { ClientSegment } from '../../domain/client/client-segment.ts';
import type { ResponseDemand, ResponseDuty, RuleSubject, WarningRuleDefinition } from '../../domain/warning/rule.ts';
import type { Severity } from '../../domain/warning/severity.ts';
import { SegmentEnum } from '../client/client.type.ts';
import { CommandInput } from '../shared/command.type.ts';
import { WarningConditionInput, readCondition } from './condition.input.ts';
import { SeverityEnum } from './severity.enum.ts';
import { ResponseDutyEnum, RuleSubjectEnum } from './warning-rule.type.ts';
import { InputField } from '../shared/fields.ts';

@InputType({ description: 'Who must do what, by when.' })
export class ResponseDemandInput implements ResponseDemand {
  @InputField(() => ResponseDutyEnum, { description: 'Who.' })
  duty!: ResponseDuty;

  @InputField(() => String, { description: 'What.' })
  action!: string;

  @InputField(() => Int, { description: 'Within how many hours of being raised, reopened or escalated, 1 to 8760.' })
  withinHours!: number;
}

@InputType({
  description: 'The next version of a rule. Fails with one of the RULE_ codes; `failures` lists every fault.',
})
export class DraftWarningRuleInput extends CommandInput {
  @InputField(() => String, {
    description: '2 to 64 capitals, digits and underscores; one that is there already gets a further version.',
  })
  code!: string;

  @InputField(() => String, { description: 'What people call it.' })
  name!: string;

  @InputField(() => String, { description: 'What it looks for, and why.' })
  description!: string;

  @InputField(() => SeverityEnum, { description: 'Of the alerts it raises.' })
  severity!: Severity;

  @InputField(() => RuleSubjectEnum, { description: 'What it is judged on.' })
  subject!: RuleSubject;

  @InputField(() => [SegmentEnum], { defaultValue: [], description: 'The segments it covers; empty: all.' })
  segments!: ClientSegment[];

  @InputField(() => WarningConditionInput, { description: 'What it looks for.' })
  condition!: WarningConditionInput;

  @InputField(() => ResponseDemandInput, {
    nullable: true,
    description: 'The response its alerts demand; a RED rule must demand one.',
  })
  response?: ResponseDemandInput | null;
}

@InputType({ description: 'A version of a rule: RULE_NOT_FOUND where there is none.' })
export class DryRunWarningRuleInput extends CommandInput {
  @InputField(() => ID, { description: 'The version, whatever its status.' })
  ruleId!: string;
}

@InputType({
  description:
    'A drafted version to put into force. Fails with RULE_NOT_FOUND, RULE_NOT_DRAFT, and with SEPARATION_OF_DUTIES for whoever drafted it.',
})
export class PublishWarningRuleInput extends CommandInput {
  @InputField(() => ID, { description: 'The drafted version.' })
  ruleId!: string;
}

@InputType({ description: 'A version to take out of force. Fails with RULE_NOT_FOUND and RULE_RETIRED.' })
export class RetireWarningRuleInput extends CommandInput {
  @InputField(() => ID, { description: 'A published version, or a draft to discard.' })
  ruleId!: string;
}

/** The rule as the domain knows it. */
export function readRule({
  idempotencyKey: _key,
  condition,
  response,
  ...rest
}: DraftWarningRuleInput): WarningRuleDefinition {
  return { ...rest, condition: readCondition(condition), response: response ?? null };
}
