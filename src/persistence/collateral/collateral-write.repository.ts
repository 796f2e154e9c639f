import type { CollateralState } from '../../domain/collateral/collateral-machine.ts';
import type { Query } from '../orm.ts';
import { insertRow, insertRows, insertUnlessTaken, reviseRow } from '../row-writes.ts';
import type { NewRow } from '../row-writes.ts';

/** Adds an asset unless its reference is taken; whether it was added. */
export function insertCollateral(query: Query, row: NewRow<'collateral'>): Promise<boolean> {
  return insertUnlessTaken(query, 'collateral', row, ['institution_id', 'reference']);
}

/** Gives an asset another status, and raises its version. */
export function changeCollateralState(query: Query, id: string, status: CollateralState, at: Date): Promise<void> {
  return reviseRow(query, 'collateral', id, { status }, at);
}

export async function addCollateralTransition(query: Query, row: NewRow<'collateral_transition'>): Promise<void> {
  await insertRows(query, 'collateral_transition', row).execute();
}

export function insertValuation(query: Query, row: NewRow<'valuation'>): Promise<void> {
  return insertRow(query, 'valuation', row);
}

export function insertGuarantee(query: Query, row: NewRow<'guarantee'>): Promise<void> {
  return insertRow(query, 'guarantee', row);
}

/** Sets which part of an asset secures a facility. */
export async function setAllocation(query: Query, row: NewRow<'collateral_allocation'>): Promise<void> {
  await insertRows(query, 'collateral_allocation', row)
    .onConflict((conflict) => conflict.columns(['collateral_id', 'facility_id']).doUpdateSet({ share: row.share }))
    .execute();
}

export async function deleteAllocation(query: Query, collateralId: string, facilityId: string): Promise<void> {
  await query
    .deleteFrom('collateral_allocation')
    .where('collateral_id', '=', collateralId)
    .where('facility_id', '=', facilityId)
    .execute();
}

/** Frees what secured loans that are repaid. */
export async function releaseClosed(query: Query): Promise<void> {
  await query
    .deleteFrom('collateral_allocation')
    .where('facility_id', 'in', query.selectFrom('facility').select('id').where('status', '=', 'CLOSED'))
    .execute();
}
