import type {
  BinaryExpression,
  CallExpression,
  ConditionalExpression,
  Expression,
  Literal,
  PrivateIdentifier,
  SpreadElement,
  UnaryExpression,
} from 'acorn';
import { Decimal, isDecimalString } from '../../shared/decimal.ts';
import { didYouMean } from '../../shared/near-miss.ts';
import { FormulaRefusal } from './formula-failure.ts';
import { FORMULA_FUNCTIONS } from './formula-function.ts';
import type {
  ArithmeticNode,
  ArithmeticOperator,
  CallNode,
  ComparisonOperator,
  ConditionalNode,
  FormulaNode,
  NumberNode,
} from './formula-node.ts';

type Source = Expression | SpreadElement | PrivateIdentifier;

const ARITHMETIC: ReadonlySet<string> = new Set(['+', '-', '*', '/']);
const COMPARISONS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!=']);

/** Turns the parser's tree into ours by an allow-list: a node type that is not named here is refused. */
export function translateExpression(source: Source, text: string): FormulaNode {
  const { start, end } = source;
  switch (source.type) {
    case 'Literal':
      return translateLiteral(source, text);
    case 'Identifier':
      return { kind: 'NAME', name: source.name, start, end };
    case 'UnaryExpression':
      return translateUnary(source, text);
    case 'BinaryExpression':
      return translateArithmetic(source, text);
    case 'ConditionalExpression':
      return translateConditional(source, text);
    case 'CallExpression':
      return translateCall(source, text);
    default:
      throw new FormulaRefusal(
        'FORMULA_UNSUPPORTED',
        `${words(source.type)} is not part of the formula language.`,
        start,
      );
  }
}

function translateLiteral(source: Literal, text: string): NumberNode {
  const raw = text.slice(source.start, source.end);
  if (typeof source.value !== 'number')
    throw new FormulaRefusal(
      'FORMULA_UNSUPPORTED',
      `${raw} is not a number; a formula has numbers only.`,
      source.start,
    );
  // The digits as written: what the parser made of them is a binary fraction.
  if (!isDecimalString(raw)) {
    throw new FormulaRefusal(
      'FORMULA_NUMBER_INVALID',
      `${raw.slice(0, 40)} is not a plain decimal; write digits such as 0.25, at most 28 before
        and 20 after the point.`,
      source.start,
    );
  }
  return { kind: 'NUMBER', value: new Decimal(raw), start: source.start, end: source.end };
}

function translateUnary(source: UnaryExpression, text: string): FormulaNode {
  const { start, end } = source;
  if (source.operator !== '-')
    throw new FormulaRefusal(
      'FORMULA_UNSUPPORTED',
      `The operator ${source.operator} is not part of the formula language.`,
      start,
    );
  return { kind: 'NEGATION', operand: translateExpression(source.argument, text), start, end };
}

function translateArithmetic(source: BinaryExpression, text: string): ArithmeticNode {
  const operatorAt = operatorPosition(source, text);
  if (COMPARISONS.has(source.operator)) {
    throw new FormulaRefusal(
      'FORMULA_UNSUPPORTED',
      `A comparison stands only before a question mark: write a ${source.operator} b ? 1 : 0.`,
      operatorAt,
    );
  }
  if (!ARITHMETIC.has(source.operator))
    throw new FormulaRefusal(
      'FORMULA_UNSUPPORTED',
      `The operator ${source.operator} is not part of the formula language.`,
      operatorAt,
    );
  const operator = source.operator as ArithmeticOperator;
  const [left, right] = [translateExpression(source.left, text), translateExpression(source.right, text)];
  return { kind: 'ARITHMETIC', operator, operatorAt, left, right, start: source.start, end: source.end };
}

function translateConditional(source: ConditionalExpression, text: string): ConditionalNode {
  const { test, start, end } = source;
  if (test.type !== 'BinaryExpression' || !COMPARISONS.has(test.operator)) {
    throw new FormulaRefusal(
      'FORMULA_UNSUPPORTED',
      `Before a question mark stands one comparison (${[...COMPARISONS].join(' ')}).`,
      test.start,
    );
  }
  const operator = test.operator as ComparisonOperator;
  const [left, right] = [translateExpression(test.left, text), translateExpression(test.right, text)];
  const [whenTrue, whenFalse] = [
    translateExpression(source.consequent, text),
    translateExpression(source.alternate, text),
  ];
  return {
    kind: 'CONDITIONAL',
    operator,
    operatorAt: operatorPosition(test, text),
    left,
    right,
    whenTrue,
    whenFalse,
    start,
    end,
  };
}

function translateCall(source: CallExpression, text: string): CallNode {
  const { callee, start, end } = source;
  if (callee.type !== 'Identifier' || source.optional)
    throw new FormulaRefusal('FORMULA_UNSUPPORTED', 'Only a function of the language can be called.', callee.start);
  const known = FORMULA_FUNCTIONS.get(callee.name);
  if (known === undefined) {
    const names = [...FORMULA_FUNCTIONS.keys()];
    throw new FormulaRefusal(
      'FORMULA_NAME_UNKNOWN',
      `${callee.name.slice(0, 64)} is no function; there are ${names.join(', ')}.${didYouMean(callee.name, names)}`,
      callee.start,
    );
  }
  if (source.arguments.length !== known.arity) {
    throw new FormulaRefusal(
      'FORMULA_ARGUMENTS_INVALID',
      `${known.name} takes ${known.arity} argument${known.arity === 1 ? '' : 's'}, not ${source.arguments.length}.`,
      start,
    );
  }
  return {
    kind: 'CALL',
    function: known.name,
    arguments: source.arguments.map((argument) => translateExpression(argument, text)),
    start,
    end,
  };
}

/** The parser does not keep it: between the operands stand only blanks, brackets and the operator. */
function operatorPosition(source: BinaryExpression, text: string): number {
  const between = /^[\s)]*/.exec(text.slice(source.left.end));
  return source.left.end + between![0].length;
}

/** `MemberExpression` → `Member expression`. */
function words(nodeType: string): string {
  const spaced = nodeType.replace(/(?<!^)([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced;
}
