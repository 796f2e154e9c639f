import { RISK } from '../../security/duty-sets.ts';
import { ok } from '../../domain/shared/result.ts';
import { requireText } from '../../domain/shared/text.ts';
import { insertLegalHold } from '../../persistence/personal-data/legal-hold.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import { authoriseClient } from '../command/authorise.ts';
import type { ClientKey } from '../command/authorise.ts';
import { defineCommand } from '../command/command.ts';
import { lockClients } from '../command/locks.ts';

export interface PlaceLegalHold extends ClientKey {
  readonly reason: string;
}

/** Keeps the data of a client's people, whatever retention allows: a dispute or an investigation needs it. */
export const placeLegalHold = defineCommand(
  { name: 'placeLegalHold', duties: RISK, reach: 'UNIT' },
  async (context, input: PlaceLegalHold) => {
    const client = await authoriseClient(context, input);
    if (!client.ok) return client;
    const blank = requireText(input.reason, 'reason');
    if (blank !== null) return { ok: false, failure: blank };
    await lockClients(context, [client.value.id]);
    const holdId = newId();
    await insertLegalHold(context.query, {
      id: holdId,
      institution_id: context.institutionId,
      client_id: client.value.id,
      reason: input.reason,
      placed_by_id: context.actor.userId,
      placed_at: context.recordedAt,
      released_by_id: null,
      released_at: null,
      release_reason: null,
    });
    return ok({ holdId });
  },
);
