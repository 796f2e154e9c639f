import { SignJWT, createLocalJWKSet, createRemoteJWKSet, errors, importJWK, jwtVerify } from 'jose';
import type { JWK, JWTVerifyGetKey } from 'jose';
import { fail, ok } from '../domain/shared/result.ts';
import type { Result } from '../domain/shared/result.ts';

export const LOCAL_ISSUER = 'clc-local';
const ALGORITHMS = ['ES256', 'RS256', 'PS256', 'EdDSA'];
const CLOCK_TOLERANCE_S = 5;

/** What a verified token says: who, of which institution, until when. What they may do is not taken from it. */
export interface TokenIdentity {
  readonly institutionCode: string;
  readonly subject: string;
  readonly expiresAt: Date;
}

export interface TokenVerifierOptions {
  readonly audience: string;
  /** The claim that names the institution by its code. */
  readonly institutionClaim: string;
  /** The public key of the local issuer; null where it is switched off. */
  readonly localKey: JWK | null;
  /** OpenID Connect issuers by URL; their keys are found by discovery and follow rotation. */
  readonly oidcIssuers: readonly string[];
}

/** Verifies tokens of the configured issuers and no others: each issuer's keys count for that issuer only. */
export class TokenVerifier {
  readonly #options: TokenVerifierOptions;
  readonly #keysByIssuer = new Map<string, JWTVerifyGetKey>();

  constructor(options: TokenVerifierOptions) {
    this.#options = options;
    if (options.localKey !== null) this.#keysByIssuer.set(LOCAL_ISSUER, createLocalJWKSet({ keys: [options.localKey] }));
  }

  async verify(token: string): Promise<Result<TokenIdentity>> {
    try {
      const { payload } = await jwtVerify(token, (header, jws) => this.#keyFor(jws.payload, header, jws), {
        audience: this.#options.audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_S,
        requiredClaims: ['iss', 'sub', 'exp', this.#options.institutionClaim],
      });
      const institutionCode = payload[this.#options.institutionClaim];
      if (typeof institutionCode !== 'string') return fail('TOKEN_INVALID', `The token's claim ${this.#options.institutionClaim} is not text.`);
      return ok({ institutionCode, subject: payload.sub!, expiresAt: new Date(payload.exp! * 1_000) });
    } catch (error) {
      if (error instanceof errors.JWTExpired) return fail('TOKEN_EXPIRED', 'The token has expired. Sign in again.');
      if (error instanceof errors.JOSEError) return fail('TOKEN_INVALID', 'The token was not accepted: it is malformed, of an unknown issuer, or meant for another service.');
      throw error;
    }
  }

  #keyFor(payload: string | Uint8Array, ...rest: Parameters<JWTVerifyGetKey>): ReturnType<JWTVerifyGetKey> {
    return this.#keysOf(readIssuer(payload)).then((keys) => keys(...rest)) as ReturnType<JWTVerifyGetKey>;
  }

  async #keysOf(issuer: string): Promise<JWTVerifyGetKey> {
    const known = this.#keysByIssuer.get(issuer);
    if (known !== undefined) return known;
    if (!this.#options.oidcIssuers.includes(issuer)) throw new errors.JWTClaimValidationFailed('unknown issuer', {}, 'iss', 'check_failed');
    const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(5_000) });
    const discovered = (await response.json()) as { issuer?: string; jwks_uri?: string };
    if (!response.ok || discovered.issuer !== issuer || typeof discovered.jwks_uri !== 'string') throw new Error(`The issuer ${issuer} gave no usable OpenID configuration.`);
    const keys = createRemoteJWKSet(new URL(discovered.jwks_uri));
    this.#keysByIssuer.set(issuer, keys);
    return keys;
  }
}

// The issuer is read before anything is verified, and used only to choose among the configured issuers' keys.
function readIssuer(payload: string | Uint8Array): string {
  const text = typeof payload === 'string' ? Buffer.from(payload, 'base64url').toString() : new TextDecoder().decode(payload);
  try {
    const claims = JSON.parse(text) as { iss?: unknown };
    if (typeof claims.iss === 'string') return claims.iss;
  } catch {
    // not JSON: refused below like a missing issuer
  }
  throw new errors.JWTInvalid('no issuer');
}

/** Signs a token of the local development issuer. */
export async function signLocalToken(privateJwk: JWK, identity: Pick<TokenIdentity, 'institutionCode' | 'subject'>, options: { audience: string; institutionClaim: string; ttlSeconds: number; now: Date }): Promise<string> {
  const issuedAt = Math.floor(options.now.getTime() / 1_000);
  return new SignJWT({ [options.institutionClaim]: identity.institutionCode })
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer(LOCAL_ISSUER)
    .setAudience(options.audience)
    .setSubject(identity.subject)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + options.ttlSeconds)
    .sign(await importJWK(privateJwk, 'ES256'));
}
