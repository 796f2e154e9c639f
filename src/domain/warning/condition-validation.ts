import { COMPARISONS } from './condition.ts';
import type { Comparison } from './condition.ts';
import { compareDecimals } from './decimal-order.ts';
import {
  asRecord,
  describe,
  fault,
  optional,
  requireDecimal,
  requireOneOf,
  requirePositiveDecimal,
  requireWhole,
} from './rule-faults.ts';
import type { Raw, RuleFault } from './rule-faults.ts';
import { badDirection } from './trigger.ts';

/** What validation needs to know of an indicator. */
export interface KnownIndicator {
  readonly unit: string;
}
/** The indicators a rule may name, by code. */
export type KnownIndicators = ReadonlyMap<string, KnownIndicator>;

/** Composites inside one another, the outermost included. */
export const MAX_CONDITION_DEPTH = 4;
/** Conditions directly inside one composite. */
export const MAX_CONDITIONS = 20;
/** Observations a condition may look back over. */
export const MAX_PERIODS = 120;
/** Days a condition may look back over: ten years. */
export const MAX_DAYS = 3_660;

/** Every fault of a condition and of those inside it; `depth` counts composites, the outermost being 1. */
export function validateCondition(
  condition: unknown,
  path: string,
  depth: number,
  known: KnownIndicators,
): RuleFault[] {
  const raw = asRecord(condition);
  if (raw === null) return fault('RULE_FIELD_REQUIRED', path, 'A condition is an object with a kind.');
  if (raw.kind === 'COMPOSITE') return validateComposite(raw, path, depth, known);
  const validateLeaf =
    typeof raw.kind === 'string' && Object.hasOwn(LEAF_CHECKS, raw.kind) ? LEAF_CHECKS[raw.kind] : undefined;
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
  if (depth > MAX_CONDITION_DEPTH)
    return fault('RULE_TOO_DEEP', path, `Composites nest ${MAX_CONDITION_DEPTH} deep at most.`);
  if (!Array.isArray(inner) || inner.length === 0 || inner.length > MAX_CONDITIONS) {
    return fault('RULE_OUT_OF_RANGE', `${path}.conditions`, `A composite has 1 to ${MAX_CONDITIONS} conditions.`);
  }
  const isCounted = raw.operator === 'AT_LEAST';
  const atLeast = isCounted
    ? requireWhole(raw.atLeast, 1, inner.length, `${path}.atLeast`)
    : optional(raw.atLeast, () =>
        fault('RULE_VALUE_UNKNOWN', `${path}.atLeast`, 'Only AT_LEAST takes a number of conditions.'),
      );
  return [
    ...requireOneOf(raw.operator, ['ALL', 'ANY', 'AT_LEAST'], `${path}.operator`),
    ...atLeast,
    ...inner.flatMap((condition, index) =>
      validateCondition(condition, `${path}.conditions.${index}`, depth + 1, known),
    ),
  ];
}

function validateTrigger(raw: Raw, path: string): RuleFault[] {
  const { comparison, threshold, clearThreshold } = raw;
  const faults = [
    ...requireOneOf(comparison, COMPARISONS, `${path}.comparison`),
    ...requireDecimal(threshold, `${path}.threshold`),
  ];
  return [
    ...faults,
    ...optional(clearThreshold, (clear) =>
      validateClearThreshold(comparison, threshold, clear, `${path}.clearThreshold`),
    ),
  ];
}

function validateClearThreshold(comparison: unknown, threshold: unknown, clear: unknown, path: string): RuleFault[] {
  const faults = requireDecimal(clear, path);
  if (faults.length > 0) return faults;
  if (comparison === 'EQ' || comparison === 'NEQ') {
    return fault(
      'RULE_VALUE_UNKNOWN',
      path,
      `${comparison} has no healthy side, so it takes no clear level; leave it out.`,
    );
  }
  const comparable =
    requireOneOf(comparison, COMPARISONS, path).length === 0 && requireDecimal(threshold, path).length === 0;
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
  return fault(
    'RULE_CLEAR_LEVEL_WRONG_SIDE',
    path,
    `The clear level ${clear} is on the bad side of the threshold; it must be ${side} ${threshold}.`,
  );
}

function validateFlagLevel(raw: Raw, path: string, known: KnownIndicators): RuleFault[] {
  const isFlag = typeof raw.indicator === 'string' && known.get(raw.indicator)?.unit === 'FLAG';
  if (!isFlag || raw.threshold === '0' || raw.threshold === '1') return [];
  return fault('RULE_OUT_OF_RANGE', `${path}.threshold`, `${String(raw.indicator)} is a flag: compare it with 0 or 1.`);
}

function validateIndicator(indicator: unknown, path: string, known: KnownIndicators): RuleFault[] {
  if (typeof indicator === 'string' && known.has(indicator)) return [];
  return fault(
    'RULE_INDICATOR_UNKNOWN',
    path,
    `There is no indicator ${describe(indicator)}; define it first, or correct the code.`,
  );
}
