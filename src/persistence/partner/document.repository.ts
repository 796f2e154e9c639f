import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { DocumentKind } from '../../domain/partner/document-kind.ts';
import type { Query, Tables } from '../orm.ts';
import { newId } from '../tenant.ts';

export type DocumentVersionRow = Selectable<Tables['document_version']>;
export type PersistedDocumentRow = Selectable<Tables['persisted_document']>;

/** A document that may be asked for by its hash. */
export interface RegisteredDocument {
  readonly versionId: string;
  readonly applicationId: string;
  /** SHA-256 of the text, hexadecimal. */
  readonly hash: string;
  readonly name: string | null;
  readonly text: string;
  /** Fields it would resolve if every page were full. */
  readonly cost: number;
  /** Whether it is a query whose answer the caller may keep for a while, for itself. */
  readonly cacheable: boolean;
}

/** Whose documents: those of one application, or those of all applications of the institution itself. */
export type DocumentScope = 'internal' | string;

/** The active document with the hash; where several versions have it, that of the newest. Null where there is none. */
export async function findRegisteredDocument(
  query: Query,
  scope: DocumentScope,
  hash: string,
): Promise<RegisteredDocument | null> {
  const active = query
    .selectFrom('persisted_document as d')
    .innerJoin('document_version as v', 'v.id', 'd.version_id')
    .innerJoin('application as a', 'a.id', 'd.application_id')
    .innerJoin('partner as p', 'p.id', 'a.partner_id')
    .select([
      'd.version_id as versionId',
      'd.application_id as applicationId',
      'd.hash',
      'd.name',
      'd.text',
      'd.cost',
      'd.cacheable',
    ])
    .where('d.hash', '=', hash)
    .where('v.retired_at', 'is', null)
    .where('a.active', '=', true)
    .where('p.active', '=', true)
    .orderBy('v.published_at', 'desc')
    .orderBy('v.id', 'desc')
    .limit(1);
  const found = await (
    scope === 'internal' ? active.where('p.kind', '=', 'INTERNAL') : active.where('a.id', '=', scope)
  ).executeTakeFirst();
  return found ?? null;
}

/** Which state the institution's registry is in; any change of what can be asked for gives another. */
export async function documentRegistryVersion(query: Query): Promise<string> {
  const row = await query.selectFrom('document_registry_version').select('version').executeTakeFirst();
  return row?.version ?? '0';
}

/** A document about to be published. */
export interface NewDocument {
  readonly hash: string;
  readonly name: string | null;
  readonly kind: DocumentKind;
  readonly text: string;
  readonly cost: number;
  readonly cacheable: boolean;
}

/** Adds the documents of a version. */
export async function insertDocuments(
  query: Query,
  version: Pick<DocumentVersionRow, 'id' | 'institution_id' | 'application_id'>,
  documents: readonly NewDocument[],
): Promise<void> {
  const rows = documents.map((document) => ({ id: newId(), ...document }));
  await sql`
    insert into persisted_document (id, institution_id, version_id, application_id, hash, name, kind, text, cost,
      cacheable)
    select id, ${version.institution_id}::uuid, ${version.id}::uuid, ${version.application_id}::uuid, hash, name, kind,
      text, cost, cacheable
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as d (id uuid, hash text, name text, kind text, text text, cost int, cacheable boolean)`.execute(query);
}

export function findVersion(
  query: Query,
  applicationId: string,
  version: string,
): Promise<DocumentVersionRow | undefined> {
  return query
    .selectFrom('document_version')
    .selectAll()
    .where('application_id', '=', applicationId)
    .where('version', '=', version)
    .executeTakeFirst();
}

/** How many versions of the application can be asked for. */
export async function countActiveVersions(query: Query, applicationId: string): Promise<number> {
  const row = await query
    .selectFrom('document_version')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('application_id', '=', applicationId)
    .where('retired_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** A document that may be asked for, and whose it is. */
export interface NamedDocument {
  readonly partner: string;
  readonly application: string;
  readonly version: string;
  readonly name: string | null;
  readonly hash: string;
  readonly text: string;
}

/** Every active document of the institution, by partner, application and version. */
export function findActiveDocuments(query: Query): Promise<NamedDocument[]> {
  return query
    .selectFrom('persisted_document as d')
    .innerJoin('document_version as v', 'v.id', 'd.version_id')
    .innerJoin('application as a', 'a.id', 'd.application_id')
    .innerJoin('partner as p', 'p.id', 'a.partner_id')
    .select(['p.code as partner', 'a.code as application', 'v.version', 'd.name', 'd.hash', 'd.text'])
    .where('v.retired_at', 'is', null)
    .where('a.active', '=', true)
    .where('p.active', '=', true)
    .orderBy('p.code')
    .orderBy('a.code')
    .orderBy('v.published_at')
    .orderBy('d.name')
    .orderBy('d.id')
    .execute();
}
