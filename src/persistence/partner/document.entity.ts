import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import { DOCUMENT_KINDS } from '../../domain/partner/document-kind.ts';
import { Institution } from '../institution/institution.entity.ts';
import { User } from '../institution/user.entity.ts';
import { APPEND_ONLY, UPDATABLE, securedTable } from '../secured-table.ts';
import { idColumn } from '../tenant.ts';
import { Application } from './partner.entity.ts';

/** A release of an application's documents. What it holds never changes; it can be retired, and that is all. */
export const DocumentVersion = defineEntity({
  name: 'DocumentVersion',
  ...securedTable('document_version', {
    tenant: [...APPEND_ONLY, { update: ['retired_at', 'retired_by_id', 'retire_reason', 'retire_forced'] }],
  }),
  uniques: [{ properties: ['applicationId', 'version'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    applicationId: () => p.manyToOne(Application).mapToPk().name('application_id'),
    version: p.text(),
    /** SHA-256 over the hashes of its documents: what tells whether the same is published again. */
    contentHash: p.text(),
    documentCount: p.integer(),
    publishedById: () => p.manyToOne(User).mapToPk().name('published_by_id').nullable(),
    publishedAt: p.datetime(3),
    retiredById: () => p.manyToOne(User).mapToPk().name('retired_by_id').nullable(),
    retiredAt: p.datetime(3).nullable(),
    retireReason: p.text().nullable(),
    /** Whether it was retired although it was in use. */
    retireForced: p.boolean().default(false),
  },
});
export type DocumentVersion = InferEntity<typeof DocumentVersion>;

/** A document of a version. */
export const PersistedDocument = defineEntity({
  name: 'PersistedDocument',
  ...securedTable('persisted_document', { tenant: APPEND_ONLY }),
  uniques: [{ properties: ['versionId', 'hash'] }],
  indexes: [{ properties: ['institutionId', 'hash'] }, { properties: ['applicationId'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    versionId: () => p.manyToOne(DocumentVersion).mapToPk().name('version_id'),
    applicationId: () => p.manyToOne(Application).mapToPk().name('application_id'),
    /** SHA-256 of the text, hexadecimal. */
    hash: p.text(),
    name: p.text().nullable(),
    kind: p.enum(DOCUMENT_KINDS),
    text: p.text(),
    /** Fields it would resolve if every page were full. */
    cost: p.integer(),
    cacheable: p.boolean(),
  },
});
export type PersistedDocument = InferEntity<typeof PersistedDocument>;

/**
 * A number that triggers draw anew whenever what can be asked for changes: documents, applications or partners; no row
 * means never.
 */
export const DocumentRegistryVersion = defineEntity({
  name: 'DocumentRegistryVersion',
  ...securedTable('document_registry_version', { tenant: UPDATABLE }),
  properties: {
    institutionId: p.uuid().primary(),
    version: p.bigint('string'),
  },
});
