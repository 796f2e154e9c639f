import type { CredentialScope } from '../../domain/partner/credential-scope.ts';
import type { ApiCredentialRow } from '../../persistence/partner/api-credential.repository.ts';
import { connectionOf } from '../shared/connection.ts';
import { enumOf } from '../shared/enum.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { field, objectType } from '../shared/declared.ts';
import { OVERSIGHT } from '../../security/duty-sets.ts';

export const CredentialScopeEnum = enumOf<CredentialScope>('CredentialScope', 'What a credential may be used for.', {
  QUERY: 'Queries.',
  MUTATE: 'Mutations.',
  SUBSCRIBE: 'Subscriptions.',
});

export const ApiCredentialType = objectType(
  'ApiCredential',
  {
    description:
      'A credential that an application signs in with. Its secret is shown once, when it is issued; only the recipient has it.',
  },
  {
    keyId: field(() => String, {
      duties: OVERSIGHT,
      description: 'The public part of the token, which identifies the credential.',
    }),
    applicationCode: field(() => String, {
      duties: OVERSIGHT,
      description: 'Code of the application that signs in with it.',
    }),
    partnerCode: field(() => String, {
      duties: OVERSIGHT,
      description: 'Code of the partner that owns the application.',
    }),
    scopes: field(() => [CredentialScopeEnum], {
      duties: OVERSIGHT,
      description: "The kinds of operation it allows, within the application's duties.",
    }),
    allowedAddresses: field(() => [String], {
      duties: OVERSIGHT,
      description: 'IP addresses, and ranges such as 192.0.2.0/24, that it may be used from; empty for any.',
    }),
    createdAt: field(() => DateTimeScalar, { duties: OVERSIGHT, description: 'When it was issued.' }),
    expiresAt: field(() => DateTimeScalar, {
      duties: OVERSIGHT,
      nullable: true,
      description: 'When it expires; null if it is valid until revoked.',
    }),
    revokedAt: field(() => DateTimeScalar, {
      duties: OVERSIGHT,
      nullable: true,
      description: 'When it was revoked; null if it was not.',
    }),
    lastUsedAt: field(() => DateTimeScalar, {
      duties: OVERSIGHT,
      nullable: true,
      description: 'When it was last used, accurate to a few minutes; null if never.',
    }),
  },
);
export type ApiCredentialType = InstanceType<typeof ApiCredentialType>;

export const ApiCredentialConnectionType = connectionOf('ApiCredential', ApiCredentialType, OVERSIGHT);

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
