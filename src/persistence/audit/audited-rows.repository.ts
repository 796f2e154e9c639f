import { sql } from 'kysely';
import type { Query, Tables } from '../orm.ts';

/** Tables whose rows audit entries show before and after a command. */
export type AuditedTable = keyof Tables & string;

/** A row by its columns, each as the text the database writes: numbers keep all their digits. */
export type RowText = Readonly<Record<string, string | null>>;

/** The rows that are there now, by id. */
export async function readRowTexts(
  query: Query,
  table: AuditedTable,
  ids: readonly string[],
): Promise<Map<string, RowText>> {
  const { rows } = await sql<{ id: string; key: string; value: string | null }>`
    select t.id, c.key, c.value from ${sql.table(table)} t cross join lateral jsonb_each_text(to_jsonb(t)) c
      where t.id = any(${[...ids]}::uuid[])`.execute(query);
  const found = new Map<string, Record<string, string | null>>();
  for (const { id, key, value } of rows) found.set(id, { ...found.get(id), [key]: value });
  return found;
}
