import { ok, type Result } from '../shared/result.ts';
import { refuseFormula, type FormulaFailure } from './formula/formula-failure.ts';
import type { IndicatorDefinition } from './indicator.ts';
import { parseIndicators, type ParsedIndicator } from './parse-indicators.ts';

/** Indicators that build on indicators: the longest such chain. Bounds the recursion of an evaluation. */
export const INDICATOR_MAX_CHAIN = 32;

/**
 * The formula indicators in an order in which each comes after those it refers to. A circle is reported at the
 * definition that comes last in the list, because that is the one being added to those that stood before.
 */
export function orderIndicators(
  definitions: readonly IndicatorDefinition[],
): Result<readonly ParsedIndicator[], FormulaFailure> {
  const parsed = parseIndicators(definitions);
  if (!parsed.ok) return parsed;
  const ordering = new Ordering(parsed.value);
  for (const indicator of parsed.value.values()) {
    const failure = ordering.visit(indicator);
    if (failure !== null) return { ok: false, failure };
  }
  return ok(ordering.ordered);
}

/** Depth-first search; the indicators on the path are those whose references are being followed. */
class Ordering {
  readonly ordered: ParsedIndicator[] = [];
  private readonly indicators: ReadonlyMap<string, ParsedIndicator>;
  private readonly chainLengths = new Map<ParsedIndicator, number>();
  private readonly path: ParsedIndicator[] = [];

  constructor(indicators: ReadonlyMap<string, ParsedIndicator>) {
    this.indicators = indicators;
  }

  visit(indicator: ParsedIndicator): FormulaFailure | null {
    if (this.chainLengths.has(indicator)) return null;
    const from = this.path.indexOf(indicator);
    if (from >= 0) return circleFailure(this.path.slice(from));
    if (this.path.length === INDICATOR_MAX_CHAIN) return chainFailure(this.path[0]!);
    this.path.push(indicator);
    const failure = this.visitReferences(indicator);
    this.path.pop();
    return failure;
  }

  private visitReferences(indicator: ParsedIndicator): FormulaFailure | null {
    let length = 1;
    for (const name of indicator.references.keys()) {
      const referred = this.indicators.get(name)!;
      const failure = this.visit(referred);
      if (failure !== null) return failure;
      length = Math.max(length, 1 + this.chainLengths.get(referred)!);
    }
    if (length > INDICATOR_MAX_CHAIN) return chainFailure(indicator);
    this.chainLengths.set(indicator, length);
    this.ordered.push(indicator);
    return null;
  }
}

function circleFailure(circle: readonly ParsedIndicator[]): FormulaFailure {
  const last = circle.reduce((latest, indicator) => (indicator.place > latest.place ? indicator : latest));
  const from = circle.indexOf(last);
  const names = [...circle.slice(from), ...circle.slice(0, from), last].map(({ definition }) => definition.code);
  const { code, formula } = last.definition;
  return refuseFormula(
    'FORMULA_CYCLE',
    `The formula refers to itself: ${names.join(' → ')}.`,
    formula,
    last.references.get(names[1]!)!,
    code,
  ).failure;
}

function chainFailure({ definition }: ParsedIndicator): FormulaFailure {
  const message = `${definition.code} builds on a chain of more than ${INDICATOR_MAX_CHAIN} indicators.`;
  return refuseFormula('FORMULA_TOO_LARGE', message, definition.formula, 0, definition.code).failure;
}
