import { Ctx, Resolver, Root } from 'type-graphql';
import { ClientType } from '../client/client.type.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { loadPresented } from '../shared/loading.ts';
import { businessDateOf } from './business-date.ts';
import { ownInstitutionName, unitById } from './institution.loader.ts';
import { presentUnit, presentUser } from './institution.presenter.ts';
import { loadUser } from './load-user.ts';
import { DutyGrantType, OrganisationUnitType, UserType, ViewerType } from './institution.type.ts';
import { FieldResolver, Query } from '../shared/fields.ts';
import { EVERY_DUTY } from '../../security/duty-sets.ts';

@Resolver(() => ViewerType)
export class ViewerResolver {
  @Query(() => ViewerType, { duties: EVERY_DUTY, description: 'Who you are signed in as, and what you may do.' })
  async me(@Ctx() context: RequestContext): Promise<ViewerType> {
    const { actor } = context;
    return {
      user: presentUser({ id: actor.userId, name: actor.name, subject: actor.subject, active: true }),
      institutionCode: actor.institutionCode,
      institutionName: await context.load(ownInstitutionName, 'own'),
      businessDate: await businessDateOf(context),
      duties: actor.grants.map((grant) => ({ duty: grant.duty, unitRowId: grant.unitId })),
    };
  }
}

@Resolver(() => DutyGrantType)
export class DutyGrantResolver {
  @FieldResolver(() => OrganisationUnitType, {
    duties: EVERY_DUTY,
    description: 'The unit it is held in; it covers the subtree.',
  })
  async unit(@Ctx() context: RequestContext, @Root() grant: DutyGrantType): Promise<OrganisationUnitType> {
    return presentUnit((await context.load(unitById, grant.unitRowId))!);
  }
}

@Resolver(() => OrganisationUnitType)
export class OrganisationUnitResolver {
  @FieldResolver(() => OrganisationUnitType, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'The unit above; null at the root.',
  })
  parent(@Ctx() context: RequestContext, @Root() unit: OrganisationUnitType): Promise<OrganisationUnitType | null> {
    return loadPresented(context, unitById, presentUnit, unit.parentRowId);
  }
}

@Resolver(() => ClientType)
export class ClientPlaceResolver {
  @FieldResolver(() => OrganisationUnitType, {
    duties: EVERY_DUTY,
    description: 'The unit whose book the client is in.',
  })
  async unit(@Ctx() context: RequestContext, @Root() client: ClientType): Promise<OrganisationUnitType> {
    return presentUnit((await context.load(unitById, client.unitRowId))!);
  }

  @FieldResolver(() => UserType, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'Who looks after the client; null where nobody does.',
  })
  relationshipManager(@Ctx() context: RequestContext, @Root() client: ClientType): Promise<UserType | null> {
    return loadUser(context, client.relationshipManagerRowId);
  }
}
