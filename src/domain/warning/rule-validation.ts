/**
 * Checks a rule before it is stored. What comes in may have passed through JSON, so nothing of its shape is taken on trust:
 * a malformed rule gives failures, never an exception, and every failure says where (`condition.conditions.1.threshold`).
 */
import { isDecimalString } from '../shared/decimal.ts';
import { fail } from '../shared/result.ts';
import type { Failure } from '../shared/result.ts';
import { COMPARISONS } from './condition.ts';
import type { Comparison } from './condition.ts';
import { compareDecimals } from './decimal-order.ts';
import { RESPONSE_DUTIES, RULE_SUBJECTS } from './rule.ts';
import type { WarningRuleDefinition } from './rule.ts';
import { SEVERITIES } from './severity.ts';
import { badDirection } from './trigger.ts';

export const RULE_FAULT_CODES = [
  'RULE_FIELD_REQUIRED', 'RULE_VALUE_UNKNOWN', 'RULE_OUT_OF_RANGE', 'RULE_DECIMAL_INVALID', 'RULE_INDICATOR_UNKNOWN',
  'RULE_CLEAR_LEVEL_WRONG_SIDE', 'RULE_TOO_DEEP', 'RULE_RESPONSE_REQUIRED',
] as const;
export type RuleFaultCode = (typeof RULE_FAULT_CODES)[number];
export type RuleFault = Failure<RuleFaultCode>;

/** What validation needs to know of an indicator. */
export interface KnownIndicator {
  readonly unit: string;
}
type KnownIndicators = ReadonlyMap<string, KnownIndicator>;

/** Composites inside one another, the outermost included. */
export const MAX_CONDITION_DEPTH = 4;
/** Conditions directly inside one composite. */
export const MAX_CONDITIONS = 20;
/** Observations a condition may look back over. */
export const MAX_PERIODS = 120;
/** Days a condition may look back over: ten years. */
export const MAX_DAYS = 3_660;
const MAX_WITHIN_HOURS = 8_760;
const MAX_TEXT = 2_000;

type Raw = Readonly<Record<string, unknown>>;

/** Every fault of a rule, in order of its fields; none when it may be stored. */
export function validateRule(definition: WarningRuleDefinition, knownIndicators: KnownIndicators): readonly RuleFault[] {
  const rule = asRecord(definition) ?? {};
  const { code } = rule;
  const faults = [
    typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,63}$/.test(code) ? [] : fault('RULE_VALUE_UNKNOWN', 'code', 'A rule code is 2 to 64 capitals, digits and underscores.'),
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
  if (!Array.isArray(segments)) return fault('RULE_FIELD_REQUIRED', 'segments', 'Give the list of segments, empty for all.');
  return segments.flatMap((segment, index) => requireText(segment, `segments.${index}`));
}

function validateResponse(response: unknown, severity: unknown): RuleFault[] {
  if (response === null || response === undefined) {
    return severity === 'RED' ? fault('RULE_RESPONSE_REQUIRED', 'response', 'A RED rule says who must do what by when.') : [];
  }
  const demand = asRecord(response);
  if (demand === null) return fault('RULE_FIELD_REQUIRED', 'response', 'A response has a duty, an action and withinHours.');
  return [
    ...requireOneOf(demand.duty, RESPONSE_DUTIES, 'response.duty'),
    ...requireText(demand.action, 'response.action'),
    ...requireWhole(demand.withinHours, 1, MAX_WITHIN_HOURS, 'response.withinHours'),
  ];
}

function validateCondition(condition: unknown, path: string, depth: number, known: KnownIndicators): RuleFault[] {
  const raw = asRecord(condition);
  if (raw === null) return fault('RULE_FIELD_REQUIRED', path, 'A condition is an object with a kind.');
  if (raw.kind === 'COMPOSITE') return validateComposite(raw, path, depth, known);
  const validateLeaf = typeof raw.kind === 'string' && Object.hasOwn(LEAF_CHECKS, raw.kind) ? LEAF_CHECKS[raw.kind] : undefined;
  if (validateLeaf === undefined) {
    return fault('RULE_VALUE_UNKNOWN', `${path}.kind`, `Kinds are ${Object.keys(LEAF_CHECKS).join(', ')}, COMPOSITE.`);
  }
  return [...validateIndicator(raw.indicator, `${path}.indicator`, known), ...validateLeaf(raw, path, known)];
}

