import type { Query } from '../orm.ts';
import { insertMissing } from '../row-writes.ts';
import type { NewRow, TableName } from '../row-writes.ts';

/** Adds those of the rows that are not there yet, so that a demo killed in the middle goes on where it was. */
export function insertDemoRows<Table extends TableName>(
  query: Query,
  table: Table,
  rows: readonly NewRow<Table>[],
): Promise<void> {
  return insertMissing(query, table, rows);
}
