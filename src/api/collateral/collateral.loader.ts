import { declareNode } from '../shared/node.ts';
import { presentCollateral, presentGuarantee } from './collateral.presenter.ts';
import { STAFF, STAFF_AND_WALL } from '../../security/duty-sets.ts';
import { UnitScope } from '../../domain/institution/unit-scope.ts';
import {
  findAllocationsByCollateral,
  findAllocationsByFacility,
  findCollateralByClient,
  findCollateralById,
  findLatestValuations,
  findSecuringAssets,
  findValuations,
} from '../../persistence/collateral/collateral.repository.ts';
import type {
  AllocationRow,
  CollateralRow,
  GuaranteeRow,
  SecuringAsset,
  ValuationRow,
} from '../../persistence/collateral/collateral.repository.ts';
import { findGuaranteesBy, findGuaranteesById } from '../../persistence/collateral/guarantee.repository.ts';
import { readBusinessDate } from '../institution/business-date.ts';
import { manyByKey, oneByKey } from '../shared/loading.ts';
import type { LoaderDefinition } from '../shared/request-context.ts';

/** Assets by row id; null where there is none, or none that the viewer's units cover. */
export const collateralById: LoaderDefinition<string, CollateralRow | null> = {
  batch: async ({ query, actor }, ids) =>
    oneByKey(ids, await findCollateralById(query, UnitScope.of(actor, STAFF_AND_WALL), ids), (row) => row.id),
};

/** The assets that secure clients the viewer has reached, by reference. */
export const collateralOfClient: LoaderDefinition<string, CollateralRow[]> = {
  batch: async ({ query }, clientIds) =>
    manyByKey(clientIds, await findCollateralByClient(query, clientIds), (row) => row.client_id),
};

/** The valuation of each asset that counts on the business date. */
export const latestValuationOf: LoaderDefinition<string, ValuationRow | null> = {
  batch: async (scope, ids) =>
    oneByKey(
      ids,
      await findLatestValuations(scope.query, ids, await readBusinessDate(scope)),
      (row) => row.collateral_id,
    ),
};

/** All valuations of assets, the one that counts first. */
export const valuationsOf: LoaderDefinition<string, ValuationRow[]> = {
  batch: async ({ query }, ids) => manyByKey(ids, await findValuations(query, ids), (row) => row.collateral_id),
};

export const allocationsOfCollateral: LoaderDefinition<string, AllocationRow[]> = {
  batch: async ({ query }, ids) =>
    manyByKey(ids, await findAllocationsByCollateral(query, ids), (row) => row.collateral_id),
};

export const allocationsOfFacility: LoaderDefinition<string, AllocationRow[]> = {
  batch: async ({ query }, ids) =>
    manyByKey(ids, await findAllocationsByFacility(query, ids), (row) => row.facility_id),
};

/** What secures facilities the viewer has reached, on the business date. */
export const securingAssetsOf: LoaderDefinition<string, SecuringAsset[]> = {
  batch: async (scope, ids) => {
    const secured = await findSecuringAssets(scope.query, ids, await readBusinessDate(scope));
    return ids.map((id) => secured.get(id)!);
  },
};

/** Guarantees by row id; null where there is none, or none for a client that the viewer's units cover. */
export const guaranteeById: LoaderDefinition<string, GuaranteeRow | null> = {
  batch: async ({ query, actor }, ids) =>
    oneByKey(ids, await findGuaranteesById(query, UnitScope.of(actor, STAFF), ids), (row) => row.id),
};

/** Guarantees for clients the viewer has reached. */
export const guaranteesForClient: LoaderDefinition<string, GuaranteeRow[]> = {
  batch: async ({ query }, ids) =>
    manyByKey(ids, await findGuaranteesBy(query, 'client_id', ids), (row) => row.client_id),
};

/** Guarantees that clients the viewer has reached gave for others. */
export const guaranteesByGuarantor: LoaderDefinition<string, GuaranteeRow[]> = {
  batch: async ({ query }, ids) =>
    manyByKey(ids, await findGuaranteesBy(query, 'guarantor_client_id', ids), (row) => row.guarantor_client_id!),
};

/** Guarantees for one facility, of facilities the viewer has reached. */
export const guaranteesForFacility: LoaderDefinition<string, GuaranteeRow[]> = {
  batch: async ({ query }, ids) =>
    manyByKey(ids, await findGuaranteesBy(query, 'facility_id', ids), (row) => row.facility_id!),
};

export const COLLATERAL_NODE = declareNode('Collateral', 'collateral', collateralById, presentCollateral);

export const GUARANTEE_NODE = declareNode('Guarantee', 'guarantee', guaranteeById, presentGuarantee);
