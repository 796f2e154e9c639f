import type { Query } from '../orm.ts';

/** Which state the institution's users, duties and units are in; any change of them gives another. */
export async function rightsVersion(query: Query, institutionId: string): Promise<string> {
  const row = await query
    .selectFrom('rights_version')
    .select('version')
    .where('institution_id', '=', institutionId)
    .executeTakeFirst();
  return row?.version ?? '0';
}
