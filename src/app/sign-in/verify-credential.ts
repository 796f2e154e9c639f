import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import { findCredentialToVerify } from '../../persistence/partner/api-credential.repository.ts';
import type { Database } from '../../persistence/orm.ts';
import { noteCredentialUse } from '../../persistence/partner/partner-write.repository.ts';
import { isAddressAllowed } from '../../security/address-list.ts';
import { fitsHash } from '../../security/credential-token.ts';
import type { CredentialToken } from '../../security/credential-token.ts';
import type { SignedIn } from '../../security/identity.ts';

/** When it was last used is kept to so much: each use would be a write. */
const LAST_USED_WITHIN_MS = 5 * 60_000;

/** Whoever does not have the secret, or has it from where it may not be used, is told what anybody is. */
const NOT_ACCEPTED = fail(
  'TOKEN_INVALID',
  'The credential was not accepted: there is no such one, or it may not be used from here.',
);

/** What a credential says, where it is one of an application and may be used from `address` at `now`. */
export async function verifyCredential(
  database: Database,
  { keyId, secret }: CredentialToken,
  address: string,
  now: Date,
): Promise<Result<Omit<SignedIn, 'actor'>>> {
  const row = await database.inSystem((query) => findCredentialToVerify(query, keyId));
  if (
    !fitsHash(secret, row?.secret_hash ?? null) ||
    row === undefined ||
    !isAddressAllowed(row.allowed_addresses, address)
  )
    return NOT_ACCEPTED;
  if (row.revoked_at !== null)
    return fail('TOKEN_REVOKED', 'The credential was revoked. Ask the institution for another.');
  if (row.expires_at !== null && row.expires_at <= now)
    return fail('TOKEN_EXPIRED', 'The credential has expired. Ask the institution for another.');
  if (row.last_used_at === null || now.getTime() - row.last_used_at.getTime() > LAST_USED_WITHIN_MS) {
    await database.inTenant(row.institution_id, (query) => noteCredentialUse(query, row.id, now));
  }
  return ok({
    identity: { institutionCode: row.institution_code, subject: keyId, credentialId: row.id },
    expiresAt: row.expires_at,
    scopes: row.scopes,
  });
}
