import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { ReaderClosed } from '../../persistence/reader.ts';
import { NESTED_BEYOND_READING } from './document-limits.ts';

/** Told of every error that is a fault of ours. */
export type ReportBug = (error: unknown) => void;

/**
 * What a caller is told: expected errors as they are; of a bug only that there was one, so that no stack, statement or
 * path leaves the process.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown, reportBug: ReportBug): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  if (formatted.extensions?.['code'] === 'GRAPHQL_PARSE_FAILED' && formatted.message.startsWith('Maximum call stack')) return { ...formatted, message: NESTED_BEYOND_READING };
  const expected = cause instanceof GraphQLError || (formatted.extensions?.['code'] !== undefined && formatted.extensions['code'] !== 'INTERNAL_SERVER_ERROR');
  if (expected) {
    const { stacktrace: _stack, ...extensions } = formatted.extensions ?? {};
    // What graphql itself refuses before a field runs, such as a variable of the wrong type, has no code on a socket.
    return { ...formatted, extensions: { code: formatted.path ? 'INTERNAL_SERVER_ERROR' : 'BAD_USER_INPUT', ...extensions } };
  }
  // Nobody waits for what a field could not read since its caller is gone, or was answered already.
  if (!(cause instanceof ReaderClosed)) reportBug(cause);
  return { message: 'Something went wrong on our side. It has been logged; try again, and report it if it stays.', ...(formatted.path ? { path: formatted.path } : {}), extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}
