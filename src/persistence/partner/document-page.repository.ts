import type { SelectQueryBuilder } from 'kysely';
import { keysetPage } from '../keyset-page.ts';
import type { OrderTerm, Page, PageRequest } from '../keyset-page.ts';
import type { Query, Tables } from '../orm.ts';
import type { DocumentVersionRow, PersistedDocumentRow } from './document.repository.ts';

/** Narrows versions and documents; what is left out narrows nothing. */
export interface DocumentCriteria {
  readonly applicationCode?: string | null;
  readonly version?: string | null;
  /** Active or retired versions only. */
  readonly active?: boolean | null;
  /** Only what is of the application that acts as this user. */
  readonly applicationUserId?: string | null;
}

const VERSION_ORDER: readonly OrderTerm[] = [
  { column: 'document_version.published_at', direction: 'desc', type: 'timestamptz', nullable: false },
  { column: 'document_version.id', direction: 'desc', type: 'uuid', nullable: false },
];
const DOCUMENT_ORDER: readonly OrderTerm[] = [
  { column: 'persisted_document.name', direction: 'asc', type: 'text', nullable: true },
  { column: 'persisted_document.id', direction: 'asc', type: 'uuid', nullable: false },
];

/** The versions, the newest first. */
export function pageVersions(
  query: Query,
  criteria: DocumentCriteria,
  page: PageRequest,
): Promise<Page<DocumentVersionRow>> {
  return keysetPage(versionsWhere(query, criteria).selectAll('document_version'), VERSION_ORDER, page);
}

/** The documents by the names of their operations, those without one last. */
export function pageDocuments(
  query: Query,
  criteria: DocumentCriteria,
  page: PageRequest,
): Promise<Page<PersistedDocumentRow>> {
  return keysetPage(documentsWhere(query, criteria).selectAll('persisted_document'), DOCUMENT_ORDER, page);
}

export async function countVersions(query: Query, criteria: DocumentCriteria): Promise<number> {
  const row = await versionsWhere(query, criteria)
    .select((select) => select.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function countDocuments(query: Query, criteria: DocumentCriteria): Promise<number> {
  const row = await documentsWhere(query, criteria)
    .select((select) => select.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Versions by id; only those of the application that acts as the user, where one is given. */
export function findVersionsById(
  query: Query,
  ids: readonly string[],
  applicationUserId: string | null,
): Promise<DocumentVersionRow[]> {
  return versionsWhere(query, { applicationUserId })
    .selectAll('document_version')
    .where('document_version.id', 'in', ids as string[])
    .execute();
}

/** Documents by id; only those of the application that acts as the user, where one is given. */
export function findDocumentsById(
  query: Query,
  ids: readonly string[],
  applicationUserId: string | null,
): Promise<PersistedDocumentRow[]> {
  return documentsWhere(query, { applicationUserId })
    .selectAll('persisted_document')
    .where('persisted_document.id', 'in', ids as string[])
    .execute();
}

function documentsWhere(
  query: Query,
  criteria: DocumentCriteria,
): SelectQueryBuilder<Tables, 'persisted_document', object> {
  const documents = query.selectFrom('persisted_document') as SelectQueryBuilder<Tables, 'persisted_document', object>;
  return Object.values(criteria).some((value) => value != null)
    ? documents.where(
        'persisted_document.version_id',
        'in',
        versionsWhere(query, criteria).select('document_version.id'),
      )
    : documents;
}

function versionsWhere(
  query: Query,
  { applicationCode, version, active, applicationUserId }: DocumentCriteria,
): SelectQueryBuilder<Tables, 'document_version', object> {
  let versions = query.selectFrom('document_version') as SelectQueryBuilder<Tables, 'document_version', object>;
  if (applicationCode != null)
    versions = versions.where(
      'document_version.application_id',
      'in',
      query.selectFrom('application').select('id').where('code', '=', applicationCode),
    );
  if (applicationUserId != null)
    versions = versions.where(
      'document_version.application_id',
      'in',
      query.selectFrom('application').select('id').where('user_id', '=', applicationUserId),
    );
  if (version != null) versions = versions.where('document_version.version', '=', version);
  if (active != null) versions = versions.where('document_version.retired_at', active ? 'is' : 'is not', null);
  return versions;
}
