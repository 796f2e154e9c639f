import type { CredentialScope } from '../domain/partner/credential-scope.ts';
import type { Actor } from './actor.ts';

/** Who a verified token or credential speaks of. What they may do is not taken from it. */
export interface Identity {
  readonly institutionCode: string;
  /** The user, as the issuer names them; of a credential its key. */
  readonly subject: string;
  /** When the token was issued; absent where no token was. */
  readonly issuedAt?: Date;
  /** The institution's own issuer whose token it was; absent where the node's issued it, or where it was no token. */
  readonly issuer?: string;
  /** The credential it was; absent where it was a token. */
  readonly credentialId?: string;
}

/** Somebody who signed in. */
export interface SignedIn {
  readonly actor: Actor;
  readonly identity: Identity;
  /** When what they signed in with ends; null where it does not. */
  readonly expiresAt: Date | null;
  /** The kinds of operation it allows; null: all. */
  readonly scopes: readonly CredentialScope[] | null;
}

/** Whether all tokens of that time were withdrawn. */
export function isWithdrawn(
  { tokensValidFrom }: Pick<Actor, 'tokensValidFrom'>,
  { issuedAt }: Pick<Identity, 'issuedAt'>,
): boolean {
  return tokensValidFrom !== null && issuedAt !== undefined && issuedAt < tokensValidFrom;
}

/** Two with the same key are the same user by the same way, whenever their tokens were issued. */
export function identityKey({ subject, issuer, credentialId }: Identity): string {
  return [credentialId ?? '', issuer ?? '', subject].join('\n');
}
