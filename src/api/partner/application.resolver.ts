import { Arg, Args, Ctx, Resolver, Root } from 'type-graphql';
import { createApplication } from '../../app/partner/create-application.ts';
import { deactivateApplication } from '../../app/partner/deactivate-application.ts';
import { setCostBudget } from '../../app/partner/set-cost-budget.ts';
import { setApplicationDocumentMode } from '../../app/partner/set-application-document-mode.ts';
import type { Result } from '../../domain/shared/result.ts';
import { countApplications, pageApplications } from '../../persistence/partner/partner.repository.ts';
import { UserType } from '../institution/institution.type.ts';
import { loadUser } from '../institution/load-user.ts';
import { presentFailure } from '../shared/command.type.ts';
import { pageRequest, presentPage } from '../shared/connection.ts';
import type { Connection } from '../shared/connection.ts';
import { fromGlobalId } from '../shared/global-id.ts';
import { loadPresented } from '../shared/loading.ts';
import type { RequestContext } from '../shared/request-context.ts';
import {
  ApplicationsArgs,
  CreateApplicationInput,
  DeactivateApplicationInput,
  SetCostBudgetInput,
  SetApplicationDocumentModeInput,
} from './partner.input.ts';
import { applicationById, partnerById, usageOfApplication } from './partner.loader.ts';
import { presentApplication, presentPartner, presentUsage } from './partner.presenter.ts';
import {
  ApplicationConnectionType,
  ApplicationResultType,
  ApplicationType,
  DocumentUsageType,
  PartnerType,
} from './partner.type.ts';
import { FieldResolver, Mutation, Query } from '../shared/fields.ts';
import { OVERSIGHT } from '../../security/duty-sets.ts';

@Resolver(() => ApplicationType)
export class ApplicationResolver {
  @Query(() => ApplicationConnectionType, { duties: OVERSIGHT, description: 'The programs of partners, by code.' })
  async applications(
    @Ctx() context: RequestContext,
    @Args(() => ApplicationsArgs) { partnerCode = null, ...page }: ApplicationsArgs,
  ): Promise<Connection<ApplicationType>> {
    const query = await context.query();
    return presentPage(pageApplications(query, partnerCode, pageRequest(page)), presentApplication, () =>
      countApplications(query, partnerCode),
    );
  }

  @FieldResolver(() => PartnerType, { duties: OVERSIGHT, description: 'Whose it is.' })
  async partner(@Ctx() context: RequestContext, @Root() application: ApplicationType): Promise<PartnerType> {
    return presentPartner((await context.load(partnerById, application.partnerRowId))!);
  }

  @FieldResolver(() => UserType, {
    duties: OVERSIGHT,
    description: 'The user it acts as, whose duties say what it may see and do.',
  })
  async user(@Ctx() context: RequestContext, @Root() application: ApplicationType): Promise<UserType> {
    return (await loadUser(context, application.userRowId))!;
  }

  @FieldResolver(() => DocumentUsageType, { duties: OVERSIGHT, description: 'How its documents were used.' })
  async usage(@Ctx() context: RequestContext, @Root() application: ApplicationType): Promise<DocumentUsageType> {
    return presentUsage(await context.load(usageOfApplication, fromGlobalId('Application', application.id)));
  }

  @Mutation(() => ApplicationResultType, {
    command: createApplication,
    description:
      'Gives a partner an application, with the user it acts as: `application:<code>`. It runs persisted documents only until its mode is set.',
  })
  async createApplication(
    @Ctx() context: RequestContext,
    @Arg('input', () => CreateApplicationInput) { idempotencyKey, ...input }: CreateApplicationInput,
  ): Promise<ApplicationResultType> {
    return presentResult(
      context,
      await context.execute(
        createApplication,
        { ...input, duties: input.duties.map(({ duty, unitCode }) => ({ duty, unitCode })) },
        idempotencyKey,
      ),
    );
  }

  @Mutation(() => ApplicationResultType, {
    command: deactivateApplication,
    description: 'Ends an application for good: its requests are refused and its open streams end within seconds.',
  })
  async deactivateApplication(
    @Ctx() context: RequestContext,
    @Arg('input', () => DeactivateApplicationInput) { idempotencyKey, ...input }: DeactivateApplicationInput,
  ): Promise<ApplicationResultType> {
    return presentResult(context, await context.execute(deactivateApplication, input, idempotencyKey));
  }

  @Mutation(() => ApplicationResultType, {
    command: setApplicationDocumentMode,
    description: 'Says which documents an application may run.',
  })
  async setApplicationDocumentMode(
    @Ctx() context: RequestContext,
    @Arg('input', () => SetApplicationDocumentModeInput) { idempotencyKey, ...input }: SetApplicationDocumentModeInput,
  ): Promise<ApplicationResultType> {
    return presentResult(context, await context.execute(setApplicationDocumentMode, input, idempotencyKey));
  }

  @Mutation(() => ApplicationResultType, {
    command: setCostBudget,
    description: 'Says how much an application may ask for in a window of time.',
  })
  async setCostBudget(
    @Ctx() context: RequestContext,
    @Arg('input', () => SetCostBudgetInput) { idempotencyKey, costBudget = null, ...input }: SetCostBudgetInput,
  ): Promise<ApplicationResultType> {
    return presentResult(context, await context.execute(setCostBudget, { ...input, costBudget }, idempotencyKey));
  }
}

async function presentResult(
  context: RequestContext,
  result: Result<{ applicationId: string }>,
): Promise<ApplicationResultType> {
  return {
    application: await loadPresented(
      context,
      applicationById,
      presentApplication,
      result.ok ? result.value.applicationId : null,
    ),
    failure: presentFailure(result),
  };
}
