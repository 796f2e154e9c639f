/** What to do about an operation that failed. */
export type Verdict = 'again' | 'slowly' | 'renew' | 'resync' | 'refused';

const VERDICTS: Readonly<Record<string, Verdict>> = {
  CURSOR_EXPIRED: 'resync',
  EPOCH_CHANGED: 'resync',
  CURSOR_AHEAD: 'resync',
  TOKEN_EXPIRED: 'renew',
  TOKEN_INVALID: 'renew',
  TOKEN_REVOKED: 'renew',
  COST_BUDGET_EXCEEDED: 'slowly',
  REQUEST_TOO_SLOW: 'slowly',
  RATE_LIMITED: 'slowly',
  TOO_MANY_SUBSCRIPTIONS: 'slowly',
};

/** The same question will get the same answer. */
const REFUSALS = new Set([
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'USER_UNKNOWN',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'DOCUMENT_TOO_DEEP',
  'DOCUMENT_TOO_COSTLY',
  'DOCUMENT_TOO_BROAD',
  'DOCUMENT_TOO_MANY_ALIASES',
  'DOCUMENT_TOO_MANY_DIRECTIVES',
  'DOCUMENT_UNKNOWN',
  'DOCUMENT_NOT_PERSISTED',
  'DOCUMENT_HASH_MISMATCH',
  'INTROSPECTION_DISABLED',
  'SCOPE_MISSING',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'DOCUMENT_NOT_FOUND',
  'CURSOR_INVALID',
  'TYPENAME_MISSING',
  'CURSOR_MISSING',
]);

/**
 * An unknown code is taken for a passing fault: a wall that gives up for ever is worse than one that asks once in a
 * while.
 */
export function verdictOn(code: string): Verdict {
  return REFUSALS.has(code) ? 'refused' : (VERDICTS[code] ?? 'again');
}
