import { declareNode } from '../shared/node.ts';
import { presentFacility } from './facility.presenter.ts';
import { UnitScope } from '../../domain/institution/unit-scope.ts';
import {
  findDrawdowns,
  findFacilitiesByClient,
  findFacilitiesById,
  findLoanAccounts,
  findRepayments,
} from '../../persistence/facility/facility.repository.ts';
import type {
  DrawdownRow,
  FacilityRow,
  LoanAccountRows,
  RepaymentRow,
} from '../../persistence/facility/facility.repository.ts';
import { manyByKey, oneByKey } from '../shared/loading.ts';
import type { LoaderDefinition } from '../shared/request-context.ts';

/** Facilities by row id; null where there is none, or none that the viewer's units cover. */
export const facilityById: LoaderDefinition<string, FacilityRow | null> = {
  batch: async ({ query, actor }, ids) =>
    oneByKey(ids, await findFacilitiesById(query, UnitScope.of(actor), ids), (row) => row.id),
};

/** The facilities of clients the viewer has reached, by reference. */
export const facilitiesOfClient: LoaderDefinition<string, FacilityRow[]> = {
  batch: async ({ query }, clientIds) =>
    manyByKey(clientIds, await findFacilitiesByClient(query, clientIds), (row) => row.client_id),
};

/** Schedules and repayments of facilities the viewer has reached. */
export const loanAccountOf: LoaderDefinition<string, LoanAccountRows> = {
  batch: async ({ query }, ids) => {
    const accounts = await findLoanAccounts(query, ids);
    return ids.map((id) => accounts.get(id)!);
  },
};

/** Repayments of facilities the viewer has reached, oldest first. */
export const repaymentsOf: LoaderDefinition<string, RepaymentRow[]> = {
  batch: async ({ query }, ids) => manyByKey(ids, await findRepayments(query, ids), (row) => row.facility_id),
};

/** Drawings of facilities the viewer has reached, oldest first. */
export const drawdownsOf: LoaderDefinition<string, DrawdownRow[]> = {
  batch: async ({ query }, ids) => manyByKey(ids, await findDrawdowns(query, ids), (row) => row.facility_id),
};

export const FACILITY_NODE = declareNode('Facility', 'facility', facilityById, presentFacility);
