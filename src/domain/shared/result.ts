import type { FailureCode } from './failure-codes.ts';

/** An expected failure: `code` is one of failure-codes.ts, `message` says what was wrong, where, and what to do. */
export interface Failure<Code extends FailureCode = FailureCode> {
  readonly code: Code;
  readonly message: string;
  /** Where in the input it was wrong, for example `lines.3.value`; absent when it concerns the whole input. */
  readonly path?: string;
}

export type Result<T, F extends Failure = Failure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: F };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function fail<Code extends FailureCode>(
  code: Code,
  message: string,
  path?: string,
): { readonly ok: false; readonly failure: Failure<Code> } {
  return { ok: false, failure: path === undefined ? { code, message } : { code, message, path } };
}
