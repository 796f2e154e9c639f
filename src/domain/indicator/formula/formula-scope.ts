import { didYouMean } from '../../shared/near-miss.ts';
import { LINE_ITEMS, type LineItem } from '../../statement/line-item.ts';
import { DAYS_FLOW, MONEY_FLOW, MONEY_STOCK, type Dimension } from './dimension.ts';
import { FormulaRefusal } from './formula-failure.ts';
import { FORMULA_FUNCTIONS } from './formula-function.ts';
import type { NameNode } from './formula-node.ts';

/** The days of the statement's period, its first and last day included. */
export const PERIOD_DAYS = 'period_days';

const LINES: ReadonlyMap<string, LineItem> = new Map(LINE_ITEMS.map((item) => [item.code, item]));

/** The names a formula may use beside the statement lines. */
export interface FormulaScope {
  /** Indicators that formulas compute, by code. */
  readonly indicators: ReadonlyMap<string, Dimension>;
  /** Indicators that exist and are not computed from statements; only for a better message. */
  readonly otherIndicators: ReadonlySet<string>;
}

/** Whether the name is a line of the chart; lines come before indicators of the same name. */
export function isLineCode(name: string): boolean {
  return LINES.has(name);
}

/** Whether the language itself, rather than a user, gives the name its meaning. */
export function isReservedName(name: string): boolean {
  return name === PERIOD_DAYS || FORMULA_FUNCTIONS.has(name);
}

/** The dimension of a name; throws a refusal for an unknown one. */
export function dimensionOfName(node: NameNode, scope: FormulaScope): Dimension {
  if (node.name === PERIOD_DAYS) return DAYS_FLOW;
  const line = LINES.get(node.name);
  if (line !== undefined) return line.kind === 'FLOW' ? MONEY_FLOW : MONEY_STOCK;
  const indicator = scope.indicators.get(node.name);
  if (indicator === undefined) throw unknownName(node, scope);
  return indicator;
}

/** Why the name cannot stand here, with the nearest one that can. */
export function unknownName(
  node: { readonly name: string; readonly start: number },
  scope: { indicators: { keys(): Iterable<string> }; otherIndicators: ReadonlySet<string> },
): FormulaRefusal {
  if (scope.otherIndicators.has(node.name)) {
    return new FormulaRefusal(
      'FORMULA_NAME_UNKNOWN',
      `${node.name} is not computed from statements and cannot stand in a formula.`,
      node.start,
    );
  }
  if (FORMULA_FUNCTIONS.has(node.name)) {
    return new FormulaRefusal(
      'FORMULA_ARGUMENTS_INVALID',
      `${node.name} is a function; write ${node.name}(…).`,
      node.start,
    );
  }
  const hint = didYouMean(node.name, [...LINES.keys(), PERIOD_DAYS, ...scope.indicators.keys()]);
  return new FormulaRefusal(
    'FORMULA_NAME_UNKNOWN',
    `${node.name.slice(0, 64)} is neither a statement line nor an indicator.${hint}`,
    node.start,
  );
}
