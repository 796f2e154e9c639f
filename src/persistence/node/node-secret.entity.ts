import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import { APPEND_ONLY, securedTable } from '../secured-table.ts';

/** What the nodes of one database know and nobody else does. */
export const NodeSecret = defineEntity({
  name: 'NodeSecret',
  ...securedTable('node_secret', { system: APPEND_ONLY }),
  properties: {
    name: p.text().primary(),
    /** 32 random bytes, in base64. */
    secret: p.text(),
    createdAt: p.datetime(3),
  },
});
export type NodeSecret = InferEntity<typeof NodeSecret>;
