import { Decimal } from '../../shared/decimal.ts';
import type { Step } from './compiled-formula.ts';
import type { ArithmeticNode, CallNode, ComparisonOperator, ConditionalNode, FormulaNode, NameNode } from './formula-node.ts';
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
      return callStep(node, text);
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

/** The left side first: when both lack a value the reader gets one reason, the first in the formula. */
function both(left: Step, right: Step, operate: (a: Decimal, b: Decimal) => Decimal): Step {
  return (run, at) => {
    const a = left(run, at);
    if (a === null) return null;
    const b = right(run, at);
    return b === null ? null : operate(a, b);
  };
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

function callStep(node: CallNode, text: string): Step {
  const [first, second] = node.arguments as readonly [FormulaNode, FormulaNode | undefined];
  const value = buildStep(first, text);
  const other = second === undefined ? value : buildStep(second, text);
  switch (node.function) {
    case 'min':
      return both(value, other, (a, b) => Decimal.min(a, b));
    case 'max':
      return both(value, other, (a, b) => Decimal.max(a, b));
    case 'abs':
      return (run, at) => value(run, at)?.abs() ?? null;
    case 'positive':
      return positiveStep(value, text.slice(first.start, first.end));
    case 'if_missing': {
      const { name } = first as NameNode;
      return (run, at) => run.lineIfReported(name, at) ?? other(run, at);
    }
    case 'annual':
      return annualStep(value);
    case 'prior':
      return priorStep(value);
    case 'previous':
      return (run, at) => shifted(run.previous(at), (index) => value(run, index));
    case 'average':
      return both(value, priorStep(value), (a, b) => a.plus(b).dividedBy(2));
  }
}

function positiveStep(value: Step, source: string): Step {
  const reason = `${source} is not positive`;
  return (run, at) => {
    const amount = value(run, at);
    return amount === null || amount.gt(0) ? amount : run.refuse(reason, at);
  };
}

function priorStep(value: Step): Step {
  return (run, at) => shifted(run.prior(at), (index) => value(run, index));
}

function annualStep(value: Step): Step {
  return (run, at) => {
    const periods = run.periodsPerYear(at);
    let sum = periods === null ? null : value(run, at);
    let index: number | null = at;
    for (let period = 1; sum !== null && period < periods!; period += 1) {
      index = run.previous(index!);
      const next: Decimal | null = index === null ? null : value(run, index);
      sum = next === null ? null : sum.plus(next);
    }
    return sum;
  };
}

function shifted(index: number | null, value: (index: number) => Decimal | null): Decimal | null {
  return index === null ? null : value(index);
}
