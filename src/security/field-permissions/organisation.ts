import { EVERY_DUTY, OVERSIGHT, STAFF, fields } from '../field-access.ts';
import { COMMAND_DUTIES } from '../command-permissions.ts';
import type { TypeAccess } from '../field-access.ts';

export const ORGANISATION_ACCESS = {
  Query: { ...fields(EVERY_DUTY, 'organisationUnits', 'industries'), ...fields(STAFF, 'users') },
  Mutation: {
    createOrganisationUnit: COMMAND_DUTIES.createOrganisationUnit,
    createUser: COMMAND_DUTIES.createUser,
    grantDuty: COMMAND_DUTIES.grantDuty,
    revokeDuty: COMMAND_DUTIES.revokeDuty,
    createIndustry: COMMAND_DUTIES.createIndustry,
  },
  OrganisationUnit: fields(EVERY_DUTY, 'children'),
  OrganisationUnitConnection: fields(EVERY_DUTY, 'edges', 'nodes', 'pageInfo', 'totalCount'),
  OrganisationUnitEdge: fields(EVERY_DUTY, 'cursor', 'node'),
  OrganisationUnitResult: fields(EVERY_DUTY, 'unit', 'failure'),
  User: fields(OVERSIGHT, 'subject', 'active', 'duties'),
  UserConnection: fields(STAFF, 'edges', 'nodes', 'pageInfo', 'totalCount'),
  UserEdge: fields(STAFF, 'cursor', 'node'),
  UserResult: fields(EVERY_DUTY, 'user', 'failure'),
  IndustryConnection: fields(EVERY_DUTY, 'edges', 'nodes', 'pageInfo', 'totalCount'),
  IndustryEdge: fields(EVERY_DUTY, 'cursor', 'node'),
  IndustryResult: fields(EVERY_DUTY, 'industry', 'failure'),
} satisfies TypeAccess;
