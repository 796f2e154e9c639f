import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Query } from '../orm.ts';

/** The secret of that name, drawn by whichever node asks first. */
export async function nodeSecret(query: Query, name: string): Promise<Buffer> {
  await sql`insert into node_secret (name, secret, created_at) values (${name}, ${randomBytes(32).toString('base64')}, clock_timestamp()) on conflict do nothing`.execute(
    query,
  );
  const { secret } = await query
    .selectFrom('node_secret')
    .select('secret')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return Buffer.from(secret, 'base64');
}
