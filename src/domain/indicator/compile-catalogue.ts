import { ok, type Result } from '../shared/result.ts';
import { compileNode } from './formula/compile-formula.ts';
import type { CompiledFormula } from './formula/compiled-formula.ts';
import type { Dimension } from './formula/dimension.ts';
import type { FormulaFailure } from './formula/formula-failure.ts';
import type { FormulaScope } from './formula/formula-scope.ts';
import type { IndicatorDefinition } from './indicator.ts';
import { orderIndicators } from './order-indicators.ts';

/** An indicator whose formula was checked. */
export interface CompiledIndicator {
  readonly definition: IndicatorDefinition;
  readonly formula: CompiledFormula;
}

/** A set of indicators ready to be computed; made once per set of definitions and free of state. */
export interface CompiledCatalogue {
  /** All definitions by code, those without formula included. */
  readonly definitions: ReadonlyMap<string, IndicatorDefinition>;
  /** The formula indicators, each after those it refers to. */
  readonly ordered: readonly CompiledIndicator[];
  readonly formulas: ReadonlyMap<string, CompiledFormula>;
  /** What a further formula may refer to. */
  readonly scope: FormulaScope;
}

/** Checks all formulas together; a failure's `path` is the code of the indicator it was found in. */
export function compileCatalogue(
  definitions: readonly IndicatorDefinition[],
): Result<CompiledCatalogue, FormulaFailure> {
  const order = orderIndicators(definitions);
  if (!order.ok) return order;
  const dimensions = new Map<string, Dimension>();
  const otherIndicators = new Set(definitions.filter(({ formula }) => formula === null).map(({ code }) => code));
  const scope: FormulaScope = { indicators: dimensions, otherIndicators };
  const ordered: CompiledIndicator[] = [];
  for (const { definition, node } of order.value) {
    const formula = compileNode(node, definition.formula, definition.unit, scope);
    if (!formula.ok) return { ok: false, failure: { ...formula.failure, path: definition.code } };
    dimensions.set(definition.code, formula.value.dimension);
    ordered.push({ definition, formula: formula.value });
  }
  const formulas = new Map(ordered.map(({ definition, formula }) => [definition.code, formula]));
  return ok({
    definitions: new Map(definitions.map((definition) => [definition.code, definition])),
    ordered,
    formulas,
    scope,
  });
}
