import { isDecimalString } from '../shared/decimal.ts';
import { fail } from '../shared/result.ts';
import type { Failure } from '../shared/result.ts';
import { compareDecimals } from './decimal-order.ts';

/** What can be wrong with a rule. */
export const RULE_FAULT_CODES = [
  'RULE_FIELD_REQUIRED',
  'RULE_VALUE_UNKNOWN',
  'RULE_OUT_OF_RANGE',
  'RULE_DECIMAL_INVALID',
  'RULE_INDICATOR_UNKNOWN',
  'RULE_CLEAR_LEVEL_WRONG_SIDE',
  'RULE_TOO_DEEP',
  'RULE_RESPONSE_REQUIRED',
] as const;
export type RuleFaultCode = (typeof RULE_FAULT_CODES)[number];
export type RuleFault = Failure<RuleFaultCode>;

const MAX_TEXT = 2_000;

/** An object whose properties nobody has checked. */
export type Raw = Readonly<Record<string, unknown>>;

/** A text that says something, of bearable length. */
export function requireText(text: unknown, path: string): RuleFault[] {
  if (typeof text === 'string' && text.trim() !== '' && text.length <= MAX_TEXT) return [];
  return fault('RULE_FIELD_REQUIRED', path, `A text of 1 to ${MAX_TEXT} characters is required.`);
}

/** One of a list of words. */
export function requireOneOf(value: unknown, allowed: readonly string[], path: string): RuleFault[] {
  return typeof value === 'string' && allowed.includes(value)
    ? []
    : fault('RULE_VALUE_UNKNOWN', path, `${describe(value)} is none of ${allowed.join(', ')}.`);
}

/** A whole number within bounds. */
export function requireWhole(value: unknown, least: number, most: number, path: string): RuleFault[] {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return [];
  return fault('RULE_OUT_OF_RANGE', path, `${describe(value)} is no whole number from ${least} to ${most}.`);
}

/** A decimal string. */
export function requireDecimal(value: unknown, path: string): RuleFault[] {
  if (typeof value === 'string' && isDecimalString(value)) return [];
  return fault('RULE_DECIMAL_INVALID', path, `${describe(value)} is no decimal; write it like "-0.2".`);
}

/** A decimal string above zero. */
export function requirePositiveDecimal(value: unknown, path: string): RuleFault[] {
  const faults = requireDecimal(value, path);
  if (faults.length > 0 || compareDecimals(value as string, '0') > 0) return faults;
  return fault('RULE_OUT_OF_RANGE', path, 'It must be above 0; the direction says which way.');
}

/** A check that an absent or null value passes. */
export function optional(value: unknown, check: (value: unknown) => RuleFault[]): RuleFault[] {
  return value === undefined || value === null ? [] : check(value);
}

/** The value as an object, null when it is none. */
export function asRecord(value: unknown): Raw | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : null;
}

/** A value as far as it helps to find the mistake; an input may be of any size. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return `"${value.slice(0, 80)}"`;
  return typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : value === undefined
      ? 'nothing'
      : `a value of type ${typeof value}`;
}

/** A list of one fault. */
export function fault(code: RuleFaultCode, path: string, message: string): RuleFault[] {
  return [fail(code, message, path).failure];
}
