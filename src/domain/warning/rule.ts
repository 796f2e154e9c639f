import type { Condition } from './condition.ts';
import type { Severity } from './severity.ts';

/** Who a rule may demand a response from. */
export const RESPONSE_DUTIES = ['RELATIONSHIP_MANAGER', 'CREDIT_OFFICER', 'RISK_MANAGER'] as const;
export type ResponseDuty = (typeof RESPONSE_DUTIES)[number];

/** What a rule is judged on: a client as a whole, or one of its facilities. */
export const RULE_SUBJECTS = ['CLIENT', 'FACILITY'] as const;
export type RuleSubject = (typeof RULE_SUBJECTS)[number];

/** The response a warning demands: who does what, within how many hours of being raised. */
export interface ResponseDemand {
  readonly duty: ResponseDuty;
  readonly action: string;
  readonly withinHours: number;
}

/** A warning rule as one version of it is stored; an alert names the version it was raised by. */
export interface WarningRuleDefinition {
  /** Stable name in UPPER_SNAKE_CASE, the same over all versions. */
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly severity: Severity;
  readonly subject: RuleSubject;
  /** The segments it covers; empty covers all. */
  readonly segments: readonly string[];
  readonly condition: Condition;
  /** Null demands nothing and sets no deadline; a RED rule always demands something. */
  readonly response: ResponseDemand | null;
}

/** Whether a rule covers a subject of that segment; a subject without one (null) is covered by rules for all only. */
export function coversSegment(definition: Pick<WarningRuleDefinition, 'segments'>, segment: string | null): boolean {
  return definition.segments.length === 0 || (segment !== null && definition.segments.includes(segment));
}
