import { FRONT_AND_RISK } from '../../security/duty-sets.ts';
import type { ConnectionType } from '../../domain/client/connected-clients.ts';
import { Decimal } from '../../domain/shared/decimal.ts';
import type { DecimalString } from '../../domain/shared/decimal.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Failure } from '../../domain/shared/result.ts';
import { requireText } from '../../domain/shared/text.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import { insertClientConnection } from '../../persistence/client/client-write.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import { authoriseClient } from '../command/authorise.ts';
import type { ClientKey } from '../command/authorise.ts';
import { defineCommand } from '../command/command.ts';
import type { CommandContext } from '../command/command.ts';
import { lockClients } from '../command/locks.ts';

export interface ConnectClients {
  /** The client that controls the other, or that the other depends on. */
  readonly from: ClientKey;
  readonly to: ClientKey;
  readonly type: ConnectionType;
  /** Share of voting rights, 0 to 1; null where control does not rest on shares. */
  readonly share?: DecimalString | null;
  readonly evidence: string;
  readonly validFrom: IsoDate;
}

/** Records that one client controls another, or that one could not pay if the other failed. */
export const connectClients = defineCommand(
  { name: 'connectClients', duties: FRONT_AND_RISK, reach: 'UNIT' },
  async (context, input: ConnectClients) => {
    const from = await authoriseClient(context, input.from, 'fromClientId');
    if (!from.ok) return from;
    const to = await authoriseClient(context, input.to, 'toClientId');
    if (!to.ok) return to;
    const ends = { fromClientId: from.value.id, toClientId: to.value.id };
    if (ends.fromClientId === ends.toClientId)
      return fail('SELF_CONNECTION', 'A client is not connected with itself.', 'toClientId');
    const invalid = requireText(input.evidence, 'evidence') ?? invalidShare(input);
    if (invalid !== null) return { ok: false, failure: invalid };
    const known = await findOverlapping(context, { ...ends, type: input.type, validFrom: input.validFrom });
    if (known !== undefined)
      return fail(
        'CONNECTION_EXISTS',
        `The same connection is recorded from ${known.valid_from} to ${known.valid_to ?? 'now'}. End it first.`,
        'validFrom',
      );
    const linkId = newId();
    const { type, evidence, validFrom } = input;
    await insertClientConnection(context.query, {
      id: linkId,
      institution_id: context.institutionId,
      from_client_id: ends.fromClientId,
      to_client_id: ends.toClientId,
      type,
      share: input.share ?? null,
      evidence,
      valid_from: validFrom,
      valid_to: null,
    });
    return ok({ linkId, fromClientId: ends.fromClientId });
  },
);

function invalidShare({ share, type }: ConnectClients): Failure | null {
  if (share == null) return null;
  if (type !== 'CONTROL')
    return {
      code: 'SHARE_INVALID',
      message: 'Only control rests on a share of voting rights. Say how dependent the client is in the evidence.',
      path: 'share',
    };
  const value = new Decimal(share);
  return value.gt(0) && value.lte(1)
    ? null
    : { code: 'SHARE_INVALID', message: `The share ${share} is not above 0 and up to 1; 0.51 is 51 %.`, path: 'share' };
}

// The clients are locked, so that two calls at once do not both find nothing.
async function findOverlapping(
  context: CommandContext,
  edge: { fromClientId: string; toClientId: string; type: ConnectionType; validFrom: IsoDate },
) {
  await lockClients(context, [edge.fromClientId, edge.toClientId]);
  return context.query
    .selectFrom('client_connection')
    .select(['valid_from', 'valid_to'])
    .where('from_client_id', '=', edge.fromClientId)
    .where('to_client_id', '=', edge.toClientId)
    .where('type', '=', edge.type)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', edge.validFrom)]))
    .executeTakeFirst();
}
