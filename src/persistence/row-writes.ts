/**
 * The one way rows are written one by one. A row to be added names every column of its table, with null where it has
 * nothing to say, so that a column added to an entity makes the compiler ask at each of its inserts; what is changed
 * is typed by the table and never touches what a row keeps for good. Bulk writes are SQL, in repositories too.
 */
import { sql } from 'kysely';
import type {
  InsertQueryBuilder,
  InsertResult,
  InsertType,
  OnConflictBuilder,
  RawBuilder,
  SqlBool,
  UpdateObject,
  UpdateQueryBuilder,
  UpdateResult,
  UpdateType,
} from 'kysely';
import type { Query, Tables } from './orm.ts';
import { observerOf } from './row-observer.ts';

export type TableName = keyof Tables & string;

/** Rows of these are facts or history: they are added and never changed. */
export type AppendOnlyTable =
  | 'alert_evidence'
  | 'alert_history'
  | 'audit_entry'
  | 'audit_link'
  | 'client_transition'
  | 'collateral_transition'
  | 'drawdown'
  | 'facility_transition'
  | 'observation'
  | 'persisted_document'
  | 'repayment'
  | 'statement_version'
  | 'valuation';

/** Columns that the database draws by itself. */
interface DrawnColumns {
  event_outbox: 'id';
}

/** A value as it is sent; structured ones become JSON or an array by SQL, since the driver would guess which. */
type Sent<Value> = unknown extends Value
  ? RawBuilder<unknown> | null
  : Value extends object
    ? Value extends Date
      ? Value
      : RawBuilder<Value>
    : Value;

type InsertedColumn<Table extends TableName> = Exclude<
  keyof Tables[Table],
  Table extends keyof DrawnColumns ? DrawnColumns[Table] : never
>;

/** A whole row to be added. A column with a default or null is named like any other: what is left out is forgotten. */
export type NewRow<Table extends TableName> = {
  readonly [Column in InsertedColumn<Table>]: Sent<Exclude<InsertType<Tables[Table][Column]>, undefined>>;
};

/** What a row keeps for good, and what `reviseRow` counts by itself. */
type KeptColumn = 'id' | 'institution_id' | 'created_at' | 'recorded_at';

/** Values of some columns of rows that are there. */
export type Changes<Table extends TableName> = {
  readonly [Column in Exclude<keyof Tables[Table], KeptColumn>]?:
    | Sent<Exclude<UpdateType<Tables[Table][Column]>, undefined>>
    | RawBuilder<Exclude<UpdateType<Tables[Table][Column]>, undefined>>;
};

/** Tables whose rows have an identity of their own. */
type IdentifiedTable = {
  [Table in TableName]: Tables[Table] extends { id: string } ? Table : never;
}[TableName];
type ChangingTable = Exclude<TableName, AppendOnlyTable>;
/** Tables whose rows count their changes, so that two editors cannot overwrite each other unseen. */
type RevisedTable = {
  [Table in TableName]: Tables[Table] extends { version: number; updated_at: Date } ? Table : never;
}[TableName];

/** Tables whose rows come and go; of all others what is over stays, and says so. */
type DeletedTable = 'contact' | 'identity_issuer' | 'user_duty';

type Insert<Table extends TableName> = InsertQueryBuilder<Tables, Table, InsertResult>;
type Update<Table extends TableName> = UpdateQueryBuilder<Tables, Table, Table, UpdateResult>;

/** A structured value for a `jsonb` column. */
export function json<Value>(value: Value): RawBuilder<Value> {
  return sql<Value>`${JSON.stringify(value)}::jsonb`;
}

/** Adds rows; the caller runs the statement, and says what to do where they are there. The observer hears nothing. */
export function insertRows<Table extends TableName>(
  query: Query,
  table: Table,
  rows: NewRow<Table> | readonly NewRow<Table>[],
): Insert<Table> {
  return query.insertInto(table).values(rows as Parameters<Insert<Table>['values']>[0]);
}

