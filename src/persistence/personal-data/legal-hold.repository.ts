import type { Selectable } from 'kysely';
import type { Query, Tables } from '../orm.ts';

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
