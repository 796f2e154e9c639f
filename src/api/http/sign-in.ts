import type { Result } from '../../domain/shared/result.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Actor } from '../../security/actor.ts';
import type { TokenIdentity, TokenVerifier } from '../../security/token-verifier.ts';
import type { Services } from '../shared/request-context.ts';

export interface SignedIn {
  readonly actor: Actor;
  readonly identity: TokenIdentity;
}

/** Turns the value of an `Authorization` header (or connection parameter) into who it is; null where there is none. */
export async function signIn(verifier: TokenVerifier, services: Pick<Services, 'loadActor'>, authorization: unknown): Promise<Result<SignedIn | null>> {
  if (authorization === undefined || authorization === null || authorization === '') return ok(null);
  const token = typeof authorization === 'string' ? /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization.trim())?.[1] : undefined;
  if (token === undefined) return fail('TOKEN_INVALID', 'The Authorization header is not of the form `Bearer <token>`.');
  const verified = await verifier.verify(token);
  if (!verified.ok) return verified;
  const actor = await services.loadActor(verified.value);
  if (actor === null) return fail('USER_UNKNOWN', `The token is valid, but ${verified.value.subject} is no active user of the institution ${verified.value.institutionCode}.`);
  return ok({ actor, identity: verified.value });
}