/** PostgreSQL takes 65,535 parameters a statement; the widest row has fewer than 40. */
const ROWS_AT_ONCE = 1_000;

/** Adds those of the rows that are not there yet, however many. */
export async function insertMissing<Table extends TableName>(
  query: Query,
  table: Table,
  rows: readonly NewRow<Table>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await insertRows(query, table, rows.slice(from, from + ROWS_AT_ONCE))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** The same with its structured values plain: as a repository takes them, and as many rows go as one JSON. */
export type PlainRow<Table extends TableName> = {
  readonly [Column in InsertedColumn<Table>]: Exclude<InsertType<Tables[Table][Column]>, undefined>;
};

/** Adds rows in one statement however many; gives the ids of those that `conflict` did not leave out. */
export async function insertBulk<Table extends IdentifiedTable>(
  query: Query,
  table: Table,
  rows: readonly PlainRow<Table>[],
  conflict: RawBuilder<unknown> = sql``,
): Promise<string[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)));
  const added = await sql<{ id: string }>`
    insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)
    ${conflict} returning id`.execute(query);
  return added.rows.map(({ id }) => id);
}

/** Adds a row. */
export async function insertRow<Table extends IdentifiedTable>(
  query: Query,
  table: Table,
  row: NewRow<Table> & { readonly id: string },
): Promise<void> {
  await insertRows(query, table, row).execute();
  observerOf(query)?.added(table, row.id);
}

/** Adds a row unless another has its unique `key`, or any where none is named; whether it was added. */
export async function insertUnlessTaken<Table extends IdentifiedTable>(
  query: Query,
  table: Table,
  row: NewRow<Table> & { readonly id: string },
  key?: Parameters<OnConflictBuilder<Tables, Table>['columns']>[0],
): Promise<boolean> {
  const added = await insertRows(query, table, row)
    .onConflict((conflict) => (key === undefined ? conflict : conflict.columns(key)).doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) return false;
  observerOf(query)?.added(table, row.id);
  return true;
}

/** Changes rows; the caller says which, and runs the statement. The observer hears nothing. */
export function updateRows<Table extends Exclude<ChangingTable, RevisedTable>>(
  query: Query,
  table: Table,
  changes: Changes<Table>,
): Update<Table> {
  return updateOf(query, table, changes);
}

/** Changes a row; whether it was there. */
export async function updateRow<Table extends Exclude<ChangingTable & IdentifiedTable, RevisedTable>>(
  query: Query,
  table: Table,
  id: string,
  changes: Changes<Table>,
): Promise<boolean> {
  await observerOf(query)?.changing(query, table, id);
  const updated = await updateOf(query, table, changes).where(isRow(id)).executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

/** Changes a row that counts its changes. */
export async function reviseRow<Table extends RevisedTable>(
  query: Query,
  table: Table,
  id: string,
  changes: Omit<Changes<Table>, 'version' | 'updated_at'>,
  at: Date,
): Promise<void> {
  await observerOf(query)?.changing(query, table, id);
  const revision = { version: sql<number>`version + 1`, updated_at: at };
  await updateOf(query, table, { ...changes, ...revision })
    .where(isRow(id))
    .execute();
}

/** Takes a row away; whether it was there. */
export async function deleteRow(query: Query, table: DeletedTable, id: string): Promise<boolean> {
  await observerOf(query)?.changing(query, table, id);
  const deleted = await sql`delete from ${sql.table(table)} where ${isRow(id)}`.execute(query);
  return deleted.numAffectedRows === 1n;
}

function updateOf<Table extends TableName>(query: Query, table: Table, changes: object): Update<Table> {
  const update = query.updateTable(table) as unknown as Update<Table>;
  return update.set(changes as UpdateObject<Tables, Table, Table>);
}

function isRow(id: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`id = ${id}`;
}
