import { connectClients } from '../../app/client/connect-clients.ts';
import { endClientConnection } from '../../app/client/end-client-connection.ts';
import { findConnection } from '../../persistence/client/client-connection.repository.ts';
import { idInput, input, mutation, part, resultType } from '../shared/declared.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { DateScalar, DecimalScalar } from '../shared/scalars.ts';
import { presentLink } from './client-link.loader.ts';
import { ClientLinkType, LinkTypeEnum } from './client-link.type.ts';

const LINK_RESULT = resultType(
  'ClientLinkResult',
  'The connection after the command, seen from the client it starts from.',
  { link: part(() => ClientLinkType, showLink) },
);

async function showLink(context: RequestContext, { linkId }: { linkId: string }): Promise<ClientLinkType | null> {
  const row = await findConnection(await context.query(), linkId);
  return row === undefined ? null : presentLink(row, row.from_client_id);
}

export const CLIENT_LINK_MUTATIONS = [
  mutation(connectClients, {
    description:
      'Records that one client controls another, or that one could not pay if the other failed. Your duty must cover both.',
    result: LINK_RESULT,
    input: {
      fromClientId: idInput('Client', {
        nullable: true,
        description:
          'The client that controls the other, or on which the other depends; alternatively give `fromClientReference`.',
      }),
      fromClientReference: input(() => String, {
        nullable: true,
        description: "The same client, by the institution's own number.",
      }),
      toClientId: idInput('Client', {
        nullable: true,
        description: 'The controlled or dependent client; alternatively give `toClientReference`.',
      }),
      toClientReference: input(() => String, {
        nullable: true,
        description: "The same client, by the institution's own number.",
      }),
      type: input(() => LinkTypeEnum, { description: 'Why the two are treated as one risk.' }),
      share: input(() => DecimalScalar, {
        nullable: true,
        description:
          'Share of voting rights, above 0 and at most 1; for CONTROL only, and null if control does not rest on shares.',
      }),
      evidence: input(() => String, { description: 'What evidences it, for example the share register.' }),
      validFrom: input(() => DateScalar, { description: 'First day it is in force.' }),
    },
    take: ({ fromClientId, fromClientReference, toClientId, toClientReference, ...rest }) => ({
      ...rest,
      from: { clientId: fromClientId, clientReference: fromClientReference },
      to: { clientId: toClientId, clientReference: toClientReference },
    }),
  }),
  mutation(endClientConnection, {
    description: 'Records the end of a connection. It remains in force for earlier dates.',
    result: LINK_RESULT,
    input: {
      linkId: idInput('ClientLink', { description: 'The `id` of the connection.' }),
      validTo: input(() => DateScalar, { description: 'First day it is no longer in force; after `validFrom`.' }),
    },
  }),
];
