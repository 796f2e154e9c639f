import { PERSONAL_COLUMNS, PERSON_TABLES } from '../../domain/personal-data/personal-columns.ts';
import type { PersonTable } from '../../domain/personal-data/personal-columns.ts';
import {
  insertPersonKeys,
  keysOfOtherKeks,
  plainRows,
  rewrapPersonKey,
  updatePersonal,
  validateSealing,
} from '../../persistence/personal-data/person-key.repository.ts';
import type { Database } from '../../persistence/orm.ts';
import type { KeyRing } from '../../security/personal-data/key-ring.ts';
import { sealPerson } from './seal-person.ts';

const ROWS_AT_ONCE = 200;

/** How much was brought up to date. */
export interface Sealing {
  /** Rows that were plain. */
  readonly sealed: number;
  /** Keys that an older key-encryption key wrapped. */
  readonly rewrapped: number;
}

/**
 * Enciphers the personal data of rows that are older than the keys, and wraps keys anew that a retired key-encryption
 * key wraps. Runs after the migrations and before anything else; each piece is a transaction with the keys in it, so
 * that one that was killed goes on where it was. Fails where plain data would be left: nothing may start on it.
 */
export async function sealExisting(database: Database, keys: KeyRing): Promise<Sealing> {
  const institutions = await database.inSystem((query) =>
    query.selectFrom('institution').select('id').orderBy('id').execute(),
  );
  let [sealed, rewrapped] = [0, 0];
  for (const { id } of institutions) {
    for (const table of PERSON_TABLES) sealed += await repeated(() => sealSome(database, keys, id, table));
    rewrapped += await repeated(() => rewrapSome(database, keys, id));
  }
  await validateSealing(database);
  return { sealed, rewrapped };
}

async function repeated(some: () => Promise<number>): Promise<number> {
  let done = 0;
  for (;;) {
    const count = await some();
    done += count;
    if (count < ROWS_AT_ONCE) return done;
  }
}

function sealSome(database: Database, keys: KeyRing, institutionId: string, table: PersonTable): Promise<number> {
  return database.inTenant(institutionId, async (query) => {
    const rows = await plainRows(query, table, ROWS_AT_ONCE);
    for (const row of rows) {
      const values = Object.fromEntries(PERSONAL_COLUMNS[table].map((column) => [column, row[column] ?? null]));
      const { key, sealed } = sealPerson(keys, { institutionId, table, id: row.id }, values);
      await insertPersonKeys(query, [key]);
      await updatePersonal(query, table, row.id, sealed);
    }
    return rows.length;
  });
}

function rewrapSome(database: Database, keys: KeyRing, institutionId: string): Promise<number> {
  return database.inTenant(institutionId, async (query) => {
    const rows = await keysOfOtherKeks(query, keys.current, ROWS_AT_ONCE);
    for (const row of rows) {
      const person = { institutionId, table: row.person_table, id: row.person_id };
      await rewrapPersonKey(
        query,
        row,
        keys.wrap(person, keys.unwrap(person, { kekId: row.kek_id, wrapped: row.wrapped! })),
      );
    }
    return rows.length;
  });
}
