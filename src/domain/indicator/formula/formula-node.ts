import type { Decimal } from '../../shared/decimal.ts';
import type { FunctionName } from './formula-function.ts';

export type ArithmeticOperator = '+' | '-' | '*' | '/';
export type ComparisonOperator = '<' | '<=' | '>' | '>=' | '==' | '!=';

/** Where a node stands in the formula's text. */
interface Span {
  readonly start: number;
  readonly end: number;
}

export interface NumberNode extends Span {
  readonly kind: 'NUMBER';
  readonly value: Decimal;
}

export interface NameNode extends Span {
  readonly kind: 'NAME';
  readonly name: string;
}

export interface NegationNode extends Span {
  readonly kind: 'NEGATION';
  readonly operand: FormulaNode;
}

export interface ArithmeticNode extends Span {
  readonly kind: 'ARITHMETIC';
  readonly operator: ArithmeticOperator;
  readonly operatorAt: number;
  readonly left: FormulaNode;
  readonly right: FormulaNode;
}

export interface ConditionalNode extends Span {
  readonly kind: 'CONDITIONAL';
  readonly operator: ComparisonOperator;
  readonly operatorAt: number;
  readonly left: FormulaNode;
  readonly right: FormulaNode;
  readonly whenTrue: FormulaNode;
  readonly whenFalse: FormulaNode;
}

export interface CallNode extends Span {
  readonly kind: 'CALL';
  readonly function: FunctionName;
  readonly arguments: readonly FormulaNode[];
}

/** The whole language: nothing that is not one of these can be computed. */
export type FormulaNode = NumberNode | NameNode | NegationNode | ArithmeticNode | ConditionalNode | CallNode;

/** The nodes directly below. */
export function childrenOf(node: FormulaNode): readonly FormulaNode[] {
  switch (node.kind) {
    case 'NUMBER':
    case 'NAME':
      return [];
    case 'NEGATION':
      return [node.operand];
    case 'ARITHMETIC':
      return [node.left, node.right];
    case 'CONDITIONAL':
      return [node.left, node.right, node.whenTrue, node.whenFalse];
    case 'CALL':
      return node.arguments;
  }
}

/** Every name in the formula with its first position, `period_days` included. */
export function namesIn(node: FormulaNode, found = new Map<string, number>()): ReadonlyMap<string, number> {
  if (node.kind === 'NAME' && !found.has(node.name)) found.set(node.name, node.start);
  for (const child of childrenOf(node)) namesIn(child, found);
  return found;
}
