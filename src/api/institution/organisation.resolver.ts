import { Args, Ctx, Resolver } from 'type-graphql';
import {
  countRows,
  pageIndustries,
  pageUnits,
  pageUsers,
} from '../../persistence/institution/organisation.repository.ts';
import { EVERY_DUTY, STAFF } from '../../security/duty-sets.ts';
import { presentIndustry } from '../client/client.presenter.ts';
import { IndustryType } from '../client/client.type.ts';
import { PageArgs, connectionOf, pageRequest, presentPage } from '../shared/connection.ts';
import type { Connection } from '../shared/connection.ts';
import { Query } from '../shared/fields.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { presentUnit, presentUser } from './institution.presenter.ts';
import { OrganisationUnitType, UserType } from './institution.type.ts';

const OrganisationUnitConnectionType = connectionOf('OrganisationUnit', OrganisationUnitType, EVERY_DUTY);
const UserConnectionType = connectionOf('User', UserType, STAFF);
const IndustryConnectionType = connectionOf('Industry', IndustryType, EVERY_DUTY);

@Resolver()
export class OrganisationResolver {
  @Query(() => OrganisationUnitConnectionType, {
    duties: EVERY_DUTY,
    description: "The institution's units, each before those below it.",
  })
  async organisationUnits(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<OrganisationUnitType>> {
    const query = await context.query();
    return presentPage(pageUnits(query, pageRequest(args)), presentUnit, () => countRows(query, 'organisation_unit'));
  }

  @Query(() => UserConnectionType, { duties: STAFF, description: "The institution's users, ordered by name." })
  async users(@Ctx() context: RequestContext, @Args(() => PageArgs) args: PageArgs): Promise<Connection<UserType>> {
    const query = await context.query();
    return presentPage(pageUsers(query, pageRequest(args)), presentUser, () => countRows(query, 'app_user'));
  }

  @Query(() => IndustryConnectionType, {
    duties: EVERY_DUTY,
    description: 'The industries the institution has defined, ordered by code.',
  })
  async industries(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<IndustryType>> {
    const query = await context.query();
    return presentPage(pageIndustries(query, pageRequest(args)), presentIndustry, () => countRows(query, 'industry'));
  }
}
