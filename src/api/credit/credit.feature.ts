import { nameRecord } from '../shared/node.ts';
import {
  findCollateralTransitions,
  findFacilityTransitions,
} from '../../persistence/credit/status-transition.repository.ts';
import type {
  CollateralTransitionRow,
  FacilityTransitionRow,
} from '../../persistence/credit/status-transition.repository.ts';
import { STAFF } from '../../security/duty-sets.ts';
import { CollateralType } from '../collateral/collateral.type.ts';
import { FacilityType } from '../facility/facility.type.ts';
import { userLink } from '../institution/user-link.ts';
import { link } from '../shared/declared.ts';
import type { ResolverClass } from '../shared/declared.ts';
import { manyByKey } from '../shared/loading.ts';
import type { LoaderDefinition } from '../shared/request-context.ts';
import { CollateralStatusChangeType, FacilityStatusChangeType } from './status-change.type.ts';

const changesOfFacility: LoaderDefinition<string, FacilityTransitionRow[]> = {
  batch: async ({ query }, ids) => manyByKey(ids, await findFacilityTransitions(query, ids), (row) => row.facility_id),
};

const changesOfCollateral: LoaderDefinition<string, CollateralTransitionRow[]> = {
  batch: async ({ query }, ids) =>
    manyByKey(ids, await findCollateralTransitions(query, ids), (row) => row.collateral_id),
};

const ACTOR = { duties: STAFF, description: 'Who did it; null: the system, for example an import.' };

export const CREDIT_RESOLVERS: readonly ResolverClass[] = [
  link(
    () => FacilityType,
    'statusHistory',
    () => [FacilityStatusChangeType],
    {
      duties: STAFF,
      description: "The facility's status changes, newest first; empty while it has its first status.",
    },
    async (context, { rowId }) => (await context.load(changesOfFacility, rowId)).map((row) => presentChange(row)),
  ),
  link(
    () => CollateralType,
    'statusHistory',
    () => [CollateralStatusChangeType],
    { duties: STAFF, description: "The asset's status changes, newest first; empty while it has its first status." },
    async (context, { rowId }) => (await context.load(changesOfCollateral, rowId)).map((row) => presentChange(row)),
  ),
  userLink(() => FacilityStatusChangeType, 'actor', 'actorRowId', ACTOR),
  userLink(() => CollateralStatusChangeType, 'actor', 'actorRowId', ACTOR),
];

interface TransitionRow<State> extends Pick<
  FacilityTransitionRow,
  'actor_id' | 'reason' | 'occurred_at' | 'recorded_at'
> {
  readonly from_status: State;
  readonly to_status: State;
}

function presentChange<State>(row: TransitionRow<State>) {
  return {
    fromStatus: row.from_status,
    toStatus: row.to_status,
    actorRowId: row.actor_id,
    reason: row.reason,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
  };
}

nameRecord('facility_transition', 'FacilityStatusChange');
nameRecord('collateral_transition', 'CollateralStatusChange');
