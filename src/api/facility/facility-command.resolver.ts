import { Arg, Ctx, Resolver } from 'type-graphql';
import { changeFacilityStatus } from '../../app/facility/change-facility-status.ts';
import { createFacility } from '../../app/facility/create-facility.ts';
import { recordDrawdown } from '../../app/facility/record-drawdown.ts';
import { recordRepayment } from '../../app/facility/record-repayment.ts';
import { setRepaymentSchedule } from '../../app/facility/set-repayment-schedule.ts';
import type { Result } from '../../domain/shared/result.ts';
import { CommandResultType, presentFailure } from '../shared/command.type.ts';
import { optionalGlobalId } from '../shared/global-id.ts';
import { loadPresented } from '../shared/loading.ts';
import type { RequestContext } from '../shared/request-context.ts';
import {
  ChangeFacilityStatusInput,
  CreateFacilityInput,
  RecordDrawdownInput,
  RecordRepaymentInput,
  SetRepaymentScheduleInput,
} from './facility-command.input.ts';
import { drawdownsOf, facilityById, repaymentsOf } from './facility.loader.ts';
import { presentDrawdown, presentFacility, presentRepayment } from './facility.presenter.ts';
import { FacilityType } from './facility.type.ts';
import { DrawdownType, RepaymentType } from './loan-account.type.ts';
import { Field, Mutation, ObjectType } from '../shared/fields.ts';
import { EVERY_DUTY } from '../../security/duty-sets.ts';

@ObjectType('FacilityResult', { implements: CommandResultType, description: 'A facility as a command left it.' })
export class FacilityResultType extends CommandResultType {
  @Field(() => FacilityType, { duties: EVERY_DUTY, nullable: true, description: 'Null where the command failed.' })
  facility!: FacilityType | null;
}

@ObjectType('RecordDrawdownResult', { implements: CommandResultType, description: 'A drawing as recorded.' })
export class RecordDrawdownResultType extends FacilityResultType {
  @Field(() => DrawdownType, { duties: EVERY_DUTY, nullable: true, description: 'Null where the command failed.' })
  drawdown!: DrawdownType | null;
}

@ObjectType('RecordRepaymentResult', { implements: CommandResultType, description: 'A repayment as recorded.' })
export class RecordRepaymentResultType extends FacilityResultType {
  @Field(() => RepaymentType, { duties: EVERY_DUTY, nullable: true, description: 'Null where the command failed.' })
  repayment!: RepaymentType | null;
}

@Resolver()
export class FacilityCommandResolver {
  @Mutation(() => FacilityResultType, {
    command: createFacility,
    description: 'Enters a facility; its conditions are still to be met.',
  })
  async createFacility(
    @Ctx() context: RequestContext,
    @Arg('input', () => CreateFacilityInput) { idempotencyKey, clientId, ...input }: CreateFacilityInput,
  ): Promise<FacilityResultType> {
    return presentResult(
      context,
      await context.execute(
        createFacility,
        { ...input, clientId: optionalGlobalId('Client', clientId) },
        idempotencyKey,
      ),
    );
  }

  @Mutation(() => FacilityResultType, {
    command: changeFacilityStatus,
    description: 'Moves a facility on in its life.',
  })
  async changeFacilityStatus(
    @Ctx() context: RequestContext,
    @Arg('input', () => ChangeFacilityStatusInput) { idempotencyKey, ...input }: ChangeFacilityStatusInput,
  ): Promise<FacilityResultType> {
    return presentResult(context, await context.execute(changeFacilityStatus, withFacilityId(input), idempotencyKey));
  }

  @Mutation(() => FacilityResultType, {
    command: setRepaymentSchedule,
    description:
      'Agrees when a facility comes back. It can be replaced while nothing was repaid (SCHEDULE_IN_USE), and repays no more than is committed (SCHEDULE_EXCEEDS_COMMITMENT).',
  })
  async setRepaymentSchedule(
    @Ctx() context: RequestContext,
    @Arg('input', () => SetRepaymentScheduleInput) { idempotencyKey, ...input }: SetRepaymentScheduleInput,
  ): Promise<FacilityResultType> {
    return presentResult(context, await context.execute(setRepaymentSchedule, withFacilityId(input), idempotencyKey));
  }

  @Mutation(() => RecordDrawdownResultType, {
    command: recordDrawdown,
    description: 'Books money paid out under a facility that is AVAILABLE (DRAW_STATE).',
  })
  async recordDrawdown(
    @Ctx() context: RequestContext,
    @Arg('input', () => RecordDrawdownInput) { idempotencyKey, ...input }: RecordDrawdownInput,
  ): Promise<RecordDrawdownResultType> {
    const result = await context.execute(recordDrawdown, withFacilityId(input), idempotencyKey);
    const answer = await presentResult(context, result);
    const row =
      result.ok && answer.facility !== null
        ? (await context.load(drawdownsOf, result.value.facilityId)).find(({ id }) => id === result.value.drawdownId)
        : undefined;
    return { ...answer, drawdown: row === undefined ? null : presentDrawdown(row, answer.facility!.currency) };
  }

  @Mutation(() => RecordRepaymentResultType, {
    command: recordRepayment,
    description: 'Books money received on a facility: interest that is due first, then principal.',
  })
  async recordRepayment(
    @Ctx() context: RequestContext,
    @Arg('input', () => RecordRepaymentInput) { idempotencyKey, ...input }: RecordRepaymentInput,
  ): Promise<RecordRepaymentResultType> {
    const result = await context.execute(recordRepayment, withFacilityId(input), idempotencyKey);
    const answer = await presentResult(context, result);
    const row =
      result.ok && answer.facility !== null
        ? (await context.load(repaymentsOf, result.value.facilityId)).find(({ id }) => id === result.value.repaymentId)
        : undefined;
    return { ...answer, repayment: row === undefined ? null : presentRepayment(row, answer.facility!.currency) };
  }
}

/** The input with the facility's global ID read. */
function withFacilityId<Input extends { facilityId?: string | null }>(input: Input): Input {
  return { ...input, facilityId: optionalGlobalId('Facility', input.facilityId) };
}

async function presentResult(
  context: RequestContext,
  result: Result<{ facilityId: string }>,
): Promise<FacilityResultType> {
  return {
    facility: await loadPresented(context, facilityById, presentFacility, result.ok ? result.value.facilityId : null),
    failure: presentFailure(result),
  };
}
