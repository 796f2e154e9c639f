import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import { idColumn, systemPolicy } from '../tenant.ts';

/** The signing key of the local development issuer; kept with the data, so that a token outlives a restart. */
export const LocalIssuerKey = defineEntity({
  name: 'LocalIssuerKey',
  tableName: 'local_issuer_key',
  rowLevelSecurity: 'force',
  policies: [systemPolicy('local_issuer_key')],
  properties: {
    id: idColumn(),
    privateJwk: p.json<Record<string, unknown>>(),
    createdAt: p.datetime(3),
  },
});
export type LocalIssuerKey = InferEntity<typeof LocalIssuerKey>;
