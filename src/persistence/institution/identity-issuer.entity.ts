import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import { APPEND_ONLY, READ_ONLY, securedTable } from '../secured-table.ts';
import { idColumn } from '../tenant.ts';
import { Institution } from './institution.entity.ts';

/** An OpenID Connect issuer that an institution trusts. Once it has one, only its own speak for it. */
export const IdentityIssuer = defineEntity({
  name: 'IdentityIssuer',
  ...securedTable('identity_issuer', { tenant: [...APPEND_ONLY, 'delete'], system: READ_ONLY }),
  uniques: [{ properties: ['institutionId', 'url'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    /** As the issuer spells itself in its tokens. */
    url: p.text(),
    /** The audience its tokens are for; null: the node's. */
    audience: p.text().nullable(),
    /** The claim that names the user. */
    subjectClaim: p.text().default('sub'),
    createdAt: p.datetime(3),
  },
});
export type IdentityIssuer = InferEntity<typeof IdentityIssuer>;
