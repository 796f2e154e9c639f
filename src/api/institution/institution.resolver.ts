import { Ctx, Resolver } from 'type-graphql';
import { EVERY_DUTY, OVERSIGHT } from '../../security/duty-sets.ts';
import { ClientType } from '../client/client.type.ts';
import { link } from '../shared/declared.ts';
import { Query } from '../shared/fields.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { businessDateOf } from './business-date.ts';
import {
  ORGANISATION_UNIT_NODE,
  USER_NODE,
  childUnits,
  dutiesOfUser,
  ownInstitutionName,
} from './institution.loader.ts';
import { presentUnit, presentUser } from './institution.presenter.ts';
import { DutyGrantType, OrganisationUnitType, UserType, ViewerType } from './institution.type.ts';

@Resolver()
export class ViewerResolver {
  @Query(() => ViewerType, { duties: EVERY_DUTY, description: 'The signed-in user, and what you may do.' })
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

export const INSTITUTION_LINKS = [
  link(
    () => DutyGrantType,
    'unit',
    () => OrganisationUnitType,
    { duties: EVERY_DUTY, description: 'The unit it is held in; it covers that unit and all units below it.' },
    async (context, { unitRowId }) => (await ORGANISATION_UNIT_NODE.show(context, unitRowId))!,
  ),
  link(
    () => OrganisationUnitType,
    'parent',
    () => OrganisationUnitType,
    { duties: EVERY_DUTY, nullable: true, description: 'The parent unit; null at the root.' },
    (context, { parentRowId }) => ORGANISATION_UNIT_NODE.show(context, parentRowId),
  ),
  link(
    () => OrganisationUnitType,
    'children',
    () => [OrganisationUnitType],
    { duties: EVERY_DUTY, description: 'The units directly below, ordered by code.' },
    async (context, { rowId }) => (await context.load(childUnits, rowId)).map(presentUnit),
  ),
  link(
    () => UserType,
    'duties',
    () => [DutyGrantType],
    { duties: OVERSIGHT, description: "The user's duties, and the units they are held in." },
    async (context, { rowId }) =>
      (await context.load(dutiesOfUser, rowId)).map(({ duty, unit_id: unitRowId }) => ({ duty, unitRowId })),
  ),
  link(
    () => ClientType,
    'unit',
    () => OrganisationUnitType,
    { duties: EVERY_DUTY, description: 'The organisation unit whose book the client is in.' },
    async (context, { unitRowId }) => (await ORGANISATION_UNIT_NODE.show(context, unitRowId))!,
  ),
  link(
    () => ClientType,
    'relationshipManager',
    () => UserType,
    { duties: EVERY_DUTY, nullable: true, description: "The client's relationship manager; null if there is none." },
    (context, { relationshipManagerRowId }) => USER_NODE.show(context, relationshipManagerRowId),
  ),
];
