import { Arg, Args, Ctx, Resolver, Root } from 'type-graphql';
import { createPartner } from '../../app/partner/create-partner.ts';
import { deactivatePartner } from '../../app/partner/deactivate-partner.ts';
import type { Result } from '../../domain/shared/result.ts';
import { countPartners, pagePartners } from '../../persistence/partner/partner.repository.ts';
import { presentFailure } from '../shared/command.type.ts';
import { PageArgs, pageRequest, presentPage } from '../shared/connection.ts';
import type { Connection } from '../shared/connection.ts';
import { fromGlobalId } from '../shared/global-id.ts';
import { loadPresented } from '../shared/loading.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { CreatePartnerInput, DeactivatePartnerInput } from './partner.input.ts';
import { applicationsOfPartner, partnerById, usageOfPartner } from './partner.loader.ts';
import { presentApplication, presentPartner, presentUsage } from './partner.presenter.ts';
import {
  ApplicationType,
  DocumentUsageType,
  PartnerConnectionType,
  PartnerResultType,
  PartnerType,
} from './partner.type.ts';
import { FieldResolver, Mutation, Query } from '../shared/fields.ts';
import { OVERSIGHT } from '../../security/duty-sets.ts';

@Resolver(() => PartnerType)
export class PartnerResolver {
  @Query(() => PartnerConnectionType, {
    duties: OVERSIGHT,
    description: 'Who integrates with the institution, by code.',
  })
  async partners(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<PartnerType>> {
    const query = await context.query();
    return presentPage(pagePartners(query, pageRequest(args)), presentPartner, () => countPartners(query));
  }

  @FieldResolver(() => [ApplicationType], { duties: OVERSIGHT, description: 'Its applications, by code.' })
  async applications(@Ctx() context: RequestContext, @Root() partner: PartnerType): Promise<ApplicationType[]> {
    return (await context.load(applicationsOfPartner, fromGlobalId('Partner', partner.id))).map(presentApplication);
  }

  @FieldResolver(() => DocumentUsageType, {
    duties: OVERSIGHT,
    description: 'How the documents of its applications were used.',
  })
  async usage(@Ctx() context: RequestContext, @Root() partner: PartnerType): Promise<DocumentUsageType> {
    return presentUsage(await context.load(usageOfPartner, fromGlobalId('Partner', partner.id)));
  }

  @Mutation(() => PartnerResultType, {
    command: createPartner,
    description: 'Makes a partner known. It can do nothing before it has an application.',
  })
  async createPartner(
    @Ctx() context: RequestContext,
    @Arg('input', () => CreatePartnerInput) { idempotencyKey, ...input }: CreatePartnerInput,
  ): Promise<PartnerResultType> {
    return presentResult(context, await context.execute(createPartner, input, idempotencyKey));
  }

  @Mutation(() => PartnerResultType, {
    command: deactivatePartner,
    description:
      'Ends a partner for good, with all its applications: their requests are refused and their open streams end within seconds.',
  })
  async deactivatePartner(
    @Ctx() context: RequestContext,
    @Arg('input', () => DeactivatePartnerInput) { idempotencyKey, ...input }: DeactivatePartnerInput,
  ): Promise<PartnerResultType> {
    return presentResult(context, await context.execute(deactivatePartner, input, idempotencyKey));
  }
}

async function presentResult(
  context: RequestContext,
  result: Result<{ partnerId: string }>,
): Promise<PartnerResultType> {
  return {
    partner: await loadPresented(context, partnerById, presentPartner, result.ok ? result.value.partnerId : null),
    failure: presentFailure(result),
  };
}
