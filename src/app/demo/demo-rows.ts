import type { Query, Tables } from '../../persistence/orm.ts';
import { v5 as uuidV5 } from 'uuid';

/** PostgreSQL takes 65,535 parameters a statement; the widest row has fewer than 30. */
const ROWS_AT_ONCE = 1_000;

/** Row ids that follow from what the row is: writing the demo again writes the same rows. */
export class DemoIds {
  readonly #institutionId: string;

  constructor(institutionId: string) {
    this.#institutionId = institutionId;
  }

  of(kind: string, ...key: (string | number)[]): string {
    return uuidV5([kind, ...key].join('\n'), this.#institutionId);
  }
}

/** Adds those of the rows that are not there yet, so that a demo killed in the middle goes on where it was. */
export async function insertMissing(
  query: Query,
  table: keyof Tables,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await query
      .insertInto(table)
      .values(rows.slice(from, from + ROWS_AT_ONCE) as never)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
