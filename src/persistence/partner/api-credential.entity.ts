import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import type { CredentialScope } from '../../domain/partner/credential-scope.ts';
import { Institution } from '../institution/institution.entity.ts';
import { READ_ONLY, UPDATABLE, securedTable } from '../secured-table.ts';
import { idColumn } from '../tenant.ts';
import { Application } from './partner.entity.ts';

/** What an application signs in with. The secret itself is nowhere. */
export const ApiCredential = defineEntity({
  name: 'ApiCredential',
  ...securedTable('api_credential', { tenant: UPDATABLE, system: READ_ONLY }),
  indexes: [{ properties: ['institutionId', 'createdAt', 'id'] }, { properties: ['applicationId'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    applicationId: () => p.manyToOne(Application).mapToPk().name('application_id'),
    /** The public part, over all institutions: it is what a credential is found by. */
    keyId: p.text().unique(),
    /** SHA-256 in hexadecimal. */
    secretHash: p.text(),
    scopes: p.json<readonly CredentialScope[]>(),
    /** Addresses, and ranges of them, that it may be used from; none: from any. */
    allowedAddresses: p.json<readonly string[]>(),
    createdAt: p.datetime(3),
    /** Null: it does not end by itself. */
    expiresAt: p.datetime(3).nullable(),
    revokedAt: p.datetime(3).nullable(),
    /** To some minutes; null: never yet. */
    lastUsedAt: p.datetime(3).nullable(),
  },
});
export type ApiCredential = InferEntity<typeof ApiCredential>;
