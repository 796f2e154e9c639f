import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import { AUDIT_KINDS } from '../../domain/audit/audit-entry.ts';
import { APPEND_ONLY, READ_ONLY, securedTable } from '../secured-table.ts';
import { idColumn } from '../tenant.ts';

/** What happened. Append-only, and without foreign keys: it outlives what it tells of. */
export const AuditEntryRecord = defineEntity({
  name: 'AuditEntry',
  ...securedTable('audit_entry', { tenant: APPEND_ONLY }),
  indexes: [
    { properties: ['institutionId', 'recordedAt', 'id'] },
    { properties: ['institutionId', 'actorId', 'recordedAt'] },
    { properties: ['institutionId', 'subjectId', 'recordedAt'] },
    { properties: ['institutionId', 'clientId', 'recordedAt'] },
  ],
  properties: {
    id: idColumn(),
    institutionId: p.uuid(),
    recordedAt: p.datetime(3),
    businessDate: p.date(),
    kind: p.enum(AUDIT_KINDS),
    /** Null: the system. */
    actorId: p.uuid().nullable(),
    actorSubject: p.text(),
    onBehalfOfId: p.uuid().nullable(),
    applicationId: p.uuid().nullable(),
    command: p.text(),
    /** The table of what it is about. */
    subjectKind: p.text().nullable(),
    subjectId: p.uuid().nullable(),
    clientId: p.uuid().nullable(),
    /** JSON as it was written: the text is what is hashed. */
    input: p.text().nullable(),
    before: p.text().nullable(),
    after: p.text().nullable(),
    reason: p.text().nullable(),
    code: p.text().nullable(),
    requestId: p.text().nullable(),
  },
});
export type AuditEntryRecord = InferEntity<typeof AuditEntryRecord>;

/** Entries that are committed and have no link yet; the linker empties it. */
export const AuditPending = defineEntity({
  name: 'AuditPending',
  ...securedTable('audit_pending', { tenant: [...APPEND_ONLY, 'delete'], system: READ_ONLY }),
  properties: {
    entryId: p.uuid().primary(),
    institutionId: p.uuid(),
  },
});
export type AuditPending = InferEntity<typeof AuditPending>;

/**
 * The chain: dense `seq` in each institution. Append-only; its keys alone keep two linkers from telling two histories.
 */
export const AuditLink = defineEntity({
  name: 'AuditLink',
  ...securedTable('audit_link', { tenant: APPEND_ONLY }),
  properties: {
    institutionId: p.uuid().primary(),
    seq: p.bigint('string').primary().autoincrement(false),
    entryId: p.uuid().unique(),
    /** SHA-256 as hexadecimal text. */
    hash: p.text(),
  },
});
export type AuditLink = InferEntity<typeof AuditLink>;
