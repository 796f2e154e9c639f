import { Ctx, Resolver, Root } from 'type-graphql';
import {
  findCollateralTransitions,
  findFacilityTransitions,
} from '../../persistence/credit/status-transition.repository.ts';
import type {
  CollateralTransitionRow,
  FacilityTransitionRow,
} from '../../persistence/credit/status-transition.repository.ts';
import { CollateralType } from '../collateral/collateral.type.ts';
import { FacilityType } from '../facility/facility.type.ts';
import { UserType } from '../institution/institution.type.ts';
import { loadUser } from '../institution/load-user.ts';
import { manyByKey } from '../shared/loading.ts';
import type { RequestContext } from '../shared/request-context.ts';
import type { LoaderDefinition } from '../shared/request-context.ts';
import { CollateralStatusChangeType, FacilityStatusChangeType } from './status-change.type.ts';
import type { StatusChange } from './status-change.type.ts';
import { FieldResolver } from '../shared/fields.ts';
import { STAFF } from '../../security/duty-sets.ts';

const changesOfFacility: LoaderDefinition<string, FacilityTransitionRow[]> = {
  batch: async ({ query }, ids) => manyByKey(ids, await findFacilityTransitions(query, ids), (row) => row.facility_id),
};

const changesOfCollateral: LoaderDefinition<string, CollateralTransitionRow[]> = {
  batch: async ({ query }, ids) =>
    manyByKey(ids, await findCollateralTransitions(query, ids), (row) => row.collateral_id),
};

type TransitionRow<State> = Pick<FacilityTransitionRow, 'actor_id' | 'reason' | 'occurred_at' | 'recorded_at'> & {
  readonly from_status: State;
  readonly to_status: State;
};

function present<State>(row: TransitionRow<State>): StatusChange & { fromStatus: State; toStatus: State } {
  return {
    fromStatus: row.from_status,
    toStatus: row.to_status,
    actorRowId: row.actor_id,
    reason: row.reason,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
  };
}

const ACTOR = { nullable: true, description: 'Who did it; null: the system, as by an import.' };

@Resolver(() => FacilityStatusChangeType)
export class FacilityStatusChangeResolver {
  @FieldResolver(() => UserType, { ...ACTOR, duties: STAFF })
  actor(@Ctx() context: RequestContext, @Root() change: FacilityStatusChangeType): Promise<UserType | null> {
    return loadUser(context, change.actorRowId);
  }
}

@Resolver(() => CollateralStatusChangeType)
export class CollateralStatusChangeResolver {
  @FieldResolver(() => UserType, { ...ACTOR, duties: STAFF })
  actor(@Ctx() context: RequestContext, @Root() change: CollateralStatusChangeType): Promise<UserType | null> {
    return loadUser(context, change.actorRowId);
  }
}

@Resolver(() => FacilityType)
export class FacilityHistoryResolver {
  @FieldResolver(() => [FacilityStatusChangeType], {
    duties: STAFF,
    description: "The steps in the facility's life, newest first; none while it has its first status.",
  })
  async statusHistory(
    @Ctx() context: RequestContext,
    @Root() { rowId }: FacilityType,
  ): Promise<FacilityStatusChangeType[]> {
    return (await context.load(changesOfFacility, rowId)).map((row) => present(row));
  }
}

@Resolver(() => CollateralType)
export class CollateralHistoryResolver {
  @FieldResolver(() => [CollateralStatusChangeType], {
    duties: STAFF,
    description: "The steps in the asset's life, newest first; none while it has its first status.",
  })
  async statusHistory(
    @Ctx() context: RequestContext,
    @Root() { rowId }: CollateralType,
  ): Promise<CollateralStatusChangeType[]> {
    return (await context.load(changesOfCollateral, rowId)).map((row) => present(row));
  }
}
