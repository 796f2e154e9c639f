import type { UnitScope } from '../../domain/institution/unit-scope.ts';
import type { Query } from '../orm.ts';
import { withinScope } from '../within-scope.ts';
import type { GuaranteeRow } from './collateral.repository.ts';

/** Guarantees of clients of the visible units; whom they come from is for the reader of that client. */
export function findGuaranteesById(query: Query, scope: UnitScope, ids: readonly string[]): Promise<GuaranteeRow[]> {
  const found = query
    .selectFrom('guarantee')
    .selectAll()
    .where('id', 'in', ids as string[]);
  return withinScope(found, scope, 'guarantee.client_id').execute();
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
