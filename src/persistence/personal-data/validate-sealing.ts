import { sql } from 'kysely';
import { queryOf } from '../orm.ts';
import type { Database } from '../orm.ts';

/** Has the database look at the rows that were there before its checks were; fails where one has a plain value. */
export async function validateSealing(database: Database): Promise<void> {
  const query = queryOf(database.orm.em.fork());
  const { rows } = await sql<{ table: string; name: string }>`
    select conrelid::regclass::text as table, conname as name from pg_constraint where contype = 'c'
      and not convalidated and conname like '%\\_sealed' order by conname`.execute(query);
  for (const { table, name } of rows)
    await sql`alter table ${sql.table(table)} validate constraint ${sql.ref(name)}`.execute(query);
}
