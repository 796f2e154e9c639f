import { sql } from 'kysely';
import type { Query } from '../orm.ts';
import { newId } from '../tenant.ts';

/** The oldest key is the one in use: of two processes that made one at once, both end with the same. */
export async function loadLocalIssuerKey(query: Query): Promise<Record<string, unknown> | null> {
  const row = await query
    .selectFrom('local_issuer_key')
    .select('private_jwk')
    .orderBy('created_at')
    .orderBy('id')
    .executeTakeFirst();
  return row?.private_jwk ?? null;
}

export async function addLocalIssuerKey(query: Query, privateJwk: Record<string, unknown>): Promise<void> {
  await sql`insert into local_issuer_key (id, private_jwk, created_at) values (${newId()}, ${JSON.stringify(privateJwk)}::jsonb, clock_timestamp())`.execute(
    query,
  );
}
