import { Arg, Ctx, Resolver, Root } from 'type-graphql';
import { connectClients } from '../../app/client/connect-clients.ts';
import { endClientConnection } from '../../app/client/end-client-connection.ts';
import type { Result } from '../../domain/shared/result.ts';
import { findConnection } from '../../persistence/client/client-connection.repository.ts';
import { businessDateOf } from '../institution/business-date.ts';
import { presentFailure } from '../shared/command.type.ts';
import { fromGlobalId } from '../shared/global-id.ts';
import { loadPresented } from '../shared/loading.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { DateScalar } from '../shared/scalars.ts';
import { clientKeyOf } from './client-key.input.ts';
import { ConnectClientsInput, EndClientConnectionInput } from './client-link.input.ts';
import { groupsOfClient, linksOfClient } from './client-link.loader.ts';
import { presentLink } from './client-link.presenter.ts';
import { ClientLinkResultType, ClientLinkType, ConnectedGroupType } from './client-link.type.ts';
import { clientById } from './client.loader.ts';
import { presentClient } from './client.presenter.ts';
import { ClientType } from './client.type.ts';
import { Argument, FieldResolver, Mutation } from '../shared/fields.ts';
import { STAFF } from '../../security/duty-sets.ts';

const AS_OF = { nullable: true, description: 'On which date; the business date where it is left out.' };

@Resolver(() => ClientType)
export class ClientConnectionsResolver {
  @FieldResolver(() => [ClientLinkType], {
    duties: STAFF,
    description: 'The connections with other clients that hold on the date, in both directions.',
  })
  async connections(
    @Ctx() context: RequestContext,
    @Root() client: ClientType,
    @Argument('asOf', () => DateScalar, { ...AS_OF, reveals: null }) asOf?: string | null,
  ): Promise<ClientLinkType[]> {
    const rows = await context.load(linksOfClient, {
      key: client.rowId,
      args: asOf ?? (await businessDateOf(context)),
    });
    return rows.map((row) => presentLink(row, client.rowId));
  }

  @FieldResolver(() => [ConnectedGroupType], {
    duties: STAFF,
    description:
      'The groups of connected clients the client stands in on the date, computed from the connections (Basel LEX10, EBA/GL/2017/15); empty where it stands alone.',
  })
  async connectedGroups(
    @Ctx() context: RequestContext,
    @Root() client: ClientType,
    @Argument('asOf', () => DateScalar, { ...AS_OF, reveals: null }) asOf?: string | null,
  ): Promise<ConnectedGroupType[]> {
    const { groups, truncated } = await context.load(groupsOfClient, {
      key: client.rowId,
      args: asOf ?? (await businessDateOf(context)),
    });
    return groups.map((group) => ({
      basis: group.basis,
      anchorRowId: group.anchorClientId,
      memberRowIds: group.clientIds,
      memberCount: group.clientIds.length,
      truncated,
    }));
  }

  @Mutation(() => ClientLinkResultType, {
    command: connectClients,
    description:
      'Records that one client controls another, or that one could not pay if the other failed. Your duty must cover both.',
  })
  async connectClients(
    @Ctx() context: RequestContext,
    @Arg('input', () => ConnectClientsInput) input: ConnectClientsInput,
  ): Promise<ClientLinkResultType> {
    const { idempotencyKey, type, evidence, validFrom } = input;
    const from = clientKeyOf({
      clientId: input.fromClientId ?? null,
      clientReference: input.fromClientReference ?? null,
    });
    const to = clientKeyOf({ clientId: input.toClientId ?? null, clientReference: input.toClientReference ?? null });
    return presentLinkResult(
      context,
      await context.execute(
        connectClients,
        { from, to, type, share: input.share ?? null, evidence, validFrom },
        idempotencyKey,
      ),
    );
  }

  @Mutation(() => ClientLinkResultType, {
    command: endClientConnection,
    description: 'Records that a connection ended. It still counts for the dates before.',
  })
  async endClientConnection(
    @Ctx() context: RequestContext,
    @Arg('input', () => EndClientConnectionInput) input: EndClientConnectionInput,
  ): Promise<ClientLinkResultType> {
    return presentLinkResult(
      context,
      await context.execute(
        endClientConnection,
        { linkId: fromGlobalId('ClientLink', input.linkId), validTo: input.validTo },
        input.idempotencyKey,
      ),
    );
  }
}

@Resolver(() => ClientLinkType)
export class ClientLinkResolver {
  @FieldResolver(() => ClientType, {
    duties: STAFF,
    nullable: true,
    description: 'The other client; null where your units do not cover it.',
  })
  async client(@Ctx() context: RequestContext, @Root() link: ClientLinkType): Promise<ClientType | null> {
    return visibleClient(context, link.otherRowId);
  }

  @FieldResolver(() => String, {
    duties: STAFF,
    nullable: true,
    description: 'What shows the connection; null where your units do not cover the other client, whom it may name.',
  })
  async evidence(@Ctx() context: RequestContext, @Root() link: ClientLinkType): Promise<string | null> {
    return (await context.load(clientById, link.otherRowId)) === null ? null : link.recordedEvidence;
  }
}

@Resolver(() => ConnectedGroupType)
export class ConnectedGroupResolver {
  @FieldResolver(() => ClientType, {
    duties: STAFF,
    nullable: true,
    description:
      'By dependence, the client whose failure reaches all the others; by control, the first by ID. Null where your units do not cover it.',
  })
  async anchor(@Ctx() context: RequestContext, @Root() group: ConnectedGroupType): Promise<ClientType | null> {
    return visibleClient(context, group.anchorRowId);
  }

  @FieldResolver(() => [ClientType], { duties: STAFF, description: 'The members that your units cover.' })
  async members(@Ctx() context: RequestContext, @Root() group: ConnectedGroupType): Promise<ClientType[]> {
    const members = await Promise.all(group.memberRowIds.map((id) => visibleClient(context, id)));
    return members.filter((member) => member !== null);
  }
}

function visibleClient(context: RequestContext, rowId: string): Promise<ClientType | null> {
  return loadPresented(context, clientById, presentClient, rowId);
}

async function presentLinkResult(
  context: RequestContext,
  result: Result<{ linkId: string; fromClientId: string }>,
): Promise<ClientLinkResultType> {
  const row = result.ok ? await findConnection(await context.query(), result.value.linkId) : undefined;
  return { link: row === undefined ? null : presentLink(row, row.from_client_id), failure: presentFailure(result) };
}
