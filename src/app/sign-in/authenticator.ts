import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { Database } from '../../persistence/orm.ts';
import type { Actor } from '../../security/actor.ts';
import { parseCredentialToken } from '../../security/credential-token.ts';
import { isWithdrawn } from '../../security/identity.ts';
import type { Identity, SignedIn } from '../../security/identity.ts';
import type { TokenVerifier } from '../../security/token-verifier.ts';
import { loadActor } from '../institution/load-actor.ts';
import { verifyCredential } from './verify-credential.ts';

const BEARER = /^Bearer ([\w.~+/-]+=*)$/i;

/** Turns what a request or a socket carries into who it is. */
export class Authenticator {
  readonly #database: Database;
  readonly #verifier: TokenVerifier;
  readonly #loadActor: (identity: Identity) => Promise<Actor | null>;

  constructor(
    database: Database,
    verifier: TokenVerifier,
    actorOf: (identity: Identity) => Promise<Actor | null> = (identity) => loadActor(database, identity),
  ) {
    this.#database = database;
    this.#verifier = verifier;
    this.#loadActor = actorOf;
  }

  /**
   * Reads the value of an `Authorization` header, or of the connection parameter of that name; null where there is
   * none.
   */
  async signIn(authorization: unknown, address: string): Promise<Result<SignedIn | null>> {
    if (authorization === undefined || authorization === null || authorization === '') return ok(null);
    const token = typeof authorization === 'string' ? BEARER.exec(authorization.trim())?.[1] : undefined;
    if (token === undefined)
      return fail('TOKEN_INVALID', 'The Authorization header is not of the form `Bearer <token>`.');
    const verified = await this.#verify(token, address);
    if (!verified.ok) return verified;
    const { identity } = verified.value;
    const actor = await this.#loadActor(identity);
    if (actor === null)
      return fail(
        'USER_UNKNOWN',
        `The token is valid, but speaks of no active user of the institution ${identity.institutionCode}.`,
      );
    if (isWithdrawn(actor, identity)) return fail('TOKEN_REVOKED', 'The token was withdrawn. Sign in again.');
    return ok({ actor, ...verified.value });
  }

  async #verify(token: string, address: string): Promise<Result<Omit<SignedIn, 'actor'>>> {
    const credential = parseCredentialToken(token);
    if (credential !== null) return verifyCredential(this.#database, credential, address, new Date());
    const verified = await this.#verifier.verify(token);
    return verified.ok ? ok({ ...verified.value, scopes: null }) : verified;
  }
}
