import { BUILT_IN_INDICATORS } from '../../../../src/domain/indicator/catalogue.ts';
import { compileCatalogue, type CompiledCatalogue } from '../../../../src/domain/indicator/compile-catalogue.ts';
import { compileFormula } from '../../../../src/domain/indicator/formula/compile-formula.ts';
import { evaluateFormula, type FormulaResult } from '../../../../src/domain/indicator/formula/evaluate-formula.ts';
import { StatementSeries, type SeriesStatement } from '../../../../src/domain/indicator/formula/statement-series.ts';
import type { IndicatorUnit } from '../../../../src/domain/indicator/indicator.ts';
import { addDays, addMonths } from '../../../../src/domain/shared/time.ts';

/** The built-in catalogue, compiled; the tests cannot begin without it. */
export const builtIn: CompiledCatalogue = (() => {
  const compiled = compileCatalogue(BUILT_IN_INDICATORS);
  if (!compiled.ok) throw new Error(compiled.failure.message);
  return compiled.value;
})();

/** A statement of `months` that ends on `periodEnd`; its id is `months:periodEnd` unless given. */
export function statement(
  periodEnd: string,
  lines: Record<string, string>,
  months = 12,
  changes: Partial<SeriesStatement> = {},
): SeriesStatement {
  const periodStart = addMonths(addDays(periodEnd, 1), -months);
  return {
    id: `${months}:${periodEnd}`,
    periodStart,
    periodEnd,
    periodMonths: months,
    currency: 'USD',
    lines,
    ...changes,
  };
}

/** The figure of a formula at the last of the statements. */
export function evaluate(text: string, unit: IndicatorUnit, ...statements: readonly SeriesStatement[]): FormulaResult {
  const formula = compileFormula(text, unit, builtIn.scope);
  if (!formula.ok) throw new Error(formula.failure.message);
  const series = new StatementSeries(statements);
  return evaluateFormula(formula.value, { series, statementId: statements.at(-1)!.id, formulas: builtIn.formulas });
}

/** `statementId line` of each reference, a `?` behind those that are not reported. */
export function linesOf(result: FormulaResult): string[] {
  return result.lines.map(({ statementId, line, reported }) => `${statementId} ${line}${reported ? '' : '?'}`);
}
