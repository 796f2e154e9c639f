import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { ReaderClosed } from '../../persistence/reader.ts';
import { coded } from '../shared/errors.ts';
import { withoutSuggestion } from '../shared/suggestion.ts';

const QUERY_CANCELLED = '57014';
const TOO_SLOW = 'The request took longer than one may. Ask for less at once, or in several requests.';

/** What a request is answered that has taken its time. A command that it asked for may have been carried out. */
export function tooSlow(): GraphQLError {
  return coded('REQUEST_TOO_SLOW', TOO_SLOW, 503);
}

/** Told of every error that is a fault of ours. */
export type ReportBug = (error: unknown) => void;

/**
 * What a caller is told: expected errors as they are; of a bug only that there was one, so that no stack, statement or
 * path leaves the process.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  reportBug: ReportBug,
  isSchemaOpen = true,
): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  if (isCancelled(cause))
    return {
      message: TOO_SLOW,
      ...(formatted.path ? { path: formatted.path } : {}),
      extensions: { code: 'REQUEST_TOO_SLOW' },
    };
  const expected =
    cause instanceof GraphQLError ||
    (formatted.extensions?.['code'] !== undefined && formatted.extensions['code'] !== 'INTERNAL_SERVER_ERROR');
  if (expected) {
    // `http` is for whoever writes the answer.
    const { stacktrace: _stack, http: _http, ...extensions } = formatted.extensions ?? {};
    // What graphql itself refuses before a field runs, such as a variable of the wrong type, has no code on a socket.
    const message = isSchemaOpen ? formatted.message : withoutSuggestion(formatted.message);
    return {
      ...formatted,
      message,
      extensions: { code: formatted.path ? 'INTERNAL_SERVER_ERROR' : 'BAD_USER_INPUT', ...extensions },
    };
  }
  // Nobody waits for what a field could not read since its caller is gone, or was answered already.
  if (!(cause instanceof ReaderClosed)) reportBug(cause);
  return {
    message: 'Something went wrong on our side. It has been logged; try again, and report it if it stays.',
    ...(formatted.path ? { path: formatted.path } : {}),
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
}

/** The database ends a statement that has run for as long as a request may. */
function isCancelled(cause: unknown): boolean {
  const { code, cause: driver } = (cause ?? {}) as { code?: unknown; cause?: { code?: unknown } };
  return code === QUERY_CANCELLED || driver?.code === QUERY_CANCELLED;
}
