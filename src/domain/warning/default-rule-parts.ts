import type { DecimalString } from '../shared/decimal.ts';
import type { ChangeCondition, Comparison, Condition, LevelCondition } from './condition.ts';
import type { ResponseDemand, WarningRuleDefinition } from './rule.ts';
import type { Severity } from './severity.ts';

/** A level over one observation, with its clear level where it has one. */
export function level(
  indicator: string,
  comparison: Comparison,
  threshold: DecimalString,
  clearThreshold: DecimalString | null = null,
): LevelCondition {
  return { kind: 'LEVEL', indicator, comparison, threshold, clearThreshold, periods: 1 };
}

/** An event that was recorded: a flag of 1. */
export function event(indicator: string): LevelCondition {
  return level(indicator, 'EQ', '1');
}

/** A change against the observation before. */
export function change(
  indicator: string,
  mode: ChangeCondition['mode'],
  comparison: Comparison,
  threshold: DecimalString,
  clearThreshold: DecimalString | null = null,
): ChangeCondition {
  return { kind: 'CHANGE', indicator, mode, overPeriods: 1, comparison, threshold, clearThreshold, periods: 1 };
}

/** Any of several conditions. */
export function anyOf(...conditions: readonly Condition[]): Condition {
  return { kind: 'COMPOSITE', operator: 'ANY', conditions };
}

/** What a severity demands where a rule names nothing else: the graver, the sooner and the further from the client. */
const RESPONSES: Readonly<Record<Severity, ResponseDemand>> = {
  YELLOW: {
    duty: 'RELATIONSHIP_MANAGER',
    action: 'Ask the client for the cause and record the answer',
    withinHours: 240,
  },
  ORANGE: {
    duty: 'CREDIT_OFFICER',
    action: 'Review the exposure with the relationship manager and plan the action',
    withinHours: 72,
  },
  RED: {
    duty: 'RISK_MANAGER',
    action: 'Stop further drawing until reviewed, and decide on the watch list',
    withinHours: 24,
  },
};

/** A rule of the default pack for every segment, with the response of its severity. */
export function rule(
  subject: WarningRuleDefinition['subject'],
  severity: Severity,
  code: string,
  name: string,
  condition: Condition,
  description: string,
): WarningRuleDefinition {
  return { code, name, description, severity, subject, segments: [], condition, response: RESPONSES[severity] };
}
