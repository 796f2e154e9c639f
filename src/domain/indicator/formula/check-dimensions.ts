import { combine, describeDimension, PURE_NUMBER, unify, ZERO, type Dimension } from './dimension.ts';
import { FormulaRefusal } from './formula-failure.ts';
import type { ArithmeticNode, CallNode, ConditionalNode, FormulaNode } from './formula-node.ts';
import { dimensionOfName, isLineCode, type FormulaScope } from './formula-scope.ts';

/** The dimension of a formula's value; throws a refusal where two parts do not fit or a name is unknown. */
export function dimensionOf(node: FormulaNode, scope: FormulaScope): Dimension {
  switch (node.kind) {
    case 'NUMBER':
      return node.value.isZero() ? ZERO : PURE_NUMBER;
    case 'NAME':
      return dimensionOfName(node, scope);
    case 'NEGATION':
      return dimensionOf(node.operand, scope);
    case 'ARITHMETIC':
      return dimensionOfArithmetic(node, scope);
    case 'CONDITIONAL':
      return dimensionOfConditional(node, scope);
    case 'CALL':
      return dimensionOfCall(node, scope);
  }
}

const VERBS = { '+': 'added to', '-': 'subtracted from' } as const;

function dimensionOfArithmetic(node: ArithmeticNode, scope: FormulaScope): Dimension {
  const left = dimensionOf(node.left, scope);
  const right = dimensionOf(node.right, scope);
  if (node.operator === '*') return combine(left, right, 1);
  if (node.operator === '/') return combine(left, right, -1);
  return fitting(
    left,
    right,
    node.operatorAt,
    `${describeDimension(right)} cannot be ${VERBS[node.operator]} ${describeDimension(left)}.`,
  );
}

function dimensionOfConditional(node: ConditionalNode, scope: FormulaScope): Dimension {
  const left = dimensionOf(node.left, scope);
  const right = dimensionOf(node.right, scope);
  fitting(
    left,
    right,
    node.operatorAt,
    `${describeDimension(left)} cannot be compared with ${describeDimension(right)}.`,
  );
  const whenTrue = dimensionOf(node.whenTrue, scope);
  const whenFalse = dimensionOf(node.whenFalse, scope);
  return fitting(
    whenTrue,
    whenFalse,
    node.whenFalse.start,
    `One branch is ${describeDimension(whenTrue)}, the other ${describeDimension(whenFalse)}.`,
  );
}

function dimensionOfCall(node: CallNode, scope: FormulaScope): Dimension {
  const [first, second] = node.arguments as readonly [FormulaNode, FormulaNode | undefined];
  const value = dimensionOf(first, scope);
  if (node.function === 'if_missing' && (first.kind !== 'NAME' || !isLineCode(first.name))) {
    throw new FormulaRefusal(
      'FORMULA_ARGUMENTS_INVALID',
      'if_missing takes a statement line first: a figure that cannot be computed has no stand-in.',
      first.start,
    );
  }
  if (second !== undefined) {
    const other = dimensionOf(second, scope);
    return fitting(
      value,
      other,
      second.start,
      `${node.function} needs two of a kind, not ${describeDimension(value)} and ${describeDimension(other)}.`,
    );
  }
  return node.function === 'annual' ? annualDimension(value, first) : value;
}

/**
 * Only flows add up over periods: the sum of four balances, or of four ratios, or of four trailing years, is no figure.
 */
function annualDimension(value: Dimension, argument: FormulaNode): Dimension {
  if (value.over !== 'FLOW') {
    throw new FormulaRefusal(
      'UNIT_MISMATCH',
      'annual takes a flow of the period (such as net_sales), not a balance, a ratio or a yearly figure.',
      argument.start,
    );
  }
  return { ...value, over: 'OTHER' };
}

function fitting(left: Dimension, right: Dimension, position: number, message: string): Dimension {
  const fitted = unify(left, right);
  if (fitted === null)
    throw new FormulaRefusal('UNIT_MISMATCH', message.charAt(0).toUpperCase() + message.slice(1), position);
  return fitted;
}
