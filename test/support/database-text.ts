import { sql } from 'kysely';
import { queryOf } from '../../src/persistence/orm.ts';
import type { Database } from '../../src/persistence/orm.ts';

/** Every row of every table as text, as one finds them in a dump. */
export async function textOfDatabase(database: Database): Promise<string> {
  return database.orm.em.fork().transactional(async (em) => {
    const query = queryOf(em);
    const { rows: tables } = await sql<{
      name: string;
    }>`select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(query);
    const texts: string[] = [];
    for (const { name } of tables)
      texts.push(
        name,
        ...(await sql<{ text: string }>`select t::text as text from ${sql.table(name)} t`.execute(query)).rows.map(
          (row) => row.text,
        ),
      );
    return texts.join('\n');
  });
}
