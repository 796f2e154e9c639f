import type { ApiCredentialRow } from '../../persistence/partner/api-credential.repository.ts';
import type { ApiCredentialType } from './api-credential.type.ts';

export function presentCredential(row: ApiCredentialRow): ApiCredentialType {
  return {
    keyId: row.key_id,
    applicationCode: row.application_code,
    partnerCode: row.partner_code,
    scopes: [...row.scopes],
    allowedAddresses: [...row.allowed_addresses],
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
  };
}
