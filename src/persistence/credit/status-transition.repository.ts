import type { Selectable } from 'kysely';
import type { Query, Tables } from '../orm.ts';

export type FacilityTransitionRow = Selectable<Tables['facility_transition']>;
export type CollateralTransitionRow = Selectable<Tables['collateral_transition']>;

/** The changes of status of facilities, newest first. */
export function findFacilityTransitions(
  query: Query,
  facilityIds: readonly string[],
): Promise<FacilityTransitionRow[]> {
  return query
    .selectFrom('facility_transition')
    .selectAll()
    .where('facility_id', '=', ({ fn, val }) => fn.any(val([...facilityIds])))
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** The changes of status of assets, newest first. */
export function findCollateralTransitions(
  query: Query,
  collateralIds: readonly string[],
): Promise<CollateralTransitionRow[]> {
  return query
    .selectFrom('collateral_transition')
    .selectAll()
    .where('collateral_id', '=', ({ fn, val }) => fn.any(val([...collateralIds])))
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}