const LEAF_CHECKS: Readonly<Record<string, (raw: Raw, path: string, known: KnownIndicators) => RuleFault[]>> = {
  LEVEL: (raw, path, known) => [
    ...validateTrigger(raw, path),
    ...requireWhole(raw.periods, 1, MAX_PERIODS, `${path}.periods`),
    ...optional(raw.forDays, (days) => requireWhole(days, 1, MAX_PERIODS, `${path}.forDays`)),
    ...validateFlagLevel(raw, path, known),
  ],
  CHANGE: (raw, path) => [
    ...requireOneOf(raw.mode, ['ABSOLUTE', 'RELATIVE'], `${path}.mode`),
    ...requireWhole(raw.overPeriods, 1, MAX_PERIODS, `${path}.overPeriods`),
    ...validateTrigger(raw, path),
    ...requireWhole(raw.periods, 1, MAX_PERIODS, `${path}.periods`),
  ],
  TREND: (raw, path) => [
    ...requireOneOf(raw.direction, ['RISING', 'FALLING'], `${path}.direction`),
    ...requireWhole(raw.periods, 2, MAX_PERIODS, `${path}.periods`),
    ...optional(raw.minimumChange, (change) => requirePositiveDecimal(change, `${path}.minimumChange`)),
  ],
  PEER_PERCENTILE: (raw, path) => [
    ...requireOneOf(raw.comparison, ['LT', 'GT'], `${path}.comparison`),
    ...requireWhole(raw.percentile, 0, 100, `${path}.percentile`),
    ...optional(raw.clearPercentile, (clear) => validateClearPercentile(raw, clear, `${path}.clearPercentile`)),
    ...optional(raw.minimumPeers, (peers) => requireWhole(peers, 1, 1_000, `${path}.minimumPeers`)),
  ],
  STALENESS: (raw, path) => requireWhole(raw.maxAgeDays, 1, MAX_DAYS, `${path}.maxAgeDays`),
};

function validateComposite(raw: Raw, path: string, depth: number, known: KnownIndicators): RuleFault[] {
  const inner = raw.conditions;
  if (depth > MAX_CONDITION_DEPTH) return fault('RULE_TOO_DEEP', path, `Composites nest ${MAX_CONDITION_DEPTH} deep at most.`);
  if (!Array.isArray(inner) || inner.length === 0 || inner.length > MAX_CONDITIONS) {
    return fault('RULE_OUT_OF_RANGE', `${path}.conditions`, `A composite has 1 to ${MAX_CONDITIONS} conditions.`);
  }
  const isCounted = raw.operator === 'AT_LEAST';
  const atLeast = isCounted
    ? requireWhole(raw.atLeast, 1, inner.length, `${path}.atLeast`)
    : optional(raw.atLeast, () => fault('RULE_VALUE_UNKNOWN', `${path}.atLeast`, 'Only AT_LEAST takes a number of conditions.'));
  return [
    ...requireOneOf(raw.operator, ['ALL', 'ANY', 'AT_LEAST'], `${path}.operator`),
    ...atLeast,
    ...inner.flatMap((condition, index) => validateCondition(condition, `${path}.conditions.${index}`, depth + 1, known)),
  ];
}

function validateTrigger(raw: Raw, path: string): RuleFault[] {
  const { comparison, threshold, clearThreshold } = raw;
  const faults = [...requireOneOf(comparison, COMPARISONS, `${path}.comparison`), ...requireDecimal(threshold, `${path}.threshold`)];
  return [...faults, ...optional(clearThreshold, (clear) => validateClearThreshold(comparison, threshold, clear, `${path}.clearThreshold`))];
}

