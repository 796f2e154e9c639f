/**
 * Checks a rule before it is stored. What comes in may have passed through JSON, so nothing of its shape is taken on
 * trust: a malformed rule gives failures, never an exception, and every failure says where
 * (`condition.conditions.1.threshold`).
 */
import { validateCondition } from './condition-validation.ts';
import type { KnownIndicators } from './condition-validation.ts';
import { asRecord, fault, requireOneOf, requireText, requireWhole } from './rule-faults.ts';
import type { RuleFault } from './rule-faults.ts';
import { RESPONSE_DUTIES, RULE_SUBJECTS } from './rule.ts';
import type { WarningRuleDefinition } from './rule.ts';
import { SEVERITIES } from './severity.ts';

/** Hours of a year: a response that may wait longer is none. */
const MAX_WITHIN_HOURS = 8_760;

/** Every fault of a rule, in order of its fields; none when it may be stored. */
export function validateRule(
  definition: WarningRuleDefinition,
  knownIndicators: KnownIndicators,
): readonly RuleFault[] {
  const rule = asRecord(definition) ?? {};
  const { code } = rule;
  const faults = [
    typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,63}$/.test(code)
      ? []
      : fault('RULE_VALUE_UNKNOWN', 'code', 'A rule code is 2 to 64 capitals, digits and underscores.'),
    requireText(rule.name, 'name'),
    requireText(rule.description, 'description'),
    requireOneOf(rule.severity, SEVERITIES, 'severity'),
    requireOneOf(rule.subject, RULE_SUBJECTS, 'subject'),
    validateSegments(rule.segments),
    validateCondition(rule.condition, 'condition', 1, knownIndicators),
    validateResponse(rule.response, rule.severity),
  ];
  return faults.flat();
}

function validateSegments(segments: unknown): RuleFault[] {
  if (!Array.isArray(segments))
    return fault('RULE_FIELD_REQUIRED', 'segments', 'Give the list of segments, empty for all.');
  return segments.flatMap((segment, index) => requireText(segment, `segments.${index}`));
}

function validateResponse(response: unknown, severity: unknown): RuleFault[] {
  if (response === null || response === undefined) {
    return severity === 'RED'
      ? fault('RULE_RESPONSE_REQUIRED', 'response', 'A RED rule says who must do what by when.')
      : [];
  }
  const demand = asRecord(response);
  if (demand === null)
    return fault('RULE_FIELD_REQUIRED', 'response', 'A response has a duty, an action and withinHours.');
  return [
    ...requireOneOf(demand.duty, RESPONSE_DUTIES, 'response.duty'),
    ...requireText(demand.action, 'response.action'),
    ...requireWhole(demand.withinHours, 1, MAX_WITHIN_HOURS, 'response.withinHours'),
  ];
}
