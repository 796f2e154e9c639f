import { Arg, Args, Ctx, Resolver, Root } from 'type-graphql';
import { createIndustry } from '../../app/institution/create-industry.ts';
import { createOrganisationUnit } from '../../app/institution/create-organisation-unit.ts';
import { createUser } from '../../app/institution/create-user.ts';
import { grantDuty } from '../../app/institution/grant-duty.ts';
import { revokeDuty } from '../../app/institution/revoke-duty.ts';
import { revokeUserTokens } from '../../app/institution/revoke-user-tokens.ts';
import type { Result } from '../../domain/shared/result.ts';
import {
  countRows,
  findIndustry,
  pageIndustries,
  pageUnits,
  pageUsers,
} from '../../persistence/institution/organisation.repository.ts';
import { presentIndustry } from '../client/client.presenter.ts';
import type { IndustryType } from '../client/client.type.ts';
import { presentFailure } from '../shared/command.type.ts';
import { PageArgs, pageRequest, presentPage } from '../shared/connection.ts';
import type { Connection } from '../shared/connection.ts';
import { fromGlobalId } from '../shared/global-id.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { loadPresented } from '../shared/loading.ts';
import { childUnits, dutiesOfUser, unitById } from './institution.loader.ts';
import { presentUnit, presentUser } from './institution.presenter.ts';
import { loadUser } from './load-user.ts';
import { DutyGrantType, OrganisationUnitType, UserType } from './institution.type.ts';
import {
  CreateIndustryInput,
  CreateOrganisationUnitInput,
  CreateUserInput,
  GrantDutyInput,
  RevokeDutyInput,
  RevokeUserTokensInput,
} from './organisation.input.ts';
import {
  IndustryConnectionType,
  IndustryResultType,
  OrganisationUnitConnectionType,
  OrganisationUnitResultType,
  UserConnectionType,
  UserResultType,
} from './organisation.type.ts';
import { FieldResolver, Mutation, Query } from '../shared/fields.ts';
import { EVERY_DUTY, OVERSIGHT, STAFF } from '../../security/duty-sets.ts';

@Resolver(() => OrganisationUnitType)
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

  @FieldResolver(() => [OrganisationUnitType], {
    duties: EVERY_DUTY,
    description: 'The units directly below, by code.',
  })
  async children(@Ctx() context: RequestContext, @Root() unit: OrganisationUnitType): Promise<OrganisationUnitType[]> {
    return (await context.load(childUnits, fromGlobalId('OrganisationUnit', unit.id))).map(presentUnit);
  }

  @Mutation(() => OrganisationUnitResultType, {
    command: createOrganisationUnit,
    description: 'Adds a unit below one that your duty covers.',
  })
  async createOrganisationUnit(
    @Ctx() context: RequestContext,
    @Arg('input', () => CreateOrganisationUnitInput) input: CreateOrganisationUnitInput,
  ): Promise<OrganisationUnitResultType> {
    const { idempotencyKey, ...rest } = input;
    const result = await context.execute(createOrganisationUnit, rest, idempotencyKey);
    return {
      unit: await loadPresented(context, unitById, presentUnit, result.ok ? result.value.unitId : null),
      failure: presentFailure(result),
    };
  }
}

@Resolver(() => UserType)
export class UserResolver {
  @Query(() => UserConnectionType, { duties: STAFF, description: "The institution's users, by name." })
  async users(@Ctx() context: RequestContext, @Args(() => PageArgs) args: PageArgs): Promise<Connection<UserType>> {
    const query = await context.query();
    return presentPage(pageUsers(query, pageRequest(args)), presentUser, () => countRows(query, 'app_user'));
  }

  @FieldResolver(() => [DutyGrantType], { duties: OVERSIGHT, description: 'What the user may do, and where.' })
  async duties(@Ctx() context: RequestContext, @Root() user: UserType): Promise<DutyGrantType[]> {
    const rows = await context.load(dutiesOfUser, fromGlobalId('User', user.id));
    return rows.map((row) => ({ duty: row.duty, unitRowId: row.unit_id }));
  }

  @Mutation(() => UserResultType, {
    command: createUser,
    description: 'Makes a user known. Without a duty granted, the user can do nothing.',
  })
  async createUser(
    @Ctx() context: RequestContext,
    @Arg('input', () => CreateUserInput) input: CreateUserInput,
  ): Promise<UserResultType> {
    const { idempotencyKey, ...rest } = input;
    return presentUserResult(context, await context.execute(createUser, rest, idempotencyKey));
  }

  @Mutation(() => UserResultType, {
    command: grantDuty,
    description: 'Charges another user with a duty in a unit and everything below it.',
  })
  async grantDuty(
    @Ctx() context: RequestContext,
    @Arg('input', () => GrantDutyInput) input: GrantDutyInput,
  ): Promise<UserResultType> {
    const { idempotencyKey, duty, unitCode } = input;
    return presentUserResult(
      context,
      await context.execute(grantDuty, { userId: fromGlobalId('User', input.userId), duty, unitCode }, idempotencyKey),
    );
  }

  @Mutation(() => UserResultType, {
    command: revokeDuty,
    description: 'Takes a duty from another user, in the unit where it was granted.',
  })
  async revokeDuty(
    @Ctx() context: RequestContext,
    @Arg('input', () => RevokeDutyInput) input: RevokeDutyInput,
  ): Promise<UserResultType> {
    const { idempotencyKey, duty, unitCode } = input;
    return presentUserResult(
      context,
      await context.execute(revokeDuty, { userId: fromGlobalId('User', input.userId), duty, unitCode }, idempotencyKey),
    );
  }

  @Mutation(() => UserResultType, {
    command: revokeUserTokens,
    description:
      'Withdraws every token a user has: what was issued until now is refused, and open sockets are closed, within seconds. A token issued later counts again.',
  })
  async revokeUserTokens(
    @Ctx() context: RequestContext,
    @Arg('input', () => RevokeUserTokensInput) { idempotencyKey, userId }: RevokeUserTokensInput,
  ): Promise<UserResultType> {
    return presentUserResult(
      context,
      await context.execute(revokeUserTokens, { userId: fromGlobalId('User', userId) }, idempotencyKey),
    );
  }
}

@Resolver()
export class IndustryResolver {
  @Query(() => IndustryConnectionType, {
    duties: EVERY_DUTY,
    description: 'The industries the institution has named, by code.',
  })
  async industries(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<IndustryType>> {
    const query = await context.query();
    return presentPage(pageIndustries(query, pageRequest(args)), presentIndustry, () => countRows(query, 'industry'));
  }

  @Mutation(() => IndustryResultType, {
    command: createIndustry,
    description: "Names an industry of the institution's classification.",
  })
  async createIndustry(
    @Ctx() context: RequestContext,
    @Arg('input', () => CreateIndustryInput) input: CreateIndustryInput,
  ): Promise<IndustryResultType> {
    const { idempotencyKey, ...rest } = input;
    const result = await context.execute(createIndustry, rest, idempotencyKey);
    const row = result.ok ? await findIndustry(await context.query(), result.value.industryId) : undefined;
    return { industry: row === undefined ? null : presentIndustry(row), failure: presentFailure(result) };
  }
}

async function presentUserResult(context: RequestContext, result: Result<{ userId: string }>): Promise<UserResultType> {
  return { user: await loadUser(context, result.ok ? result.value.userId : null), failure: presentFailure(result) };
}
