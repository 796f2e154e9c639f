import type { DocumentVersionRow, PersistedDocumentRow } from '../../persistence/partner/document.repository.ts';
import { toGlobalId } from '../shared/global-id.ts';
import type { DocumentVersionType, PersistedDocumentType } from './document.type.ts';

export function presentVersion(row: DocumentVersionRow): DocumentVersionType {
  return {
    id: toGlobalId('DocumentVersion', row.id),
    applicationRowId: row.application_id,
    publishedByRowId: row.published_by_id,
    retiredByRowId: row.retired_by_id,
    version: row.version,
    contentHash: row.content_hash,
    documentCount: row.document_count,
    publishedAt: row.published_at,
    retiredAt: row.retired_at,
    retireReason: row.retire_reason,
    retireForced: row.retire_forced,
  };
}

export function presentDocument(row: PersistedDocumentRow): PersistedDocumentType {
  const { hash, name, kind, text, cost, cacheable } = row;
  return {
    id: toGlobalId('PersistedDocument', row.id),
    versionRowId: row.version_id,
    hash,
    name,
    kind,
    text,
    cost,
    cacheable,
  };
}
