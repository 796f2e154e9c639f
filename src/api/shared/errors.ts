import { GraphQLError } from 'graphql';
import type { FailureCode } from '../../domain/shared/failure-codes.ts';

/** An error of the API with its stable code; `status` is that of the HTTP answer where it is not the usual one. */
export function coded(code: FailureCode, message: string, status?: number): GraphQLError {
  return new GraphQLError(message, { extensions: status === undefined ? { code } : { code, http: { status } } });
}

/** A request that cannot be answered as it was put; the message says what to change. */
export function badUserInput(message: string): GraphQLError {
  return coded('BAD_USER_INPUT', message);
}

/** A request that names nobody. */
export function unauthenticated(): GraphQLError {
  return coded('UNAUTHENTICATED', 'Sign in first: send a valid token as `Authorization: Bearer …`.', 401);
}

/** A request that the caller's duties do not allow; `what` names the field. */
export function forbidden(what: string): GraphQLError {
  return coded('FORBIDDEN', `None of your duties allows ${what}.`);
}
