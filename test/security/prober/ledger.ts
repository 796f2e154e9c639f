import type { Database } from '../../../src/persistence/orm.ts';
import type { Bank } from './bank.ts';
import type { UnitLetter } from './canary.ts';

export interface Owner {
  readonly bank: number;
  readonly unit: UnitLetter;
}

type Row = Readonly<Record<string, unknown>>;

/** What leads from a row to the client it belongs to. */
const TO_CLIENT = ['client_id', 'facility_id', 'collateral_id', 'alert_id', 'statement_id'] as const;

/** Whose every row is, read as the owner of the tables, whom no policy binds. */
export class Ledger {
  readonly owners = new Map<string, Owner>();
  /** Rows by table; tables are all that have an institution. */
  readonly rows = new Map<string, readonly Row[]>();

  static async read(database: Database, banks: readonly Bank[]): Promise<Ledger> {
    const ledger = new Ledger();
    for (const table of await tenantTables(database))
      ledger.rows.set(table, await asOwner(database, `select * from "${table}"`));
    ledger.#assign(banks);
    return ledger;
  }

  /** The rows of one institution. */
  of(table: string, bank: Bank): readonly Row[] {
    return (this.rows.get(table) ?? []).filter((row) => bankIdOf(table, row) === bank.id);
  }

  #assign(banks: readonly Bank[]): void {
    const indexOf = new Map(banks.map((bank) => [bank.id, bank.index]));
    const letters = new Map(
      banks.flatMap(
        ({ institution: { units } }) =>
          [
            [units.NORTH, 'N'],
            [units.SOUTH, 'S'],
          ] as const,
      ),
    );
    const all = [...this.rows].flatMap(([table, rows]) => rows.map((row) => ({ table, row })));
    // What a row leads to may be read after it.
    for (let pass = 0; pass < 4; pass += 1) {
      for (const { table, row } of all) {
        const bank = indexOf.get(bankIdOf(table, row) as string);
        if (bank === undefined || typeof row['id'] !== 'string') continue;
        const direct = table === 'client' ? letters.get(row['unit_id'] as string) : undefined;
        const through = TO_CLIENT.map((column) => this.owners.get(row[column] as string)?.unit).find(
          (unit) => unit !== undefined,
        );
        this.owners.set(row['id'], { bank, unit: direct ?? through ?? 'H' });
      }
    }
  }
}

/** A statement as the owner of the tables. */
export function asOwner(database: Database, statement: string): Promise<Row[]> {
  return database.orm.em.fork().getConnection().execute(statement);
}

/** Every table that has rows of institutions, the partitions of the log apart. */
export async function tenantTables(database: Database): Promise<string[]> {
  const rows = await asOwner(
    database,
    `
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = current_schema() and c.relkind in ('r', 'p') and not c.relispartition
      and (c.relname = 'institution' or exists (select from pg_attribute a where a.attrelid = c.oid
        and a.attname = 'institution_id' and not a.attisdropped))
    order by 1`,
  );
  return rows.map(({ name }) => name as string);
}

function bankIdOf(table: string, row: Row): unknown {
  return table === 'institution' ? row['id'] : row['institution_id'];
}
