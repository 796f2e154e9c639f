import { ok, type Result } from '../../shared/result.ts';
import type { IndicatorUnit } from '../indicator.ts';
import { buildStep } from './build-step.ts';
import { dimensionOf } from './check-dimensions.ts';
import type { CompiledFormula } from './compiled-formula.ts';
import { describeDimension, fitsUnit } from './dimension.ts';
import { FormulaRefusal, refuseFormula, type FormulaFailure } from './formula-failure.ts';
import { namesIn, type FormulaNode } from './formula-node.ts';
import { isLineCode, PERIOD_DAYS, type FormulaScope } from './formula-scope.ts';
import { parseFormula } from './parse-formula.ts';

/** Parses and checks a formula that is to give a figure of `unit`. */
export function compileFormula(
  text: string,
  unit: IndicatorUnit,
  scope: FormulaScope,
): Result<CompiledFormula, FormulaFailure> {
  const parsed = parseFormula(text);
  return parsed.ok ? compileNode(parsed.value, text, unit, scope) : parsed;
}

/** The same for a formula that was parsed before. */
export function compileNode(
  node: FormulaNode,
  text: string,
  unit: IndicatorUnit,
  scope: FormulaScope,
): Result<CompiledFormula, FormulaFailure> {
  try {
    const dimension = dimensionOf(node, scope);
    if (!fitsUnit(dimension, unit)) {
      throw new FormulaRefusal(
        'UNIT_MISMATCH',
        `The formula gives ${describeDimension(dimension)}, which is no ${unit}.`,
        node.start,
      );
    }
    const names = [...namesIn(node).keys()].filter((name) => name !== PERIOD_DAYS);
    const lines = names.filter(isLineCode);
    const indicators = names.filter((name) => !isLineCode(name));
    return ok({ text, unit, dimension, lines, indicators, evaluate: buildStep(node, text) });
  } catch (error) {
    if (error instanceof FormulaRefusal) return refuseFormula(error.code, error.message, text, error.position);
    throw error;
  }
}
