import { FRONT_AND_RISK } from '../../security/duty-sets.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import { endConnection } from '../../persistence/client/client-write.repository.ts';
import { authoriseClients } from '../command/authorise.ts';
import { defineCommand } from '../command/command.ts';

export interface EndClientConnection {
  readonly linkId: string;
  /** The first day the connection no longer holds. */
  readonly validTo: IsoDate;
}

/**
 * Records that a connection ended; it still counts for the dates before. Both clients must be the actor's to change.
 */
export const endClientConnection = defineCommand(
  { name: 'endClientConnection', duties: FRONT_AND_RISK, reach: 'UNIT' },
  async (context, { linkId, validTo }: EndClientConnection) => {
    const link = await context.query
      .selectFrom('client_connection')
      .select(['from_client_id', 'to_client_id', 'valid_from', 'valid_to'])
      .where('id', '=', linkId)
      .forUpdate()
      .executeTakeFirst();
    const found =
      link === undefined
        ? null
        : await authoriseClients(context, {
            ids: [link.from_client_id, link.to_client_id],
            references: [],
          });
    if (link === undefined || found?.byId.size !== 2)
      return fail(
        'CONNECTION_NOT_FOUND',
        'There is no such connection between clients that your duty covers.',
        'linkId',
      );
    if (link.valid_to !== null)
      return fail('CONNECTION_ENDED', `The connection ended on ${link.valid_to} already.`, 'linkId');
    if (validTo <= link.valid_from)
      return fail(
        'VALIDITY_INVALID',
        `The connection holds from ${link.valid_from}; it cannot end on ${validTo}.`,
        'validTo',
      );
    context.audit.ofClient(link.from_client_id);
    await endConnection(context.query, linkId, validTo);
    return ok({ linkId, fromClientId: link.from_client_id });
  },
);
