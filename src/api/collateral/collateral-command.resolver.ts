import { Arg, Ctx, Resolver } from 'type-graphql';
import { allocateCollateral } from '../../app/collateral/allocate-collateral.ts';
import { changeCollateralStatus } from '../../app/collateral/change-collateral-status.ts';
import { createCollateral } from '../../app/collateral/create-collateral.ts';
import { recordGuarantee } from '../../app/collateral/record-guarantee.ts';
import { recordValuation } from '../../app/collateral/record-valuation.ts';
import type { Result } from '../../domain/shared/result.ts';
import { CommandResultType, presentFailure } from '../shared/command.type.ts';
import { optionalGlobalId } from '../shared/global-id.ts';
import { loadPresented } from '../shared/loading.ts';
import type { RequestContext } from '../shared/request-context.ts';
import {
  AllocateCollateralInput,
  ChangeCollateralStatusInput,
  CreateCollateralInput,
  RecordGuaranteeInput,
  RecordValuationInput,
} from './collateral-command.input.ts';
import { collateralById, guaranteeById, valuationsOf } from './collateral.loader.ts';
import { presentCollateral, presentGuarantee, presentValuation } from './collateral.presenter.ts';
import { CollateralType, ValuationType } from './collateral.type.ts';
import { GuaranteeType } from './guarantee.type.ts';
import { Field, Mutation, ObjectType } from '../shared/fields.ts';
import { EVERY_DUTY } from '../../security/duty-sets.ts';

@ObjectType('CollateralResult', { implements: CommandResultType, description: 'An asset as a command left it.' })
export class CollateralResultType extends CommandResultType {
  @Field(() => CollateralType, { duties: EVERY_DUTY, nullable: true, description: 'Null where the command failed.' })
  collateral!: CollateralType | null;
}

@ObjectType('RecordValuationResult', { implements: CommandResultType, description: 'A valuation as recorded.' })
export class RecordValuationResultType extends CollateralResultType {
  @Field(() => ValuationType, { duties: EVERY_DUTY, nullable: true, description: 'Null where the command failed.' })
  valuation!: ValuationType | null;
}

@ObjectType('GuaranteeResult', { implements: CommandResultType, description: 'A guarantee as recorded.' })
export class GuaranteeResultType extends CommandResultType {
  @Field(() => GuaranteeType, { duties: EVERY_DUTY, nullable: true, description: 'Null where the command failed.' })
  guarantee!: GuaranteeType | null;
}

@Resolver()
export class CollateralCommandResolver {
  @Mutation(() => CollateralResultType, {
    command: createCollateral,
    description: 'Enters an asset that is proposed as security.',
  })
  async createCollateral(
    @Ctx() context: RequestContext,
    @Arg('input', () => CreateCollateralInput) { idempotencyKey, clientId, ...input }: CreateCollateralInput,
  ): Promise<CollateralResultType> {
    return presentResult(
      context,
      await context.execute(
        createCollateral,
        { ...input, clientId: optionalGlobalId('Client', clientId) },
        idempotencyKey,
      ),
    );
  }

  @Mutation(() => CollateralResultType, {
    command: changeCollateralStatus,
    description: 'Moves an asset on in its life as security.',
  })
  async changeCollateralStatus(
    @Ctx() context: RequestContext,
    @Arg('input', () => ChangeCollateralStatusInput) { idempotencyKey, ...input }: ChangeCollateralStatusInput,
  ): Promise<CollateralResultType> {
    return presentResult(
      context,
      await context.execute(changeCollateralStatus, withCollateralId(input), idempotencyKey),
    );
  }

  @Mutation(() => RecordValuationResultType, {
    command: recordValuation,
    description: 'Adds what an asset was worth on a day.',
  })
  async recordValuation(
    @Ctx() context: RequestContext,
    @Arg('input', () => RecordValuationInput) { idempotencyKey, ...input }: RecordValuationInput,
  ): Promise<RecordValuationResultType> {
    const result = await context.execute(recordValuation, withCollateralId(input), idempotencyKey);
    const answer = await presentResult(context, result);
    const row =
      result.ok && answer.collateral !== null
        ? (await context.load(valuationsOf, result.value.collateralId)).find(
            ({ id }) => id === result.value.valuationId,
          )
        : undefined;
    return { ...answer, valuation: row === undefined ? null : presentValuation(row, answer.collateral!.currency) };
  }

  @Mutation(() => CollateralResultType, {
    command: allocateCollateral,
    description:
      'Sets which part of an asset secures a facility of the same client; an asset that has ended secures nothing (COLLATERAL_ENDED).',
  })
  async allocateCollateral(
    @Ctx() context: RequestContext,
    @Arg('input', () => AllocateCollateralInput) { idempotencyKey, facilityId, ...input }: AllocateCollateralInput,
  ): Promise<CollateralResultType> {
    return presentResult(
      context,
      await context.execute(
        allocateCollateral,
        { ...withCollateralId(input), facilityId: optionalGlobalId('Facility', facilityId) },
        idempotencyKey,
      ),
    );
  }

  @Mutation(() => GuaranteeResultType, {
    command: recordGuarantee,
    description: 'Enters a promise of a third party to pay for a client.',
  })
  async recordGuarantee(
    @Ctx() context: RequestContext,
    @Arg('input', () => RecordGuaranteeInput) { idempotencyKey, ...input }: RecordGuaranteeInput,
  ): Promise<GuaranteeResultType> {
    const ids = {
      clientId: optionalGlobalId('Client', input.clientId),
      facilityId: optionalGlobalId('Facility', input.facilityId),
      guarantorClientId: optionalGlobalId('Client', input.guarantorClientId),
    };
    const result = await context.execute(recordGuarantee, { ...input, ...ids }, idempotencyKey);
    return {
      guarantee: await loadPresented(
        context,
        guaranteeById,
        presentGuarantee,
        result.ok ? result.value.guaranteeId : null,
      ),
      failure: presentFailure(result),
    };
  }
}

function withCollateralId<Input extends { collateralId?: string | null }>(input: Input): Input {
  return { ...input, collateralId: optionalGlobalId('Collateral', input.collateralId) };
}

async function presentResult(
  context: RequestContext,
  result: Result<{ collateralId: string }>,
): Promise<CollateralResultType> {
  return {
    collateral: await loadPresented(
      context,
      collateralById,
      presentCollateral,
      result.ok ? result.value.collateralId : null,
    ),
    failure: presentFailure(result),
  };
}
