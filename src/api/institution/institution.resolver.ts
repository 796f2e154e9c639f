import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { ClientType } from '../client/client.type.ts';
import { RequestContext } from '../shared/request-context.ts';
import { ownInstitution, presentUnit, presentUser, unitById, userById } from './institution.loader.ts';
import { DutyGrantType, OrganisationUnitType, UserType, ViewerType } from './institution.type.ts';

@Resolver(() => ViewerType)
export class ViewerResolver {
  @Query(() => ViewerType, { description: 'Who you are signed in as, and what you may do.' })
  async me(@Ctx() context: RequestContext): Promise<ViewerType> {
    const { actor } = context;
    const institution = await context.load(ownInstitution, 'own');
    return {
      user: presentUser({ id: actor.userId, name: actor.name, subject: actor.subject, active: true }),
      institutionCode: actor.institutionCode,
      institutionName: institution.name,
      businessDate: institution.businessDate,
      duties: actor.grants.map((grant) => ({ duty: grant.duty, unitRowId: grant.unitId })),
    };
  }
}

@Resolver(() => DutyGrantType)
export class DutyGrantResolver {
  @FieldResolver(() => OrganisationUnitType, { description: 'The unit it is held in; it covers the subtree.' })
  async unit(@Ctx() context: RequestContext, @Root() grant: DutyGrantType): Promise<OrganisationUnitType> {
    return presentUnit((await context.load(unitById, grant.unitRowId))!);
  }
}

@Resolver(() => OrganisationUnitType)
export class OrganisationUnitResolver {
  @FieldResolver(() => OrganisationUnitType, { nullable: true, description: 'The unit above; null at the root.' })
  async parent(@Ctx() context: RequestContext, @Root() unit: OrganisationUnitType): Promise<OrganisationUnitType | null> {
    if (unit.parentRowId === null) return null;
    const row = await context.load(unitById, unit.parentRowId);
    return row === null ? null : presentUnit(row);
  }
}

@Resolver(() => ClientType)
export class ClientPlaceResolver {
  @FieldResolver(() => OrganisationUnitType, { description: 'The unit whose book the client is in.' })
  async unit(@Ctx() context: RequestContext, @Root() client: ClientType): Promise<OrganisationUnitType> {
    return presentUnit((await context.load(unitById, client.unitRowId))!);
  }

  @FieldResolver(() => UserType, { nullable: true, description: 'Who looks after the client; null where nobody does.' })
  async relationshipManager(@Ctx() context: RequestContext, @Root() client: ClientType): Promise<UserType | null> {
    if (client.relationshipManagerRowId === null) return null;
    const row = await context.load(userById, client.relationshipManagerRowId);
    return row === null ? null : presentUser(row);
  }
}
