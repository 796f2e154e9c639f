import { SignJWT, createLocalJWKSet, decodeJwt, errors, importJWK, jwtVerify } from 'jose';
import type { JWK, JWTPayload, JWTVerifyGetKey } from 'jose';
import { fail, ok } from '../domain/shared/result.ts';
import type { Result } from '../domain/shared/result.ts';
import type { Identity } from './identity.ts';
import { IssuerKeys, IssuerUnavailable } from './issuer-keys.ts';

export const LOCAL_ISSUER = 'clc-local';
/** Of two keys each: with a shared secret whoever verifies could sign. */
const ALGORITHMS = ['ES256', 'RS256', 'PS256', 'EdDSA'];
const CLOCK_TOLERANCE_S = 5;

/** An issuer that an institution has named as its own. */
export interface OwnIssuer {
  readonly url: string;
  /** The audience its tokens are for; null: this node's. */
  readonly audience: string | null;
  /** The claim that names the user. */
  readonly subjectClaim: string;
}

export interface TokenVerifierOptions {
  readonly audience: string;
  /** The claim that names the institution by its code. */
  readonly institutionClaim: string;
  /** The public key of the local issuer; null where it is switched off. */
  readonly localKey: JWK | null;
  /** OpenID Connect issuers by URL, for institutions that have none of their own. */
  readonly oidcIssuers: readonly string[];
  /** The issuers that an institution has named; null where there is no such institution. */
  readonly ownIssuers: (institutionCode: string) => Promise<readonly OwnIssuer[] | null>;
}

/** What a verified token says. */
export interface VerifiedToken {
  readonly identity: Identity & { readonly issuedAt: Date };
  readonly expiresAt: Date;
}

/** How a token of a trusted issuer is verified. */
interface Trusted {
  readonly keys: JWTVerifyGetKey;
  readonly audience: string;
  readonly subjectClaim: string;
  /** Whether the institution has named the issuer itself. */
  readonly isOwn: boolean;
}

/**
 * Verifies tokens. Each issuer's keys count for that issuer only, and each issuer speaks only for those who trust it:
 * an institution that has named its own trusts these alone, all others those of the node.
 */
export class TokenVerifier {
  readonly #options: TokenVerifierOptions;
  readonly #keys = new IssuerKeys();
  readonly #localKeys: JWTVerifyGetKey | null;

  constructor(options: TokenVerifierOptions) {
    this.#options = options;
    this.#localKeys = options.localKey === null ? null : createLocalJWKSet({ keys: [options.localKey] });
  }

  async verify(token: string): Promise<Result<VerifiedToken>> {
    try {
      return await this.#verify(token);
    } catch (error) {
      if (error instanceof errors.JWTExpired) return fail('TOKEN_EXPIRED', 'The token has expired. Sign in again.');
      if (error instanceof errors.JOSEError) return NOT_ACCEPTED;
      if (error instanceof IssuerUnavailable)
        return fail(
          'ISSUER_UNAVAILABLE',
          'The issuer of the token gives no keys now, so that it cannot be verified. Try again in a moment.',
        );
      throw error;
    }
  }

  async #verify(token: string): Promise<Result<VerifiedToken>> {
    const { institutionClaim } = this.#options;
    // Read before anything is verified, and used only to choose whom to believe.
    const { iss: issuer, [institutionClaim]: institutionCode } = decodeJwt(token);
    if (typeof issuer !== 'string' || typeof institutionCode !== 'string') return NOT_ACCEPTED;
    const trusted = await this.#trusted(institutionCode, issuer);
    if (trusted === null) return NOT_ACCEPTED;
    const { payload } = await jwtVerify(token, trusted.keys, {
      issuer,
      audience: trusted.audience,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE_S,
      requiredClaims: ['exp', 'iat', institutionClaim, trusted.subjectClaim],
    });
    const subject = payload[trusted.subjectClaim];
    if (typeof subject !== 'string' || subject === '' || isOfTheFuture(payload)) return NOT_ACCEPTED;
    return ok({
      identity: {
        institutionCode,
        subject,
        issuedAt: new Date(payload.iat! * 1_000),
        ...(trusted.isOwn ? { issuer } : {}),
      },
      expiresAt: new Date(payload.exp! * 1_000),
    });
  }

  /** How to verify a token that this issuer is said to have issued for the institution; null where it may not. */
  async #trusted(institutionCode: string, issuer: string): Promise<Trusted | null> {
    const { audience, oidcIssuers, ownIssuers } = this.#options;
    const own = (await ownIssuers(institutionCode)) ?? [];
    const named = own.find(({ url }) => url === issuer);
    if (named !== undefined)
      return {
        keys: this.#keys.of(issuer),
        audience: named.audience ?? audience,
        subjectClaim: named.subjectClaim,
        isOwn: true,
      };
    if (own.length > 0) return null;
    const ofNode = { audience, subjectClaim: 'sub', isOwn: false };
    if (issuer === LOCAL_ISSUER && this.#localKeys !== null) return { keys: this.#localKeys, ...ofNode };
    return oidcIssuers.includes(issuer) ? { keys: this.#keys.of(issuer), ...ofNode } : null;
  }
}

const NOT_ACCEPTED = fail(
  'TOKEN_INVALID',
  'The token was not accepted: it is malformed, of an issuer that the institution does not trust, or meant for another service.',
);

/** jose looks at the time of issue only where an age is asked for. */
function isOfTheFuture({ iat }: JWTPayload): boolean {
  return iat! > Date.now() / 1_000 + CLOCK_TOLERANCE_S;
}

/** Signs a token of the local development issuer. */
export async function signLocalToken(
  privateJwk: JWK,
  identity: Pick<Identity, 'institutionCode' | 'subject'>,
  options: { audience: string; institutionClaim: string; ttlSeconds: number; now: Date },
): Promise<string> {
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
