import type { Selectable, SelectQueryBuilder } from 'kysely';
import type { CollateralAsset } from '../../domain/collateral/secured-value.ts';
import type { DecimalString } from '../../domain/shared/decimal.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import type { UnitScope } from '../../domain/institution/unit-scope.ts';
import type { Query, Tables } from '../orm.ts';
import { withinScope } from '../within-scope.ts';

export type CollateralRow = Selectable<Tables['collateral']>;
export type ValuationRow = Selectable<Tables['valuation']>;
export type AllocationRow = Selectable<Tables['collateral_allocation']>;
export type GuaranteeRow = Selectable<Tables['guarantee']>;

/** The assets that secure clients of the visible units. */
function collateralWhere(query: Query, scope: UnitScope): SelectQueryBuilder<Tables, 'collateral', object> {
  const found = query.selectFrom('collateral') as SelectQueryBuilder<Tables, 'collateral', object>;
  return withinScope(found, scope, 'collateral.client_id');
}

export function findCollateralById(query: Query, scope: UnitScope, ids: readonly string[]): Promise<CollateralRow[]> {
  return collateralWhere(query, scope)
    .selectAll('collateral')
    .where('collateral.id', 'in', ids as string[])
    .execute();
}

export function findCollateralByReference(
  query: Query,
  scope: UnitScope,
  reference: string,
): Promise<CollateralRow | undefined> {
  return collateralWhere(query, scope)
    .selectAll('collateral')
    .where('collateral.reference', '=', reference)
    .executeTakeFirst();
}

/** The assets that secure clients whom the caller may see already, by reference. */
export function findCollateralByClient(query: Query, clientIds: readonly string[]): Promise<CollateralRow[]> {
  return query
    .selectFrom('collateral')
    .selectAll()
    .where('client_id', '=', ({ fn, val }) => fn.any(val([...clientIds])))
    .orderBy('reference')
    .execute();
}

/** Valuations of assets, the one that counts first: the latest date, and of one date the latest record. */
export function findValuations(query: Query, collateralIds: readonly string[]): Promise<ValuationRow[]> {
  return query
    .selectFrom('valuation')
    .selectAll()
    .where('collateral_id', '=', ({ fn, val }) => fn.any(val([...collateralIds])))
    .orderBy('collateral_id')
    .orderBy('valued_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** The valuation of each asset that counts on a date. */
export function findLatestValuations(
  query: Query,
  collateralIds: readonly string[],
  asOf: IsoDate,
): Promise<ValuationRow[]> {
  return query
    .selectFrom('valuation')
    .selectAll()
    .distinctOn('collateral_id')
    .where('collateral_id', '=', ({ fn, val }) => fn.any(val([...collateralIds])))
    .where('valued_on', '<=', asOf)
    .orderBy('collateral_id')
    .orderBy('valued_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Allocations of assets, by the order they were made in. */
export function findAllocationsByCollateral(query: Query, collateralIds: readonly string[]): Promise<AllocationRow[]> {
  return query
    .selectFrom('collateral_allocation')
    .selectAll()
    .where('collateral_id', '=', ({ fn, val }) => fn.any(val([...collateralIds])))
    .orderBy('id')
    .execute();
}

/** Allocations to facilities, by the order they were made in. */
export function findAllocationsByFacility(query: Query, facilityIds: readonly string[]): Promise<AllocationRow[]> {
  return query
    .selectFrom('collateral_allocation')
    .selectAll()
    .where('facility_id', '=', ({ fn, val }) => fn.any(val([...facilityIds])))
    .orderBy('id')
    .execute();
}

/** An asset that secures a facility, with its share for it and the shares of all its facilities. */
export interface SecuringAsset {
  readonly asset: CollateralAsset;
  readonly share: DecimalString;
  readonly allocations: readonly { readonly facilityId: string; readonly share: DecimalString }[];
}

/** What secures each facility on a date, in three queries however many facilities; every facility has an entry. */
export async function findSecuringAssets(
  query: Query,
  facilityIds: readonly string[],
  asOf: IsoDate,
): Promise<Map<string, SecuringAsset[]>> {
  const secured = new Map<string, SecuringAsset[]>(facilityIds.map((id) => [id, []]));
  const securing = query
    .selectFrom('collateral_allocation')
    .select('collateral_id')
    .where('facility_id', '=', ({ fn, val }) => fn.any(val([...facilityIds])));
  const assets = await query.selectFrom('collateral').selectAll().where('id', 'in', securing).execute();
  if (assets.length === 0) return secured;
  const ids = assets.map((row) => row.id);
  const valuations = new Map((await findLatestValuations(query, ids, asOf)).map((row) => [row.collateral_id, row]));
  const assetById = new Map(assets.map((row) => [row.id, toAsset(row, valuations.get(row.id))]));
  const allocations = await findAllocationsByCollateral(query, ids);
  const byAsset = Map.groupBy(
    allocations.map((row) => ({ collateralId: row.collateral_id, facilityId: row.facility_id, share: row.share })),
    (row) => row.collateralId,
  );
  for (const { collateral_id: collateralId, facility_id: facilityId, share } of allocations) {
    secured
      .get(facilityId)
      ?.push({ asset: assetById.get(collateralId)!, share, allocations: byAsset.get(collateralId)! });
  }
  return secured;
}

/** An asset with the valuation that counts, as the domain judges it. */
export function toAsset(
  row: CollateralRow,
  valuation: Pick<ValuationRow, 'value' | 'valued_on'> | null | undefined,
): CollateralAsset {
  return {
    state: row.status,
    kind: row.kind,
    currency: row.currency,
    ownedShare: row.owned_share,
    haircut: row.haircut,
    priorCharges: row.prior_charges,
    valuation: valuation == null ? null : { value: valuation.value, valuedOn: valuation.valued_on },
  };
}
