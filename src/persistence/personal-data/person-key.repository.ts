import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { PERSONAL_COLUMNS } from '../../domain/personal-data/personal-columns.ts';
import type { PersonTable } from '../../domain/personal-data/personal-columns.ts';
import { queryOf } from '../orm.ts';
import type { Database, Query, Tables } from '../orm.ts';
import { insertMissing, updateRows } from '../row-writes.ts';
import type { NewRow } from '../row-writes.ts';
import { newId } from '../tenant.ts';

export type PersonKeyRow = Selectable<Tables['person_key']>;

/** A key to be kept. */
export type NewPersonKey = Omit<NewRow<'person_key'>, 'erased_at' | 'erased_by_id'>;

export function findPersonKeys(query: Query, personIds: readonly string[]): Promise<PersonKeyRow[]> {
  return query
    .selectFrom('person_key')
    .selectAll()
    .where('person_id', '=', ({ fn, val }) => fn.any(val([...personIds])))
    .execute();
}

export async function insertPersonKeys(query: Query, keys: readonly NewPersonKey[]): Promise<void> {
  await insertMissing(
    query,
    'person_key',
    keys.map((key) => ({ ...key, erased_at: null, erased_by_id: null })),
  );
}

/** Forgets the key for good; what it opened stays closed. */
export async function destroyPersonKey(
  query: Query,
  personId: string,
  erasedById: string | null,
  at: Date,
): Promise<void> {
  await updateRows(query, 'person_key', { wrapped: null, erased_at: at, erased_by_id: erasedById })
    .where('person_id', '=', personId)
    .where('wrapped', 'is not', null)
    .execute();
}

/** Keys that another key-encryption key wraps than the current one. */
export function keysOfOtherKeks(query: Query, kekId: string, limit: number): Promise<PersonKeyRow[]> {
  return query
    .selectFrom('person_key')
    .selectAll()
    .where('kek_id', '!=', kekId)
    .where('wrapped', 'is not', null)
    .orderBy('person_id')
    .limit(limit)
    .execute();
}

/** Keeps a key under another key-encryption key, unless it was destroyed or wrapped anew meanwhile. */
export async function rewrapPersonKey(
  query: Query,
  { person_id, wrapped }: PersonKeyRow,
  anew: { wrapped: string; kekId: string },
): Promise<void> {
  await updateRows(query, 'person_key', { wrapped: anew.wrapped, kek_id: anew.kekId })
    .where('person_id', '=', person_id)
    .where('wrapped', '=', wrapped)
    .execute();
}

/** A row whose personal data is not enciphered yet, by the names of its columns. */
export type PlainRow = Readonly<Record<string, string | null>> & { readonly id: string };

/** Rows of before there were keys, locked against whoever else would encipher them. */
export async function plainRows(query: Query, table: PersonTable, limit: number): Promise<PlainRow[]> {
  const columns = sql.join(PERSONAL_COLUMNS[table].map((column) => sql.ref(column)));
  const { rows } = await sql<PlainRow>`
    select id, ${columns} from ${sql.table(table)} t
      where not exists (select from person_key k where k.person_id = t.id) order by id
      limit ${limit} for no key update`.execute(query);
  return rows;
}

/** Puts enciphered values in the place of plain ones. */
export async function updatePersonal(
  query: Query,
  table: PersonTable,
  id: string,
  values: Readonly<Record<string, string | null>>,
): Promise<void> {
  const changes = sql.join(Object.entries(values).map(([column, value]) => sql`${sql.ref(column)} = ${value}`));
  await sql`update ${sql.table(table)} set ${changes} where id = ${id}`.execute(query);
}

/** Has the database look at the rows that were there before its checks were; fails where one has a plain value. */
export async function validateSealing(database: Database): Promise<void> {
  const query = queryOf(database.orm.em.fork());
  const { rows } = await sql<{ table: string; name: string }>`
    select conrelid::regclass::text as table, conname as name from pg_constraint where contype = 'c'
      and not convalidated and conname like '%\\_sealed' order by conname`.execute(query);
  for (const { table, name } of rows)
    await sql`alter table ${sql.table(table)} validate constraint ${sql.ref(name)}`.execute(query);
}

/** The oldest key is the one in use: of two processes that made one at once, both end with the same. */
export async function loadDevelopmentKek(query: Query): Promise<string | null> {
  return (
    (
      await query
        .selectFrom('personal_data_key')
        .select('secret')
        .orderBy('created_at')
        .orderBy('id')
        .executeTakeFirst()
    )?.secret ?? null
  );
}

export async function addDevelopmentKek(query: Query, secret: string): Promise<void> {
  await sql`insert into personal_data_key (id, secret, created_at) values (${newId()}::uuid, ${secret}, clock_timestamp())`.execute(
    query,
  );
}
