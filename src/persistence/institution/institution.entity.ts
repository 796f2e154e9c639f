import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import { DOCUMENT_MODES } from '../../domain/partner/document-mode.ts';
import { DEFAULT_RETENTION_YEARS } from '../../domain/personal-data/retention.ts';
import { READ_ONLY, UPDATABLE, securedTable } from '../secured-table.ts';
import { idColumn } from '../tenant.ts';

export const Institution = defineEntity({
  name: 'Institution',
  ...securedTable('institution', { tenant: UPDATABLE, system: READ_ONLY, tenantColumn: 'id' }),
  properties: {
    id: idColumn(),
    code: p.text().unique(),
    name: p.text(),
    /** Set while business time runs apart from the calendar (demo, replay); null: the calendar's date. */
    businessDate: p.date().nullable(),
    /** The last business day that was closed; null before the first. */
    closedThrough: p.date().nullable(),
    /** Which documents its own may run; null: what the node's environment says. */
    documentMode: p.enum(DOCUMENT_MODES).nullable(),
    /** For how many years after the end of a relation the personal data of a client's people is kept. */
    retentionYears: p.integer().default(DEFAULT_RETENTION_YEARS),
    createdAt: p.datetime(3),
  },
});
export type Institution = InferEntity<typeof Institution>;
