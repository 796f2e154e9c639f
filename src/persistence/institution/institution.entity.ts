import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import { idColumn, systemPolicy, tenantPolicy } from '../tenant.ts';

export const Institution = defineEntity({
  name: 'Institution',
  tableName: 'institution',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy('institution', 'id'), systemPolicy('institution', 'select')],
  properties: {
    id: idColumn(),
    code: p.text().unique(),
    name: p.text(),
    /** Set while business time runs apart from the calendar (demo, replay); null: the calendar's date. */
    businessDate: p.date().nullable(),
    /** The last business day that was closed; null before the first. */
    closedThrough: p.date().nullable(),
    createdAt: p.datetime(3),
  },
});
export type Institution = InferEntity<typeof Institution>;
