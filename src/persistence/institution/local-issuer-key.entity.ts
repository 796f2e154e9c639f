import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import { APPEND_ONLY, securedTable } from '../secured-table.ts';
import { idColumn } from '../tenant.ts';

/** The signing key of the local development issuer; kept with the data, so that a token outlives a restart. */
export const LocalIssuerKey = defineEntity({
  name: 'LocalIssuerKey',
  ...securedTable('local_issuer_key', { system: APPEND_ONLY }),
  properties: {
    id: idColumn(),
    privateJwk: p.json<Record<string, unknown>>(),
    createdAt: p.datetime(3),
  },
});
export type LocalIssuerKey = InferEntity<typeof LocalIssuerKey>;
