import type { IsoDate } from '../shared/time.ts';
import type { CompiledCatalogue } from './compile-catalogue.ts';
import { toFormulaResult, type FormulaResult } from './formula/evaluate-formula.ts';
import { FormulaRun } from './formula/formula-run.ts';
import type { StatementSeries } from './formula/statement-series.ts';
import type { IndicatorUnit } from './indicator.ts';

/** One indicator's figure at one statement, with what it stands on. */
export type ComputedObservation = FormulaResult & {
  readonly indicator: string;
  readonly unit: IndicatorUnit;
  /** The statement version it was computed at. */
  readonly statementId: string;
  /** The date the figure is about. */
  readonly periodEnd: IsoDate;
  /** The statement's currency for MONEY, otherwise null. */
  readonly currency: string | null;
};

/** Every formula indicator of the catalogue at one statement of the series, each after those it builds on. */
export function computeIndicators(
  catalogue: CompiledCatalogue,
  series: StatementSeries,
  statementId: string,
): ComputedObservation[] {
  const home = series.indexOf(statementId);
  const { periodEnd, currency } = series.statements[home]!;
  const run = new FormulaRun(series, home, catalogue.formulas);
  return catalogue.ordered.map(({ definition, formula }) => ({
    ...toFormulaResult(run.outcome(formula, home)),
    indicator: definition.code,
    unit: definition.unit,
    statementId,
    periodEnd,
    currency: definition.unit === 'MONEY' ? currency : null,
  }));
}
