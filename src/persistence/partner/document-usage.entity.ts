import { defineEntity, p } from '@mikro-orm/core';
import { Institution } from '../institution/institution.entity.ts';
import { DELETABLE, UPDATABLE, securedTable } from '../secured-table.ts';
import { PersistedDocument } from './document.entity.ts';

/** How a document was used, over all nodes and all time. */
export const DocumentUsageTotal = defineEntity({
  name: 'DocumentUsageTotal',
  ...securedTable('document_usage', { tenant: UPDATABLE }),
  properties: {
    documentId: () => p.manyToOne(PersistedDocument).mapToPk().name('document_id').primary(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    requestCount: p.bigint('string'),
    errorCount: p.bigint('string'),
    lastUsedAt: p.datetime(3),
    slowestMs: p.double(),
    /** How many answers took up to each bound of src/domain/partner/duration-histogram.ts, and last those beyond. */
    durations: p.array().columnType('bigint[]'),
  },
});

/**
 * The last batch of counts that each process wrote: one whose commit was not confirmed is tried again, and counts once.
 */
export const DocumentUsageBatch = defineEntity({
  name: 'DocumentUsageBatch',
  ...securedTable('document_usage_batch', { tenant: DELETABLE }),
  properties: {
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id').primary(),
    processId: p.uuid().primary(),
    batchNumber: p.integer(),
    writtenAt: p.datetime(3),
  },
});
