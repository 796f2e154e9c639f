import type { Selectable } from 'kysely';
import type { Query, Tables } from '../orm.ts';

export type IdentityIssuerRow = Selectable<Tables['identity_issuer']>;

/** The issuers of the institution that the query sees, by URL. */
export function findIssuers(query: Query): Promise<IdentityIssuerRow[]> {
  return query.selectFrom('identity_issuer').selectAll().orderBy('url').execute();
}

/**
 * The issuers that the institution of this code has named; null where there is no such institution. Asked by the
 * system, before anybody has signed in.
 */
export async function findIssuersOfCode(query: Query, institutionCode: string): Promise<IdentityIssuerRow[] | null> {
  const institution = await query
    .selectFrom('institution')
    .select('id')
    .where('code', '=', institutionCode)
    .executeTakeFirst();
  if (institution === undefined) return null;
  return query.selectFrom('identity_issuer').selectAll().where('institution_id', '=', institution.id).execute();
}
