import { UnitScope } from '../../domain/institution/unit-scope.ts';
import { Args, Ctx, Resolver } from 'type-graphql';
import { countClients, findClientByReference, pageClients } from '../../persistence/client/client.repository.ts';
import type { ClientCriteria } from '../../persistence/client/client.repository.ts';
import { pageRequest, presentPage } from '../shared/connection.ts';
import type { Connection } from '../shared/connection.ts';
import { link } from '../shared/declared.ts';
import { fromGlobalId } from '../shared/global-id.ts';
import { RecordKeyArgs, loadByKey } from '../shared/record-key.ts';
import type { RequestContext } from '../shared/request-context.ts';
import type { ClientFilter } from './client.input.ts';
import { ClientsArgs } from './client.input.ts';
import { clientById, industryByCode } from './client.loader.ts';
import { presentClient } from './client.presenter.ts';
import { ClientConnectionType, ClientType, IndustryType } from './client.type.ts';
import { Query } from '../shared/fields.ts';
import { EVERY_DUTY } from '../../security/duty-sets.ts';

/** The criteria of a filter, with IDs read. */
export function clientCriteria(filter: ClientFilter | null | undefined): ClientCriteria {
  return {
    ...filter,
    unitIds: filter?.unitIds?.map((id) => fromGlobalId('OrganisationUnit', id)),
    relationshipManagerIds: filter?.relationshipManagerIds?.map((id) => fromGlobalId('User', id)),
  };
}

@Resolver(() => ClientType)
export class ClientResolver {
  @Query(() => ClientType, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'One client by ID or reference; null if it does not exist or is outside your units.',
  })
  client(@Ctx() context: RequestContext, @Args(() => RecordKeyArgs) key: RecordKeyArgs): Promise<ClientType | null> {
    return loadByKey(
      context,
      key,
      {
        type: 'Client',
        byId: clientById,
        byReference: (query, reference) => findClientByReference(query, UnitScope.of(context.actor), reference),
      },
      presentClient,
    );
  }

  @Query(() => ClientConnectionType, { duties: EVERY_DUTY, description: 'The clients within your units.' })
  async clients(
    @Ctx() context: RequestContext,
    @Args(() => ClientsArgs) args: ClientsArgs,
  ): Promise<Connection<ClientType>> {
    const query = await context.query();
    const scope = UnitScope.of(context.actor);
    const criteria = clientCriteria(args.filter);
    return presentPage(
      pageClients(query, scope, criteria, args.orderBy ?? 'NAME_ASC', pageRequest(args)),
      presentClient,
      () => countClients(query, scope, criteria),
    );
  }
}

export const CLIENT_INDUSTRY = link(
  () => ClientType,
  'industry',
  () => IndustryType,
  { duties: EVERY_DUTY, nullable: true, description: 'Null if unknown.' },
  async (context, { industryCode }) => (industryCode === null ? null : context.load(industryByCode, industryCode)),
);
