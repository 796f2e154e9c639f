import { Decimal, isDecimalString, type DecimalString } from '../domain/shared/decimal.ts';

/** A row, or one of its fields, that could not be used: where it stands, what it held, and what was wrong. */
export interface Reject {
  readonly file: string;
  /** Line in the file (or in the archive's member), 1 for the first, the header included. */
  readonly line: number;
  /** Name of the column at fault; empty when the row as a whole is. */
  readonly field: string;
  readonly value: string;
  readonly reason: string;
}

/** Something worth telling about a record that is used all the same, for example an identity that does not hold. */
export interface ImportNote {
  /** Stable, for counting: `IDENTITY_EBIT`. */
  readonly code: string;
  readonly message: string;
}

/** What a reader yields: a record with the line it began at, or a reject. */
export type ImportItem<Row> =
  | { readonly kind: 'record'; readonly line: number; readonly record: Row }
  | { readonly kind: 'reject'; readonly reject: Reject };

/** What is wrong with one field of a row; the reader adds file and line. */
export interface FieldProblem {
  readonly field: string;
  readonly value: string;
  readonly reason: string;
}

/** The whole file cannot be read (missing, damaged, not the format): nothing after this point came out of it. */
export class ImportFileError extends Error {
  readonly code: 'FILE_UNREADABLE' | 'FILE_DAMAGED' | 'HEADER_MISMATCH' | 'MEMBER_MISSING';
  readonly file: string;

  constructor(code: ImportFileError['code'], file: string, message: string, cause?: unknown) {
    super(`${file}: ${message}`, cause === undefined ? undefined : { cause });
    this.name = 'ImportFileError';
    this.code = code;
    this.file = file;
  }
}

/** The rejects of one row, one for each field at fault. */
export function* rejectsOf(
  file: string,
  line: number,
  problems: Iterable<FieldProblem>,
): Generator<{ kind: 'reject'; reject: Reject }> {
  for (const problem of problems) yield { kind: 'reject', reject: { file, line, ...problem } };
}

const NUMBER_PATTERN = /^-?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,2})?$/i;

/**
 * The exact plain decimal a cell holds (`1e-05` becomes `0.00001`), shifted by a power of ten; null when it is no
 * number.
 */
export function parseDecimalCell(text: string, shift = 0): DecimalString | null {
  if (text.length > 48 || !NUMBER_PATTERN.test(text)) return null;
  const value = new Decimal(`${text}`).times(new Decimal(10).pow(shift)).toFixed();
  return isDecimalString(value) ? value : null;
}
