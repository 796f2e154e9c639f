import { parse, type Program } from 'acorn';
import { ok, type Result } from '../../shared/result.ts';
import { FormulaRefusal, refuseFormula, type FormulaFailure } from './formula-failure.ts';
import { childrenOf, type FormulaNode } from './formula-node.ts';
import { FORMULA_FUNCTIONS } from './formula-function.ts';
import { translateExpression } from './translate-expression.ts';

/** Limits that keep parsing and evaluation cheap whatever a user writes. */
export const FORMULA_MAX_CHARACTERS = 2_000;
export const FORMULA_MAX_DEPTH = 64;
export const FORMULA_MAX_NODES = 300;
/** `prior(average(annual(x)))` is the deepest: each such call may evaluate its argument several times. */
export const FORMULA_MAX_TRAVEL = 3;

/**
 * Characters the language uses; all others are refused before the parser sees them, so it meets no string, template or
 * bracket.
 */
const FOREIGN_CHARACTER = /[^\w\s.,+\-*/()<>=!?:]|[^\x00-\x7f]/u;

/**
 * Parses one formula. The text is JavaScript's expression grammar cut down to arithmetic: whatever the language does
 * not name is refused with its position, and nothing is ever executed as code.
 */
export function parseFormula(text: string): Result<FormulaNode, FormulaFailure> {
  try {
    refuseForeignText(text);
    const node = translateExpression(onlyExpression(parseProgram(text), text), text);
    refuseOversize(node);
    return ok(node);
  } catch (error) {
    if (error instanceof FormulaRefusal) return refuseFormula(error.code, error.message, text, error.position);
    throw error;
  }
}

function refuseForeignText(text: string): void {
  if (text.length > FORMULA_MAX_CHARACTERS) {
    throw new FormulaRefusal(
      'FORMULA_TOO_LARGE',
      `The formula has ${text.length} characters; the most is ${FORMULA_MAX_CHARACTERS}.`,
      FORMULA_MAX_CHARACTERS,
    );
  }
  const foreign = FOREIGN_CHARACTER.exec(text);
  if (foreign !== null) {
    throw new FormulaRefusal(
      'FORMULA_UNSUPPORTED',
      `${JSON.stringify(foreign[0])} has no meaning in a formula.`,
      foreign.index,
    );
  }
  // Counted before parsing: the parser recurses once per bracket and would exhaust the stack.
  let depth = 0;
  for (const match of text.matchAll(/[()]/g)) {
    depth += match[0] === '(' ? 1 : -1;
    if (depth > FORMULA_MAX_DEPTH)
      throw new FormulaRefusal('FORMULA_TOO_LARGE', `Brackets nest deeper than ${FORMULA_MAX_DEPTH}.`, match.index);
  }
}

function parseProgram(text: string): Program {
  const comments: number[] = [];
  const program = acornParse(text, comments);
  if (comments.length > 0)
    throw new FormulaRefusal(
      'FORMULA_UNSUPPORTED',
      'A formula has no comments; describe it in its description.',
      comments[0]!,
    );
  return program;
}

function acornParse(text: string, comments: number[]): Program {
  try {
    return parse(text, {
      ecmaVersion: 2022,
      sourceType: 'script',
      onComment: (_block, _text, start) => comments.push(start),
    });
  } catch (error) {
    if (error instanceof SyntaxError && 'pos' in error) {
      const message = error.message.replace(/ \(\d+:\d+\)$/, '');
      throw new FormulaRefusal('FORMULA_SYNTAX', `The formula cannot be read: ${message}.`, Number(error.pos));
    }
    throw error;
  }
}

function onlyExpression(program: Program, text: string): Parameters<typeof translateExpression>[0] {
  const [first, second] = program.body;
  if (first === undefined) throw new FormulaRefusal('FORMULA_SYNTAX', 'The formula is empty.', text.length);
  if (first.type !== 'ExpressionStatement')
    throw new FormulaRefusal('FORMULA_UNSUPPORTED', 'A formula is one expression, not a statement.', first.start);
  if (second !== undefined)
    throw new FormulaRefusal(
      'FORMULA_SYNTAX',
      'The formula ended before this; join the parts with an operator.',
      second.start,
    );
  return first.expression;
}

function refuseOversize(root: FormulaNode): void {
  let nodes = 0;
  const visit = (node: FormulaNode, depth: number, travel: number): void => {
    nodes += 1;
    if (nodes > FORMULA_MAX_NODES)
      throw new FormulaRefusal(
        'FORMULA_TOO_LARGE',
        `The formula has more than ${FORMULA_MAX_NODES} parts.`,
        node.start,
      );
    if (depth > FORMULA_MAX_DEPTH)
      throw new FormulaRefusal('FORMULA_TOO_LARGE', `The formula nests deeper than ${FORMULA_MAX_DEPTH}.`, node.start);
    const travelHere = node.kind === 'CALL' && FORMULA_FUNCTIONS.get(node.function)!.travels ? travel + 1 : travel;
    if (travelHere > FORMULA_MAX_TRAVEL) {
      throw new FormulaRefusal(
        'FORMULA_TOO_LARGE',
        `annual, prior, previous and average nest deeper than ${FORMULA_MAX_TRAVEL}.`,
        node.start,
      );
    }
    for (const child of childrenOf(node)) visit(child, depth + 1, travelHere);
  };
  visit(root, 1, 0);
}
