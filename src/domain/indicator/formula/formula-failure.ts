import type { Failure } from '../../shared/result.ts';

/** Why a formula is refused. */
export const FORMULA_FAILURE_CODES = [
  'FORMULA_SYNTAX',
  'FORMULA_UNSUPPORTED',
  'FORMULA_TOO_LARGE',
  'FORMULA_NUMBER_INVALID',
  'FORMULA_NAME_UNKNOWN',
  'FORMULA_NAME_TAKEN',
  'FORMULA_ARGUMENTS_INVALID',
  'FORMULA_CYCLE',
  'UNIT_MISMATCH',
] as const;
export type FormulaFailureCode = (typeof FORMULA_FAILURE_CODES)[number];

/** A refused formula; `position` counts UTF-16 units from 0, as editors do. */
export interface FormulaFailure extends Failure<FormulaFailureCode> {
  readonly position: number;
}

/** A refusal that says where: the message ends in line and column, both from 1, and the offset. */
export function refuseFormula(
  code: FormulaFailureCode,
  message: string,
  text: string,
  position: number,
  path?: string,
): { readonly ok: false; readonly failure: FormulaFailure } {
  const before = text.slice(0, position).split('\n');
  const where = `line ${before.length}, column ${before.at(-1)!.length + 1} (offset ${position})`;
  const failure: FormulaFailure = { code, message: `${message} At ${where}.`, position };
  return { ok: false, failure: path === undefined ? failure : { ...failure, path } };
}

/** Thrown inside the compiler and turned into a result at its edge: recursion over a tree has no room for results. */
export class FormulaRefusal extends Error {
  readonly code: FormulaFailureCode;
  readonly position: number;

  constructor(code: FormulaFailureCode, message: string, position: number) {
    super(message);
    this.code = code;
    this.position = position;
  }
}
