import { Ctx, Resolver, Root } from 'type-graphql';
import { UserType } from '../institution/institution.type.ts';
import { loadUser } from '../institution/load-user.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { stageChangesOfClient, tierChangesOfClient } from './client-history.loader.ts';
import { presentStageChange, presentTierChange } from './client-history.presenter.ts';
import { ClientStageChangeType, ClientTierChangeType } from './client-history.type.ts';
import { ClientType } from './client.type.ts';
import { FieldResolver } from '../shared/fields.ts';
import { STAFF, STAFF_AND_WALL } from '../../security/duty-sets.ts';

const ACTOR = { nullable: true, description: 'Who did it; null: the system, by rule.' };

@Resolver(() => ClientType)
export class ClientHistoryResolver {
  @FieldResolver(() => [ClientStageChangeType], {
    duties: STAFF,
    description: "The steps in the client's life, newest first.",
  })
  async stageHistory(@Ctx() context: RequestContext, @Root() client: ClientType): Promise<ClientStageChangeType[]> {
    return (await context.load(stageChangesOfClient, client.rowId)).map(presentStageChange);
  }

  @FieldResolver(() => [ClientTierChangeType], {
    duties: STAFF_AND_WALL,
    description: 'The changes of tier, newest first; empty while the client has its first tier.',
  })
  async tierHistory(@Ctx() context: RequestContext, @Root() client: ClientType): Promise<ClientTierChangeType[]> {
    return (await context.load(tierChangesOfClient, client.rowId)).map(presentTierChange);
  }
}

@Resolver(() => ClientStageChangeType)
export class ClientStageChangeResolver {
  @FieldResolver(() => UserType, { ...ACTOR, duties: STAFF })
  actor(@Ctx() context: RequestContext, @Root() change: ClientStageChangeType): Promise<UserType | null> {
    return loadUser(context, change.actorRowId);
  }
}

@Resolver(() => ClientTierChangeType)
export class ClientTierChangeResolver {
  @FieldResolver(() => UserType, { ...ACTOR, duties: STAFF })
  actor(@Ctx() context: RequestContext, @Root() change: ClientTierChangeType): Promise<UserType | null> {
    return loadUser(context, change.actorRowId);
  }
}
