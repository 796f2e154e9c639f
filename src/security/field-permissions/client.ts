import { EVERY_DUTY, STAFF, STAFF_AND_WALL, fields } from '../field-access.ts';
import { COMMAND_DUTIES } from '../command-permissions.ts';
import type { TypeAccess } from '../field-access.ts';

export const CLIENT_ACCESS = {
  Query: fields(EVERY_DUTY, 'client', 'clients'),
  Mutation: {
    createClient: COMMAND_DUTIES.createClient,
    updateClient: COMMAND_DUTIES.updateClient,
    changeClientStage: COMMAND_DUTIES.changeClientStage,
    changeClientTier: COMMAND_DUTIES.changeClientTier,
    assignRelationshipManager: COMMAND_DUTIES.assignRelationshipManager,
    addManagementMember: COMMAND_DUTIES.addManagementMember,
    endManagementMember: COMMAND_DUTIES.endManagementMember,
    addContact: COMMAND_DUTIES.addContact,
    removeContact: COMMAND_DUTIES.removeContact,
    connectClients: COMMAND_DUTIES.connectClients,
    endClientConnection: COMMAND_DUTIES.endClientConnection,
  },
  Client: {
    ...fields(
      EVERY_DUTY,
      'id',
      'reference',
      'name',
      'localName',
      'industry',
      'country',
      'segment',
      'stage',
      'tier',
      'version',
      'createdAt',
      'updatedAt',
      'unit',
      'relationshipManager',
    ),
    ...fields(STAFF, 'registrationScheme', 'registrationId', 'stageHistory', 'connections', 'connectedGroups'),
    ...fields(STAFF_AND_WALL, 'tierHistory'),
    // Personal data.
    ...fields(STAFF, 'management', 'contacts'),
  },
  ClientConnection: fields(EVERY_DUTY, 'edges', 'nodes', 'pageInfo', 'totalCount'),
  ClientEdge: fields(EVERY_DUTY, 'cursor', 'node'),
  ClientResult: fields(EVERY_DUTY, 'client', 'failure'),
  ClientStageChange: fields(STAFF, 'fromStage', 'toStage', 'reason', 'actor', 'occurredAt', 'recordedAt'),
  // A wall tells how clients moved, not who moved them and why.
  ClientTierChange: {
    ...fields(STAFF_AND_WALL, 'fromTier', 'toTier', 'occurredAt', 'recordedAt'),
    ...fields(STAFF, 'reason', 'actor'),
  },
  ManagementMember: fields(STAFF, 'id', 'name', 'position', 'keyPerson', 'since', 'until'),
  ManagementMemberResult: fields(EVERY_DUTY, 'member', 'failure'),
  Contact: fields(STAFF, 'id', 'name', 'role', 'email', 'phone'),
  ContactResult: fields(EVERY_DUTY, 'contact', 'failure'),
  ClientLink: fields(STAFF, 'id', 'type', 'direction', 'client', 'share', 'evidence', 'validFrom', 'validTo'),
  ClientLinkResult: fields(EVERY_DUTY, 'link', 'failure'),
  ConnectedGroup: fields(STAFF, 'basis', 'anchor', 'members', 'memberCount', 'truncated'),
  Industry: fields(EVERY_DUTY, 'code', 'name', 'localName'),
} satisfies TypeAccess;
