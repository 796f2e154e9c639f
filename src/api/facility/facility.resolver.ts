import { UnitScope } from '../../domain/institution/unit-scope.ts';
import { Args, Ctx, Resolver } from 'type-graphql';
import {
  countFacilities,
  findFacilityByReference,
  pageFacilities,
} from '../../persistence/facility/facility.repository.ts';
import type { FacilityCriteria } from '../../persistence/facility/facility.repository.ts';
import { CLIENT_NODE } from '../client/client.loader.ts';
import { ClientType } from '../client/client.type.ts';
import { pageRequest, presentPage } from '../shared/connection.ts';
import type { Connection } from '../shared/connection.ts';
import { link } from '../shared/declared.ts';
import { fromGlobalId } from '../shared/global-id.ts';
import { RecordKeyArgs, loadByKey } from '../shared/record-key.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { businessDateOf } from '../institution/business-date.ts';
import { FacilitiesArgs } from './facility.input.ts';
import { drawdownsOf, facilitiesOfClient, facilityById, loanAccountOf, repaymentsOf } from './facility.loader.ts';
import {
  presentArrears,
  presentDrawdown,
  presentFacility,
  presentRepayment,
  presentSchedule,
} from './facility.presenter.ts';
import { FacilityConnectionType, FacilityType } from './facility.type.ts';
import { ArrearsType, DrawdownType, RepaymentInstalmentType, RepaymentType } from './loan-account.type.ts';
import { Query } from '../shared/fields.ts';
import { EVERY_DUTY, STAFF } from '../../security/duty-sets.ts';

@Resolver(() => FacilityType)
export class FacilityResolver {
  @Query(() => FacilityType, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'One facility by ID or reference; null if it does not exist or is outside your units.',
  })
  facility(
    @Ctx() context: RequestContext,
    @Args(() => RecordKeyArgs) key: RecordKeyArgs,
  ): Promise<FacilityType | null> {
    return loadByKey(
      context,
      key,
      {
        type: 'Facility',
        byId: facilityById,
        byReference: (query, reference) => findFacilityByReference(query, UnitScope.of(context.actor), reference),
      },
      presentFacility,
    );
  }

  @Query(() => FacilityConnectionType, {
    duties: EVERY_DUTY,
    description: 'The facilities of the clients within your units.',
  })
  async facilities(
    @Ctx() context: RequestContext,
    @Args(() => FacilitiesArgs) args: FacilitiesArgs,
  ): Promise<Connection<FacilityType>> {
    const query = await context.query();
    const scope = UnitScope.of(context.actor);
    const criteria: FacilityCriteria = {
      ...args.filter,
      clientIds: args.filter?.clientIds?.map((id) => fromGlobalId('Client', id)),
    };
    return presentPage(
      pageFacilities(query, scope, criteria, args.orderBy ?? 'REFERENCE_ASC', pageRequest(args)),
      presentFacility,
      () => countFacilities(query, scope, criteria),
    );
  }
}

export const FACILITY_LINKS = [
  link(
    () => FacilityType,
    'client',
    () => ClientType,
    { duties: EVERY_DUTY, description: 'The borrower.' },
    async (context, { clientRowId }) => (await CLIENT_NODE.show(context, clientRowId))!,
  ),
  link(
    () => FacilityType,
    'drawdowns',
    () => [DrawdownType],
    { duties: STAFF, description: 'Its drawdowns, oldest first; empty if only its totals were imported.' },
    async (context, { rowId, currency }) =>
      (await context.load(drawdownsOf, rowId)).map((row) => presentDrawdown(row, currency)),
  ),
  link(
    () => FacilityType,
    'repayments',
    () => [RepaymentType],
    { duties: STAFF, description: 'Repayments received, oldest first; empty if only its totals were imported.' },
    async (context, { rowId, currency }) =>
      (await context.load(repaymentsOf, rowId)).map((row) => presentRepayment(row, currency)),
  ),
  link(
    () => FacilityType,
    'schedule',
    () => [RepaymentInstalmentType],
    {
      duties: STAFF,
      description: 'Its repayment schedule as of the business date; empty if none is agreed.',
    },
    async (context, { rowId, row }) =>
      presentSchedule(row, await context.load(loanAccountOf, rowId), await businessDateOf(context)),
  ),
  link(
    () => FacilityType,
    'arrears',
    () => ArrearsType,
    {
      duties: EVERY_DUTY,
      nullable: true,
      description: 'Amounts past due on the business date; null if no schedule is agreed, so that nothing is known.',
    },
    async (context, { rowId, row }) =>
      presentArrears(row, await context.load(loanAccountOf, rowId), await businessDateOf(context)),
  ),
  link(
    () => ClientType,
    'facilities',
    () => [FacilityType],
    { duties: EVERY_DUTY, description: "The client's facilities, drawn or not, ordered by reference." },
    async (context, { rowId }) => (await context.load(facilitiesOfClient, rowId)).map(presentFacility),
  ),
];
