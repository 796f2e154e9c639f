import { Ctx, Resolver, Root } from 'type-graphql';
import { businessDateOf } from '../institution/business-date.ts';
import { link } from '../shared/declared.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { DateScalar } from '../shared/scalars.ts';
import { groupsOfClient, linksOfClient, presentLink } from './client-link.loader.ts';
import { ClientLinkType, ConnectedGroupType } from './client-link.type.ts';
import { CLIENT_NODE, clientById } from './client.loader.ts';
import { ClientType } from './client.type.ts';
import { Argument, FieldResolver } from '../shared/fields.ts';
import { STAFF } from '../../security/duty-sets.ts';

const AS_OF = { nullable: true, description: 'The date; the business date if omitted.' };

@Resolver(() => ClientType)
export class ClientConnectionsResolver {
  @FieldResolver(() => [ClientLinkType], {
    duties: STAFF,
    description: 'The connections with other clients in force on the date, in both directions.',
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
      'The groups of connected clients the client belongs to on the date, computed from the connections (Basel LEX10, EBA/GL/2017/15); empty if it belongs to none.',
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
}

export const CLIENT_CONNECTION_LINKS = [
  link(
    () => ClientLinkType,
    'client',
    () => ClientType,
    { duties: STAFF, nullable: true, description: 'The other client; null if it is outside your units.' },
    (context, { otherRowId }) => CLIENT_NODE.show(context, otherRowId),
  ),
  link(
    () => ClientLinkType,
    'evidence',
    () => String,
    {
      duties: STAFF,
      nullable: true,
      description: 'What evidences the connection; null if the other client, which it may name, is outside your units.',
    },
    async (context, { otherRowId, recordedEvidence }) =>
      (await context.load(clientById, otherRowId)) === null ? null : recordedEvidence,
  ),
  link(
    () => ConnectedGroupType,
    'anchor',
    () => ClientType,
    {
      duties: STAFF,
      nullable: true,
      description:
        'For dependence, the client whose failure reaches all the others; for control, the first by ID. Null if outside your units.',
    },
    (context, { anchorRowId }) => CLIENT_NODE.show(context, anchorRowId),
  ),
  link(
    () => ConnectedGroupType,
    'members',
    () => [ClientType],
    { duties: STAFF, description: 'The members within your units.' },
    async (context, { memberRowIds }) => {
      const members = await Promise.all(memberRowIds.map((id) => CLIENT_NODE.show(context, id)));
      return members.filter((member) => member !== null);
    },
  ),
];
