import { Ctx, Resolver, Root } from 'type-graphql';
import { allocatedLendable, facilityLoanToValue } from '../../domain/collateral/secured-value.ts';
import { FacilityType, RatioType } from '../facility/facility.type.ts';
import { facilityById } from '../facility/facility.loader.ts';
import { presentFacility } from '../facility/facility.presenter.ts';
import { businessDateOf } from '../institution/business-date.ts';
import type { RequestContext } from '../shared/request-context.ts';
import {
  allocationsOfCollateral,
  allocationsOfFacility,
  collateralById,
  securingAssetsOf,
} from './collateral.loader.ts';
import { presentAllocation, presentCollateral } from './collateral.presenter.ts';
import { assetOf } from './collateral.resolver.ts';
import { CollateralAllocationType, CollateralType, SecuredAmountType } from './collateral.type.ts';
import { FieldResolver } from '../shared/fields.ts';
import { STAFF_AND_WALL } from '../../security/duty-sets.ts';

/** An asset and the facilities it secures belong to one client, so whoever sees the one sees the other. */
@Resolver(() => CollateralAllocationType)
export class CollateralAllocationResolver {
  @FieldResolver(() => FacilityType, { duties: STAFF_AND_WALL, description: 'The secured facility.' })
  async facility(@Ctx() context: RequestContext, @Root() { row }: CollateralAllocationType): Promise<FacilityType> {
    return presentFacility((await context.load(facilityById, row.facility_id))!);
  }

  @FieldResolver(() => CollateralType, { duties: STAFF_AND_WALL, description: 'The asset.' })
  async collateral(@Ctx() context: RequestContext, @Root() { row }: CollateralAllocationType): Promise<CollateralType> {
    return presentCollateral((await context.load(collateralById, row.collateral_id))!);
  }

  @FieldResolver(() => SecuredAmountType, {
    duties: STAFF_AND_WALL,
    description: "The facility's share of the asset's lendable value, in the facility's currency.",
  })
  async lendableValue(
    @Ctx() context: RequestContext,
    @Root() { row }: CollateralAllocationType,
  ): Promise<SecuredAmountType> {
    const asset = await assetOf(context, presentCollateral((await context.load(collateralById, row.collateral_id))!));
    const facility = (await context.load(facilityById, row.facility_id))!;
    const allocations = (await context.load(allocationsOfCollateral, row.collateral_id)).map(
      ({ facility_id: facilityId, share }) => ({ facilityId, share }),
    );
    return allocatedLendable(asset, allocations, facility, await businessDateOf(context));
  }
}

@Resolver(() => FacilityType)
export class FacilityCollateralResolver {
  @FieldResolver(() => [CollateralAllocationType], {
    duties: STAFF_AND_WALL,
    description: 'The assets that secure it, each with the share allocated.',
  })
  async collateralAllocations(
    @Ctx() context: RequestContext,
    @Root() { rowId }: FacilityType,
  ): Promise<CollateralAllocationType[]> {
    return (await context.load(allocationsOfFacility, rowId)).map(presentAllocation);
  }

  @FieldResolver(() => RatioType, {
    duties: STAFF_AND_WALL,
    description:
      "Outstanding ÷ the facility's shares of (value × owned share − prior charges) of the assets in force, at their latest valuations, however old. Reasons for no value: NO_COLLATERAL, NO_VALUATION, NO_FX_RATE, NO_UNCHARGED_VALUE.",
  })
  async loanToValue(@Ctx() context: RequestContext, @Root() { rowId, outstanding }: FacilityType): Promise<RatioType> {
    return facilityLoanToValue(outstanding, await context.load(securingAssetsOf, rowId));
  }
}
