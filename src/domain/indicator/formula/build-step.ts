import type { Decimal } from '../../shared/decimal.ts';
import { both, callStep } from './call-step.ts';
import type { Step } from './compiled-formula.ts';
import type { ArithmeticNode, ComparisonOperator, ConditionalNode, FormulaNode, NameNode } from './formula-node.ts';
import { isLineCode, PERIOD_DAYS } from './formula-scope.ts';

/** Turns a checked tree into closures, once; walking the tree for every statement of an import would cost more. */
export function buildStep(node: FormulaNode, text: string): Step {
  switch (node.kind) {
    case 'NUMBER':
      return () => node.value;
    case 'NAME':
      return nameStep(node);
    case 'NEGATION': {
      const operand = buildStep(node.operand, text);
      return (run, at) => operand(run, at)?.negated() ?? null;
    }
    case 'ARITHMETIC':
      return arithmeticStep(node, text);
    case 'CONDITIONAL':
      return conditionalStep(node, text);
    case 'CALL':
      return callStep(
        node,
        node.arguments.map((argument) => buildStep(argument, text)),
        text,
      );
  }
}

function nameStep({ name }: NameNode): Step {
  if (name === PERIOD_DAYS) return (run, at) => run.periodDays(at);
  return isLineCode(name) ? (run, at) => run.line(name, at) : (run, at) => run.indicator(name, at);
}

function arithmeticStep(node: ArithmeticNode, text: string): Step {
  const [left, right] = [buildStep(node.left, text), buildStep(node.right, text)];
  switch (node.operator) {
    case '+':
      return both(left, right, (a, b) => a.plus(b));
    case '-':
      return both(left, right, (a, b) => a.minus(b));
    case '*':
      return both(left, right, (a, b) => a.times(b));
    case '/': {
      const zero = `denominator ${text.slice(node.right.start, node.right.end)} is zero`;
      return (run, at) => {
        const a = left(run, at);
        const b = a === null ? null : right(run, at);
        if (a === null || b === null) return null;
        return b.isZero() ? run.refuse(zero, at) : a.dividedBy(b);
      };
    }
  }
}

const COMPARE: Record<ComparisonOperator, (a: Decimal, b: Decimal) => boolean> = {
  '<': (a, b) => a.lt(b),
  '<=': (a, b) => a.lte(b),
  '>': (a, b) => a.gt(b),
  '>=': (a, b) => a.gte(b),
  '==': (a, b) => a.eq(b),
  '!=': (a, b) => !a.eq(b),
};

function conditionalStep(node: ConditionalNode, text: string): Step {
  const [left, right] = [buildStep(node.left, text), buildStep(node.right, text)];
  const [whenTrue, whenFalse] = [buildStep(node.whenTrue, text), buildStep(node.whenFalse, text)];
  const holds = COMPARE[node.operator];
  return (run, at) => {
    const a = left(run, at);
    const b = a === null ? null : right(run, at);
    if (a === null || b === null) return null;
    return holds(a, b) ? whenTrue(run, at) : whenFalse(run, at);
  };
}
