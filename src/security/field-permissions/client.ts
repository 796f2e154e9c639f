import { EVERY_DUTY, STAFF, fields } from '../field-access.ts';
import { COMMAND_DUTIES } from '../command-permissions.ts';
import type { TypeAccess } from '../field-access.ts';

export const CLIENT_ACCESS = {
  Query: fields(EVERY_DUTY, 'client', 'clients'),
  Mutation: { createClient: COMMAND_DUTIES.createClient },
  Client: {
    ...fields(EVERY_DUTY, 'id', 'reference', 'name', 'localName', 'industry', 'country', 'segment', 'stage', 'tier', 'version', 'createdAt', 'updatedAt', 'unit', 'relationshipManager'),
    ...fields(STAFF, 'registrationScheme', 'registrationId'),
  },
  ClientConnection: fields(EVERY_DUTY, 'edges', 'nodes', 'pageInfo', 'totalCount'),
  ClientEdge: fields(EVERY_DUTY, 'cursor', 'node'),
  ClientResult: fields(EVERY_DUTY, 'client', 'failure'),
  Industry: fields(EVERY_DUTY, 'code', 'name'),
} satisfies TypeAccess;
