import { createRemoteJWKSet, errors } from 'jose';
import type { JWTVerifyGetKey } from 'jose';

const ANSWERS_WITHIN_MS = 5_000;
/** An unknown key has them fetched again, but not more often: anybody can make up keys. */
const COOLDOWN_MS = 5_000;
/** A key that the issuer has withdrawn counts no longer than that. */
const KEPT_MS = 5 * 60_000;

/** The issuer cannot be asked for its keys now, so that nothing can be said of its tokens. */
export class IssuerUnavailable extends Error {
  constructor(issuer: string, cause?: unknown) {
    super(`The issuer ${issuer} gives no keys now.`, { cause });
  }
}

interface Discovery {
  readonly keys: Promise<JWTVerifyGetKey>;
  readonly untilMs: number;
}

/** The keys of OpenID Connect issuers: found by discovery, fetched again when they rotate. */
export class IssuerKeys {
  readonly #discovered = new Map<string, Discovery>();

  /** Finds keys of this issuer; throws IssuerUnavailable, or one of jose's errors where the token is at fault. */
  of(issuer: string): JWTVerifyGetKey {
    return async (...token) => {
      try {
        return await (
          await this.#discover(issuer)
        )(...token);
      } catch (error) {
        throw isOfToken(error) ? error : new IssuerUnavailable(issuer, error);
      }
    };
  }

  /** What failed is told for a moment to all who ask, and then tried again: where the keys are may have changed too. */
  #discover(issuer: string): Promise<JWTVerifyGetKey> {
    const nowMs = performance.now();
    const known = this.#discovered.get(issuer);
    if (known !== undefined && nowMs < known.untilMs) return known.keys;
    const keys = discover(issuer, known?.keys);
    this.#discovered.set(issuer, { keys, untilMs: nowMs + KEPT_MS });
    keys.catch(() => this.#discovered.set(issuer, { keys, untilMs: nowMs + COOLDOWN_MS }));
    return keys;
  }
}

/** What jose says of a token when the keys are there. */
function isOfToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported ||
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWSInvalid
  );
}

/**
 * The keys where the issuer has them now; where it cannot be asked, those it had, which jose keeps while they are
 * fresh.
 */
async function discover(issuer: string, before: Promise<JWTVerifyGetKey> | undefined): Promise<JWTVerifyGetKey> {
  try {
    return createRemoteJWKSet(await keysUrl(issuer), {
      timeoutDuration: ANSWERS_WITHIN_MS,
      cooldownDuration: COOLDOWN_MS,
      cacheMaxAge: KEPT_MS,
    });
  } catch (error) {
    if (before === undefined) throw error;
    return before;
  }
}

async function keysUrl(issuer: string): Promise<URL> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
  });
  const { issuer: named, jwks_uri: keysAt } = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
  // Whoever answers for the issuer must be it, and must not send us from TLS to the open network.
  if (
    !response.ok ||
    named !== issuer ||
    typeof keysAt !== 'string' ||
    (issuer.startsWith('https:') && !keysAt.startsWith('https:'))
  )
    throw new Error(`The issuer ${issuer} gave no usable OpenID configuration.`);
  return new URL(keysAt);
}
