import { STAFF, STAFF_AND_WALL } from '../../security/duty-sets.ts';
import { USER_NODE } from '../institution/institution.loader.ts';
import { UserType } from '../institution/institution.type.ts';
import { link } from '../shared/declared.ts';
import {
  presentStageChange,
  presentTierChange,
  stageChangesOfClient,
  tierChangesOfClient,
} from './client-history.loader.ts';
import { ClientStageChangeType, ClientTierChangeType } from './client-history.type.ts';
import { ClientType } from './client.type.ts';

const ACTOR = { duties: STAFF, nullable: true, description: 'Who did it; null: the system, by rule.' } as const;

export const CLIENT_HISTORY_LINKS = [
  link(
    () => ClientType,
    'stageHistory',
    () => [ClientStageChangeType],
    { duties: STAFF, description: "The client's stage changes, newest first." },
    async (context, { rowId }) => (await context.load(stageChangesOfClient, rowId)).map(presentStageChange),
  ),
  link(
    () => ClientType,
    'tierHistory',
    () => [ClientTierChangeType],
    {
      duties: STAFF_AND_WALL,
      description: 'Changes of tier, newest first; empty while the client has its first tier.',
    },
    async (context, { rowId }) => (await context.load(tierChangesOfClient, rowId)).map(presentTierChange),
  ),
  link(
    () => ClientStageChangeType,
    'actor',
    () => UserType,
    ACTOR,
    (context, { actorRowId }) => USER_NODE.show(context, actorRowId),
  ),
  link(
    () => ClientTierChangeType,
    'actor',
    () => UserType,
    ACTOR,
    (context, { actorRowId }) => USER_NODE.show(context, actorRowId),
  ),
];
