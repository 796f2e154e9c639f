/** An error as GraphQL puts it on the wire. */
export interface WireError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: unknown; readonly [key: string]: unknown };
}

/** What went wrong, by code: the server's (`schema/error-codes.md`), or one of this client. */
export class ClcError extends Error {
  override readonly name = 'ClcError';
  /** The first of the codes. */
  readonly code: string;
  readonly codes: readonly string[];
  /** The server's errors as they came; none where the fault is not the server's. */
  readonly errors: readonly WireError[];
  /** What the server answered beside its errors, with null for a field that has one; null where it answered nothing. */
  readonly data: unknown;

  constructor(
    codes: string | readonly string[],
    message: string,
    errors: readonly WireError[] = [],
    data: unknown = null,
  ) {
    super(message);
    this.codes = [codes].flat();
    this.code = this.codes[0] ?? 'UNKNOWN';
    this.errors = errors;
    this.data = data;
  }

  /** Of the errors that an answer carries. */
  static of(errors: readonly WireError[], data: unknown = null): ClcError {
    const codes = errors.map(({ extensions }) => (typeof extensions?.code === 'string' ? extensions.code : 'UNKNOWN'));
    return new ClcError(codes, errors.map(({ message }) => message).join('; '), errors, data);
  }
}
