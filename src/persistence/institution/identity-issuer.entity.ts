import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import { idColumn, systemPolicy, tenantPolicy } from '../tenant.ts';
import { Institution } from './institution.entity.ts';

/** An OpenID Connect issuer that an institution trusts. Once it has one, only its own speak for it. */
export const IdentityIssuer = defineEntity({
  name: 'IdentityIssuer',
  tableName: 'identity_issuer',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy('identity_issuer'), systemPolicy('identity_issuer', 'select')],
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
