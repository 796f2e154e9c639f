import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * `clc_<key>_<secret>`: the key names the credential and may be shown, the secret is kept by whoever it was issued to.
 */
const FORM = /^clc_([0-9a-f]{16})_([\w-]{43})$/;

export interface CredentialToken {
  readonly keyId: string;
  readonly secret: string;
}

export interface NewCredentialToken extends CredentialToken {
  /** The whole, as it is sent. */
  readonly text: string;
}

/** Draws a credential; of its secret of 256 bits only the hash is kept. */
export function generateCredentialToken(): NewCredentialToken {
  const keyId = randomBytes(8).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  return { keyId, secret, text: `clc_${keyId}_${secret}` };
}

/** Null where the text is of another form. */
export function parseCredentialToken(text: string): CredentialToken | null {
  const match = FORM.exec(text);
  return match === null ? null : { keyId: match[1]!, secret: match[2]! };
}

/** In hexadecimal. The secret is drawn, not chosen: a slow hash would guard it no better. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** In the same time whether it fits or not, and whether there is a hash at all or not. */
export function fitsHash(secret: string, hash: string | null): boolean {
  const given = Buffer.from(hashSecret(secret), 'hex');
  const kept = hash === null ? Buffer.alloc(given.length) : Buffer.from(hash, 'hex');
  return timingSafeEqual(given, kept) && hash !== null;
}
