import { Args, ArgsType, Ctx, Resolver } from 'type-graphql';
import {
  countApplications,
  countPartners,
  pageApplications,
  pagePartners,
} from '../../persistence/partner/partner.repository.ts';
import { OVERSIGHT } from '../../security/duty-sets.ts';
import { UserType } from '../institution/institution.type.ts';
import { USER_NODE } from '../institution/institution.loader.ts';
import { PageArgs, pageRequest, presentPage } from '../shared/connection.ts';
import type { Connection } from '../shared/connection.ts';
import { link } from '../shared/declared.ts';
import { Criterion, Query } from '../shared/fields.ts';
import { fromGlobalId } from '../shared/global-id.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { PARTNER_NODE, applicationsOfPartner, usageOfApplication, usageOfPartner } from './partner.loader.ts';
import { presentApplication, presentPartner, presentUsage } from './partner.presenter.ts';
import {
  ApplicationConnectionType,
  ApplicationType,
  DocumentUsageType,
  PartnerConnectionType,
  PartnerType,
} from './partner.type.ts';

@ArgsType()
class ApplicationsArgs extends PageArgs {
  @Criterion(() => String, {
    reveals: 'Application.partner',
    nullable: true,
    description: 'Only those of the partner with this code.',
  })
  partnerCode?: string | null;
}

@Resolver()
export class PartnerResolver {
  @Query(() => PartnerConnectionType, {
    duties: OVERSIGHT,
    description: 'The parties that integrate with the institution, ordered by code.',
  })
  async partners(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<PartnerType>> {
    const query = await context.query();
    return presentPage(pagePartners(query, pageRequest(args)), presentPartner, () => countPartners(query));
  }

  @Query(() => ApplicationConnectionType, {
    duties: OVERSIGHT,
    description: "Partners' applications, ordered by code.",
  })
  async applications(
    @Ctx() context: RequestContext,
    @Args(() => ApplicationsArgs) { partnerCode = null, ...page }: ApplicationsArgs,
  ): Promise<Connection<ApplicationType>> {
    const query = await context.query();
    return presentPage(pageApplications(query, partnerCode, pageRequest(page)), presentApplication, () =>
      countApplications(query, partnerCode),
    );
  }
}

export const PARTNER_LINKS = [
  link(
    () => PartnerType,
    'applications',
    () => [ApplicationType],
    { duties: OVERSIGHT, description: 'Its applications, ordered by code.' },
    async (context, { id }) =>
      (await context.load(applicationsOfPartner, fromGlobalId('Partner', id))).map(presentApplication),
  ),
  link(
    () => PartnerType,
    'usage',
    () => DocumentUsageType,
    { duties: OVERSIGHT, description: "Usage of its applications' documents." },
    async (context, { id }) => presentUsage(await context.load(usageOfPartner, fromGlobalId('Partner', id))),
  ),
  link(
    () => ApplicationType,
    'partner',
    () => PartnerType,
    { duties: OVERSIGHT, description: 'The partner it belongs to.' },
    async (context, { partnerRowId }) => (await PARTNER_NODE.show(context, partnerRowId))!,
  ),
  link(
    () => ApplicationType,
    'user',
    () => UserType,
    { duties: OVERSIGHT, description: 'The user it acts as, whose duties determine what it may see and do.' },
    async (context, { userRowId }) => (await USER_NODE.show(context, userRowId))!,
  ),
  link(
    () => ApplicationType,
    'usage',
    () => DocumentUsageType,
    { duties: OVERSIGHT, description: 'Usage of its documents.' },
    async (context, { id }) => presentUsage(await context.load(usageOfApplication, fromGlobalId('Application', id))),
  ),
];
