import { affectedStatements } from '../../domain/indicator/affected-statements.ts';
import type { CompiledCatalogue } from '../../domain/indicator/compile-catalogue.ts';
import { computeIndicators } from '../../domain/indicator/compute-indicators.ts';
import type { ComputedObservation } from '../../domain/indicator/compute-indicators.ts';
import { evaluateFormula } from '../../domain/indicator/formula/evaluate-formula.ts';
import type { FormulaResult } from '../../domain/indicator/formula/evaluate-formula.ts';
import type { LineRef, StatementSeries } from '../../domain/indicator/formula/statement-series.ts';
import type { StatementLineage } from '../../persistence/indicator/indicator.entity.ts';
import type { NewValue } from '../observation/record-values.ts';

/** The values that a statement version brings: its own indicators, and those of statements that look back at it. */
export function computeValues(
  catalogue: CompiledCatalogue,
  clientId: string,
  series: StatementSeries,
  versionId: string,
): NewValue[] {
  const ids = [versionId, ...affectedStatements(catalogue, series, versionId)];
  return ids.flatMap((id) => computeIndicators(catalogue, series, id).map((computed) => toValue(clientId, computed)));
}

/** The values of some of the indicators at every statement of a series. */
export function computeSome(
  catalogue: CompiledCatalogue,
  clientId: string,
  series: StatementSeries,
  codes: ReadonlySet<string>,
): NewValue[] {
  return series.statements.flatMap(({ id, periodEnd }) =>
    catalogue.ordered
      .filter(({ definition }) => codes.has(definition.code))
      .map(({ definition, formula }) =>
        toValue(clientId, {
          indicator: definition.code,
          statementId: id,
          periodEnd,
          ...evaluateFormula(formula, { series, statementId: id, formulas: catalogue.formulas }),
        }),
      ),
  );
}

function toValue(
  clientId: string,
  computed: FormulaResult & Pick<ComputedObservation, 'indicator' | 'statementId' | 'periodEnd'>,
): NewValue {
  return {
    clientId,
    facilityId: null,
    indicatorCode: computed.indicator,
    value: computed.value,
    nullReason: computed.value === null ? computed.reason : null,
    asOf: computed.periodEnd,
    source: 'STATEMENT',
    statementVersionId: computed.statementId,
    lineage: lineageOf(computed.lines),
  };
}

function lineageOf(refs: readonly LineRef[]): StatementLineage {
  const linesByVersion = new Map<string, string[]>();
  for (const { statementId, line } of refs)
    linesByVersion.set(statementId, [...(linesByVersion.get(statementId) ?? []), line]);
  return { statements: [...linesByVersion].map(([versionId, lines]) => ({ versionId, lines })) };
}
