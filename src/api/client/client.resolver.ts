import { Arg, Args, Ctx, Resolver, Root } from 'type-graphql';
import { UnitScope } from '../../domain/institution/unit-scope.ts';
import { createClient } from '../../app/client/create-client.ts';
import type { Result } from '../../domain/shared/result.ts';
import { countClients, findClientByReference, pageClients } from '../../persistence/client/client.repository.ts';
import type { ClientCriteria } from '../../persistence/client/client.repository.ts';
import { CommandResultType, presentFailure } from '../shared/command.type.ts';
import { pageRequest, presentPage } from '../shared/connection.ts';
import type { Connection } from '../shared/connection.ts';
import { fromGlobalId } from '../shared/global-id.ts';
import { loadPresented } from '../shared/loading.ts';
import { RecordKeyArgs, loadByKey } from '../shared/record-key.ts';
import type { RequestContext } from '../shared/request-context.ts';
import type { ClientFilter } from './client.input.ts';
import { ClientsArgs, CreateClientInput } from './client.input.ts';
import { clientById, industryByCode } from './client.loader.ts';
import { presentClient } from './client.presenter.ts';
import { ClientConnectionType, ClientType, IndustryType } from './client.type.ts';
import { Field, FieldResolver, Mutation, ObjectType, Query } from '../shared/fields.ts';
import { EVERY_DUTY } from '../../security/duty-sets.ts';

@ObjectType('ClientResult', { implements: CommandResultType, description: 'A client as a command left it.' })
export class ClientResultType extends CommandResultType {
  @Field(() => ClientType, { duties: EVERY_DUTY, nullable: true, description: 'Null where the command failed.' })
  client!: ClientType | null;
}

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
    description: 'One client by ID or by reference; null where there is none that your units cover.',
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

  @Query(() => ClientConnectionType, { duties: EVERY_DUTY, description: 'The clients that your units cover.' })
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

  @FieldResolver(() => IndustryType, { duties: EVERY_DUTY, nullable: true, description: 'Null where none is known.' })
  async industry(@Ctx() context: RequestContext, @Root() client: ClientType): Promise<IndustryType | null> {
    return client.industryCode === null ? null : context.load(industryByCode, client.industryCode);
  }

  @Mutation(() => ClientResultType, {
    command: createClient,
    description: 'Enters a prospect into the book of a unit.',
  })
  async createClient(
    @Ctx() context: RequestContext,
    @Arg('input', () => CreateClientInput) input: CreateClientInput,
  ): Promise<ClientResultType> {
    const { idempotencyKey, ...rest } = input;
    const relationshipManagerId =
      rest.relationshipManagerId == null ? null : fromGlobalId('User', rest.relationshipManagerId);
    const result = await context.execute(createClient, { ...rest, relationshipManagerId }, idempotencyKey);
    return presentClientResult(context, result);
  }
}

/** The client a command named in its output, as it now is. */
export async function presentClientResult(
  context: RequestContext,
  result: Result<{ clientId: string }>,
): Promise<ClientResultType> {
  return {
    client: await loadPresented(context, clientById, presentClient, result.ok ? result.value.clientId : null),
    failure: presentFailure(result),
  };
}
