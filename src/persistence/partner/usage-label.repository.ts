import { sql } from 'kysely';
import type { Query } from '../orm.ts';

/** What people call the things that a count is about. */
export interface UsageLabel {
  readonly versionId: string;
  readonly hash: string;
  readonly institution: string;
  readonly partner: string;
  readonly application: string;
  readonly version: string;
  readonly text: string;
}

/** The names behind documents, for metrics. */
export async function usageLabels(
  query: Query,
  documents: readonly { readonly versionId: string; readonly hash: string }[],
): Promise<UsageLabel[]> {
  const { rows } = await sql<UsageLabel>`
    select d.version_id as "versionId", d.hash, i.code as institution, p.code as partner, a.code as application,
      v.version, d.text
    from unnest(${documents.map(({ versionId }) => versionId)}::uuid[], ${documents.map(({ hash }) => hash)}::text[])
      as wanted (version_id, hash)
    join persisted_document d on d.version_id = wanted.version_id and d.hash = wanted.hash
    join document_version v on v.id = d.version_id join application a on a.id = d.application_id join partner p
      on p.id = a.partner_id join institution i on i.id = d.institution_id`.execute(query);
  return rows;
}
