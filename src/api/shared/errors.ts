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

/** An argument that tests what the caller may not read wherever the field gives something. */
export function forbiddenArgument(argument: string, told: string): GraphQLError {
  return coded(
    'FORBIDDEN',
    `${argument} tests ${told}, and your duties do not allow you to read that of everything this field gives. Leave it out, or ask an administrator for the duty.`,
  );
}
