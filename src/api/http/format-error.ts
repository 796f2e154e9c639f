import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';

/** Told of every error that is a fault of ours. */
export type ReportBug = (error: unknown) => void;

/**
 * What a caller is told: expected errors as they are; of a bug only that there was one, so that no stack, statement or
 * path leaves the process.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown, reportBug: ReportBug): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  const expected = cause instanceof GraphQLError || (formatted.extensions?.['code'] !== undefined && formatted.extensions['code'] !== 'INTERNAL_SERVER_ERROR');
  if (expected) {
    const { stacktrace: _stack, ...extensions } = formatted.extensions ?? {};
    return { ...formatted, extensions };
  }
  reportBug(cause);
  return { message: 'Something went wrong on our side. It has been logged; try again, and report it if it stays.', ...(formatted.path ? { path: formatted.path } : {}), extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}
