import { GraphQLError } from 'graphql';

/** A request that cannot be answered as it was put; the message says what to change. */
export function badUserInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

export function unauthenticated(): GraphQLError {
  return new GraphQLError('Sign in first: send a valid token as `Authorization: Bearer …`.', { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
}

export function forbidden(what: string): GraphQLError {
  return new GraphQLError(`None of your duties allows ${what}.`, { extensions: { code: 'FORBIDDEN' } });
}
