import type { DecimalString } from '../../shared/decimal.ts';
import type { CompiledFormula } from './compiled-formula.ts';
import { FormulaRun, type Outcome } from './formula-run.ts';
import type { LineRef, StatementSeries } from './statement-series.ts';

/** A figure with the lines it stands on, or none with the first reason why. */
export type FormulaResult =
  | { readonly value: DecimalString; readonly reason: null; readonly lines: readonly LineRef[] }
  | { readonly value: null; readonly reason: string; readonly lines: readonly LineRef[] };

/** Which statement a formula is evaluated at, and the formulas of the indicators it may name. */
export interface FormulaContext {
  readonly series: StatementSeries;
  readonly statementId: string;
  readonly formulas: ReadonlyMap<string, CompiledFormula>;
}

/** A formula's figure at one statement: 20 significant digits in plain notation. */
export function evaluateFormula(formula: CompiledFormula, context: FormulaContext): FormulaResult {
  const home = context.series.indexOf(context.statementId);
  return toFormulaResult(new FormulaRun(context.series, home, context.formulas).outcome(formula, home));
}

/** An outcome as it leaves the domain. */
export function toFormulaResult({ value, reason, used }: Outcome): FormulaResult {
  const lines = [...used];
  return value === null ? { value: null, reason: reason!, lines } : { value: value.toFixed(), reason: null, lines };
}
