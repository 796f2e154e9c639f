import { sql } from 'kysely';
import type { UnitScope } from '../client/client.repository.ts';
import type { Query } from '../orm.ts';
import type { GuaranteeRow } from './collateral.repository.ts';

/** Guarantees of clients of the visible units; whom they come from is for the reader of that client. */
export function findGuaranteesById(query: Query, scope: UnitScope, ids: readonly string[]): Promise<GuaranteeRow[]> {
  let found = query
    .selectFrom('guarantee')
    .selectAll()
    .where('id', 'in', ids as string[]);
  if (scope !== null)
    found = found.where(
      'client_id',
      'in',
      query
        .selectFrom('client')
        .select('client.id')
        .where('client.unit_id', '=', sql<string>`any(${[...scope]}::uuid[])`),
    );
  return found.execute();
}

/** Guarantees by what they are looked up by: the client or facility they stand for, or the client who gave them. */
export function findGuaranteesBy(
  query: Query,
  column: 'client_id' | 'facility_id' | 'guarantor_client_id',
  ids: readonly string[],
): Promise<GuaranteeRow[]> {
  return query
    .selectFrom('guarantee')
    .selectAll()
    .where(column, '=', ({ fn, val }) => fn.any(val([...ids])))
    .orderBy('valid_from')
    .orderBy('id')
    .execute();
}
