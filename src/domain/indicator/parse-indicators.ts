import { ok, type Result } from '../shared/result.ts';
import { refuseFormula, type FormulaFailure } from './formula/formula-failure.ts';
import { namesIn, type FormulaNode } from './formula/formula-node.ts';
import { isLineCode, isReservedName, PERIOD_DAYS, unknownName } from './formula/formula-scope.ts';
import { parseFormula } from './formula/parse-formula.ts';
import type { IndicatorDefinition } from './indicator.ts';

/** An indicator computed from statements, its formula parsed. */
export interface ParsedIndicator {
  readonly definition: IndicatorDefinition & { readonly formula: string };
  readonly node: FormulaNode;
  /** Its index among the definitions. */
  readonly place: number;
  /** The other indicators its formula names, each with the position of the first reference. */
  readonly references: ReadonlyMap<string, number>;
}

const CODE_PATTERN = /^[a-z][a-z0-9_]{0,63}$/;

/**
 * Parses the formula indicators among the definitions, by code. Refused are codes used twice or taken by the language,
 * formulas that cannot be read, and references to indicators that do not exist; `path` is then the indicator's code.
 */
export function parseIndicators(
  definitions: readonly IndicatorDefinition[],
): Result<ReadonlyMap<string, ParsedIndicator>, FormulaFailure> {
  const codes = checkCodes(definitions);
  if (!codes.ok) return codes;
  const known: KnownCodes = {
    indicators: new Set(definitions.filter(({ formula }) => formula !== null).map(({ code }) => code)),
    otherIndicators: new Set(definitions.filter(({ formula }) => formula === null).map(({ code }) => code)),
  };
  const parsed = new Map<string, ParsedIndicator>();
  for (const [place, definition] of definitions.entries()) {
    const { formula } = definition;
    if (formula === null) continue;
    const indicator = parseIndicator({ ...definition, formula }, place, known);
    if (!indicator.ok) return indicator;
    parsed.set(definition.code, indicator.value);
  }
  return ok(parsed);
}

interface KnownCodes {
  readonly indicators: ReadonlySet<string>;
  readonly otherIndicators: ReadonlySet<string>;
}

function parseIndicator(
  definition: ParsedIndicator['definition'],
  place: number,
  known: KnownCodes,
): Result<ParsedIndicator, FormulaFailure> {
  const { code, formula } = definition;
  const parsed = parseFormula(formula);
  if (!parsed.ok) return { ok: false, failure: { ...parsed.failure, path: code } };
  const references = new Map([...namesIn(parsed.value)].filter(([name]) => !isLineCode(name) && name !== PERIOD_DAYS));
  for (const [name, start] of references) {
    if (known.indicators.has(name)) continue;
    const refusal = unknownName({ name, start }, known);
    return refuseFormula(refusal.code, refusal.message, formula, start, code);
  }
  return ok({ definition, node: parsed.value, place, references });
}

function checkCodes(definitions: readonly IndicatorDefinition[]): Result<true, FormulaFailure> {
  const seen = new Set<string>();
  for (const { code, formula } of definitions) {
    const problem = codeProblem(code, formula, seen);
    if (problem !== null) return refuseFormula('FORMULA_NAME_TAKEN', problem, formula ?? '', 0, code.slice(0, 64));
    seen.add(code);
  }
  return ok(true);
}

function codeProblem(code: string, formula: string | null, seen: ReadonlySet<string>): string | null {
  if (!CODE_PATTERN.test(code))
    return 'An indicator code is 1 to 64 lower-case letters, digits and underscores, and begins with a letter.';
  if (seen.has(code)) return `There is an indicator ${code} already; choose another code.`;
  if (isReservedName(code)) return `${code} belongs to the formula language; choose another code.`;
  // Formulas read such a name as the line, so the indicator must be that line or the name would mean two things.
  if (isLineCode(code) && formula?.trim() !== code)
    return `${code} is a statement line; an indicator of that code has the formula ${code} and no other.`;
  return null;
}
