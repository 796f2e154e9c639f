import { Args, Ctx, Resolver, Root } from 'type-graphql';
import { UnitScope } from '../../domain/institution/unit-scope.ts';
import { unallocatedShare } from '../../domain/collateral/allocation.ts';
import { assetLendable, assetLoanToValue } from '../../domain/collateral/secured-value.ts';
import type { CollateralAsset } from '../../domain/collateral/secured-value.ts';
import { DEFAULT_VALUATION_RULE, isValuationStale, valuationValidUntil } from '../../domain/collateral/valuation.ts';
import { outstandingAmount } from '../../domain/facility/utilisation.ts';
import { findCollateralByReference, toAsset } from '../../persistence/collateral/collateral.repository.ts';
import { clientById } from '../client/client.loader.ts';
import { presentClient } from '../client/client.presenter.ts';
import { ClientType } from '../client/client.type.ts';
import { businessDateOf } from '../institution/business-date.ts';
import { facilityById } from '../facility/facility.loader.ts';
import { RatioType } from '../facility/facility.type.ts';
import { RecordKeyArgs, loadByKey } from '../shared/record-key.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { DateScalar, DecimalScalar } from '../shared/scalars.ts';
import {
  allocationsOfCollateral,
  collateralById,
  collateralOfClient,
  latestValuationOf,
  valuationsOf,
} from './collateral.loader.ts';
import { presentAllocation, presentCollateral, presentValuation } from './collateral.presenter.ts';
import { CollateralAllocationType, CollateralType, SecuredAmountType, ValuationType } from './collateral.type.ts';
import { FieldResolver, Query } from '../shared/fields.ts';
import { STAFF_AND_WALL } from '../../security/duty-sets.ts';

/** An asset with the valuation that counts on the business date. */
export async function assetOf(context: RequestContext, { rowId, row }: CollateralType): Promise<CollateralAsset> {
  return toAsset(row, await context.load(latestValuationOf, rowId));
}

@Resolver(() => CollateralType)
export class CollateralResolver {
  @Query(() => CollateralType, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'One asset by ID or reference; null if it does not exist or is outside your units.',
  })
  collateralItem(
    @Ctx() context: RequestContext,
    @Args(() => RecordKeyArgs) key: RecordKeyArgs,
  ): Promise<CollateralType | null> {
    return loadByKey(
      context,
      key,
      {
        type: 'Collateral',
        byId: collateralById,
        byReference: (query, reference) =>
          findCollateralByReference(query, UnitScope.of(context.actor, STAFF_AND_WALL), reference),
      },
      presentCollateral,
    );
  }

  @FieldResolver(() => ClientType, { duties: STAFF_AND_WALL, description: 'The client whose borrowing it secures.' })
  async client(@Ctx() context: RequestContext, @Root() collateral: CollateralType): Promise<ClientType> {
    return presentClient((await context.load(clientById, collateral.clientRowId))!);
  }

  @FieldResolver(() => ValuationType, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'The valuation in effect; null if it was never valued.',
  })
  async latestValuation(
    @Ctx() context: RequestContext,
    @Root() { rowId, currency }: CollateralType,
  ): Promise<ValuationType | null> {
    const row = await context.load(latestValuationOf, rowId);
    return row === null ? null : presentValuation(row, currency);
  }

  @FieldResolver(() => [ValuationType], {
    duties: STAFF_AND_WALL,
    description:
      'All valuations, the one in effect first: latest valuation date first, and for the same date the latest record first.',
  })
  async valuations(
    @Ctx() context: RequestContext,
    @Root() { rowId, currency }: CollateralType,
  ): Promise<ValuationType[]> {
    return (await context.load(valuationsOf, rowId)).map((row) => presentValuation(row, currency));
  }

  @FieldResolver(() => DateScalar, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'Last day on which the latest valuation is valid; null if it never goes stale, or if there is none.',
  })
  async valuationValidUntil(
    @Ctx() context: RequestContext,
    @Root() { rowId, kind }: CollateralType,
  ): Promise<string | null> {
    const latest = await context.load(latestValuationOf, rowId);
    return latest === null ? null : valuationValidUntil(kind, latest.valued_on, DEFAULT_VALUATION_RULE);
  }

  @FieldResolver(() => Boolean, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'Whether the latest valuation is out of date on the business date; null if there is none.',
  })
  async valuationIsStale(
    @Ctx() context: RequestContext,
    @Root() { rowId, kind }: CollateralType,
  ): Promise<boolean | null> {
    const latest = await context.load(latestValuationOf, rowId);
    return latest === null
      ? null
      : isValuationStale(kind, latest.valued_on, await businessDateOf(context), DEFAULT_VALUATION_RULE);
  }

  @FieldResolver(() => SecuredAmountType, {
    duties: STAFF_AND_WALL,
    description:
      'value × (1 − haircut) × owned share − prior charges of the whole asset, rounded down; 0 if the charges exceed it.',
  })
  async lendableValue(@Ctx() context: RequestContext, @Root() collateral: CollateralType): Promise<SecuredAmountType> {
    return assetLendable(await assetOf(context, collateral), await businessDateOf(context));
  }

  @FieldResolver(() => RatioType, {
    duties: STAFF_AND_WALL,
    description:
      'Total outstanding under the facilities it secures ÷ (value × owned share − prior charges), at its latest valuation, however old. Reasons for no value: NOT_IN_FORCE, NO_VALUATION, NO_FX_RATE, NO_UNCHARGED_VALUE.',
  })
  async loanToValue(@Ctx() context: RequestContext, @Root() collateral: CollateralType): Promise<RatioType> {
    const allocations = await context.load(allocationsOfCollateral, collateral.rowId);
    const facilities = await Promise.all(allocations.map((row) => context.load(facilityById, row.facility_id)));
    const outstanding = facilities.flatMap((facility) =>
      facility === null ? [] : [{ amount: outstandingAmount(facility), currency: facility.currency }],
    );
    return assetLoanToValue(await assetOf(context, collateral), outstanding);
  }

  @FieldResolver(() => [CollateralAllocationType], {
    duties: STAFF_AND_WALL,
    description: 'The facilities it secures.',
  })
  async allocations(
    @Ctx() context: RequestContext,
    @Root() { rowId }: CollateralType,
  ): Promise<CollateralAllocationType[]> {
    return (await context.load(allocationsOfCollateral, rowId)).map(presentAllocation);
  }

  @FieldResolver(() => DecimalScalar, {
    duties: STAFF_AND_WALL,
    description: 'Share of the asset not yet allocated to a facility, 0 to 1.',
  })
  async unallocatedShare(@Ctx() context: RequestContext, @Root() { rowId }: CollateralType): Promise<string> {
    const allocations = await context.load(allocationsOfCollateral, rowId);
    return unallocatedShare(allocations.map((row) => ({ facilityId: row.facility_id, share: row.share })));
  }
}

@Resolver(() => ClientType)
export class ClientCollateralResolver {
  @FieldResolver(() => [CollateralType], {
    duties: STAFF_AND_WALL,
    description: "The assets that secure the client's borrowing, ordered by reference.",
  })
  async collateral(@Ctx() context: RequestContext, @Root() client: ClientType): Promise<CollateralType[]> {
    return (await context.load(collateralOfClient, client.rowId)).map(presentCollateral);
  }
}
