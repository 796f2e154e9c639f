import { Arg, Ctx, Resolver } from 'type-graphql';
import { assignRelationshipManager } from '../../app/client/assign-relationship-manager.ts';
import { changeClientStage } from '../../app/client/change-client-stage.ts';
import { changeClientTier } from '../../app/client/change-client-tier.ts';
import { updateClient } from '../../app/client/update-client.ts';
import { fromGlobalId } from '../shared/global-id.ts';
import type { RequestContext } from '../shared/request-context.ts';
import {
  AssignRelationshipManagerInput,
  ChangeClientStageInput,
  ChangeClientTierInput,
  UpdateClientInput,
} from './client-change.input.ts';
import { clientKeyOf } from './client-key.input.ts';
import { ClientResultType, presentClientResult } from './client.resolver.ts';
import { Mutation } from '../shared/fields.ts';

@Resolver()
export class ClientChangeResolver {
  @Mutation(() => ClientResultType, {
    command: updateClient,
    description: 'Corrects what is recorded of a client, or moves it to another unit.',
  })
  async updateClient(
    @Ctx() context: RequestContext,
    @Arg('input', () => UpdateClientInput) input: UpdateClientInput,
  ): Promise<ClientResultType> {
    const { idempotencyKey, ...rest } = input;
    return presentClientResult(
      context,
      await context.execute(updateClient, { ...rest, ...clientKeyOf(input) }, idempotencyKey),
    );
  }

  @Mutation(() => ClientResultType, {
    command: changeClientStage,
    description:
      'Moves a client along its life with the institution; fails with INVALID_TRANSITION where its stage does not allow the step.',
  })
  async changeClientStage(
    @Ctx() context: RequestContext,
    @Arg('input', () => ChangeClientStageInput) input: ChangeClientStageInput,
  ): Promise<ClientResultType> {
    const { idempotencyKey, ...rest } = input;
    return presentClientResult(
      context,
      await context.execute(changeClientStage, { ...rest, ...clientKeyOf(input) }, idempotencyKey),
    );
  }

  @Mutation(() => ClientResultType, {
    command: changeClientTier,
    description: 'Ranks a client by judgement of independent risk.',
  })
  async changeClientTier(
    @Ctx() context: RequestContext,
    @Arg('input', () => ChangeClientTierInput) input: ChangeClientTierInput,
  ): Promise<ClientResultType> {
    const { idempotencyKey, ...rest } = input;
    return presentClientResult(
      context,
      await context.execute(changeClientTier, { ...rest, ...clientKeyOf(input) }, idempotencyKey),
    );
  }

  @Mutation(() => ClientResultType, {
    command: assignRelationshipManager,
    description: 'Says who looks after a client.',
  })
  async assignRelationshipManager(
    @Ctx() context: RequestContext,
    @Arg('input', () => AssignRelationshipManagerInput) input: AssignRelationshipManagerInput,
  ): Promise<ClientResultType> {
    const { idempotencyKey, expectedVersion } = input;
    const relationshipManagerId =
      input.relationshipManagerId == null ? null : fromGlobalId('User', input.relationshipManagerId);
    return presentClientResult(
      context,
      await context.execute(
        assignRelationshipManager,
        { ...clientKeyOf(input), relationshipManagerId, expectedVersion: expectedVersion ?? null },
        idempotencyKey,
      ),
    );
  }
}
