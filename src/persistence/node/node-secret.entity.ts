import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import { systemPolicy } from '../tenant.ts';

/** What the nodes of one database know and nobody else does. */
export const NodeSecret = defineEntity({
  name: 'NodeSecret',
  tableName: 'node_secret',
  rowLevelSecurity: 'force',
  policies: [systemPolicy('node_secret')],
  properties: {
    name: p.text().primary(),
    /** 32 random bytes, in base64. */
    secret: p.text(),
    createdAt: p.datetime(3),
  },
});
export type NodeSecret = InferEntity<typeof NodeSecret>;