function validateClearThreshold(comparison: unknown, threshold: unknown, clear: unknown, path: string): RuleFault[] {
  const faults = requireDecimal(clear, path);
  if (faults.length > 0) return faults;
  if (comparison === 'EQ' || comparison === 'NEQ') {
    return fault('RULE_VALUE_UNKNOWN', path, `${comparison} has no healthy side, so it takes no clear level; leave it out.`);
  }
  const comparable = requireOneOf(comparison, COMPARISONS, path).length === 0 && requireDecimal(threshold, path).length === 0;
  if (!comparable) return [];
  return requireHealthySide(badDirection(comparison as Comparison), threshold as string, clear as string, path);
}

function validateClearPercentile(raw: Raw, clear: unknown, path: string): RuleFault[] {
  const faults = requireWhole(clear, 0, 100, path);
  if (faults.length > 0 || !Number.isInteger(raw.percentile)) return faults;
  return requireHealthySide(raw.comparison === 'GT' ? 1 : -1, String(raw.percentile), String(clear), path);
}

function requireHealthySide(direction: number, threshold: string, clear: string, path: string): RuleFault[] {
  if (compareDecimals(clear, threshold) * direction <= 0) return [];
  const side = direction > 0 ? 'at or below' : 'at or above';
  return fault('RULE_CLEAR_LEVEL_WRONG_SIDE', path, `The clear level ${clear} is on the bad side of the threshold; it must be ${side} ${threshold}.`);
}

function validateFlagLevel(raw: Raw, path: string, known: KnownIndicators): RuleFault[] {
  const isFlag = typeof raw.indicator === 'string' && known.get(raw.indicator)?.unit === 'FLAG';
  if (!isFlag || raw.threshold === '0' || raw.threshold === '1') return [];
  return fault('RULE_OUT_OF_RANGE', `${path}.threshold`, `${String(raw.indicator)} is a flag: compare it with 0 or 1.`);
}

function validateIndicator(indicator: unknown, path: string, known: KnownIndicators): RuleFault[] {
  if (typeof indicator === 'string' && known.has(indicator)) return [];
  return fault('RULE_INDICATOR_UNKNOWN', path, `There is no indicator ${describe(indicator)}; define it first, or correct the code.`);
}

function requireText(text: unknown, path: string): RuleFault[] {
  if (typeof text === 'string' && text.trim() !== '' && text.length <= MAX_TEXT) return [];
  return fault('RULE_FIELD_REQUIRED', path, `A text of 1 to ${MAX_TEXT} characters is required.`);
}

function requireOneOf(value: unknown, allowed: readonly string[], path: string): RuleFault[] {
  return typeof value === 'string' && allowed.includes(value) ? [] : fault('RULE_VALUE_UNKNOWN', path, `${describe(value)} is none of ${allowed.join(', ')}.`);
}

function requireWhole(value: unknown, least: number, most: number, path: string): RuleFault[] {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return [];
  return fault('RULE_OUT_OF_RANGE', path, `${describe(value)} is no whole number from ${least} to ${most}.`);
}

function requireDecimal(value: unknown, path: string): RuleFault[] {
  if (typeof value === 'string' && isDecimalString(value)) return [];
  return fault('RULE_DECIMAL_INVALID', path, `${describe(value)} is no decimal; write it like "-0.2".`);
}

function requirePositiveDecimal(value: unknown, path: string): RuleFault[] {
  const faults = requireDecimal(value, path);
  if (faults.length > 0 || compareDecimals(value as string, '0') > 0) return faults;
  return fault('RULE_OUT_OF_RANGE', path, 'It must be above 0; the direction says which way.');
}

function optional(value: unknown, check: (value: unknown) => RuleFault[]): RuleFault[] {
  return value === undefined || value === null ? [] : check(value);
}

function asRecord(value: unknown): Raw | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : null;
}

/** A value as far as it helps to find the mistake; an input may be of any size. */
function describe(value: unknown): string {
  if (typeof value === 'string') return `"${value.slice(0, 80)}"`;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value === undefined ? 'nothing' : `a value of type ${typeof value}`;
}

function fault(code: RuleFaultCode, path: string, message: string): RuleFault[] {
  return [fail(code, message, path).failure];
}
