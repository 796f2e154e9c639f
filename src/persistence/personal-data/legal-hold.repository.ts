import type { Selectable } from 'kysely';
import type { Query, Tables } from '../orm.ts';
import { insertRow, updateRow } from '../row-writes.ts';
import type { Changes, NewRow } from '../row-writes.ts';

export type LegalHoldRow = Selectable<Tables['legal_hold']>;

/** The holds on clients, newest first, released ones too. */
export function findLegalHolds(query: Query, clientIds: readonly string[]): Promise<LegalHoldRow[]> {
  return query
    .selectFrom('legal_hold')
    .selectAll()
    .where('client_id', '=', ({ fn, val }) => fn.any(val([...clientIds])))
    .orderBy('placed_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export function findLegalHoldsById(query: Query, ids: readonly string[]): Promise<LegalHoldRow[]> {
  return query
    .selectFrom('legal_hold')
    .selectAll()
    .where('id', '=', ({ fn, val }) => fn.any(val([...ids])))
    .execute();
}

export function insertLegalHold(query: Query, row: NewRow<'legal_hold'>): Promise<void> {
  return insertRow(query, 'legal_hold', row);
}

/** Ends a hold. */
export async function endLegalHold(
  query: Query,
  id: string,
  release: Required<Pick<Changes<'legal_hold'>, 'released_by_id' | 'released_at' | 'release_reason'>>,
): Promise<void> {
  await updateRow(query, 'legal_hold', id, release);
}
