import type { CompiledCatalogue } from './compile-catalogue.ts';
import { FormulaRun } from './formula/formula-run.ts';
import type { StatementSeries } from './formula/statement-series.ts';

/**
 * The other statements whose indicators rest on the given one (by growth, averages, trailing years), in order of
 * their ends: those to compute again after it was restated. Exact, because an evaluation that never looked at a
 * statement cannot change with it. For a statement that fills a gap, or moves to other dates, pass the series as it
 * is afterwards as well: a figure that had nothing to look at then does.
 */
export function affectedStatements(
  catalogue: CompiledCatalogue,
  series: StatementSeries,
  restatedId: string,
): string[] {
  const restated = series.indexOf(restatedId);
  return series.statements
    .filter((_, index) => index !== restated && looksAt(catalogue, series, index, restatedId))
    .map(({ id }) => id);
}

function looksAt(catalogue: CompiledCatalogue, series: StatementSeries, index: number, statementId: string): boolean {
  const run = new FormulaRun(series, index, catalogue.formulas);
  return catalogue.ordered.some(({ formula }) =>
    [...run.outcome(formula, index).used].some((ref) => ref.statementId === statementId),
  );
}
