import { Decimal } from '../../shared/decimal.ts';
import type { Step } from './compiled-formula.ts';
import type { CallNode, FormulaNode, NameNode } from './formula-node.ts';

/** The left side first: when both lack a value the reader gets one reason, the first in the formula. */
export function both(left: Step, right: Step, operate: (a: Decimal, b: Decimal) => Decimal): Step {
  return (run, at) => {
    const a = left(run, at);
    if (a === null) return null;
    const b = right(run, at);
    return b === null ? null : operate(a, b);
  };
}

/** A call whose arguments are built; `text` is the formula, for reasons that quote it. */
export function callStep(node: CallNode, steps: readonly Step[], text: string): Step {
  const [first] = node.arguments as readonly [FormulaNode];
  const [value, other] = steps as [Step, Step];
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
