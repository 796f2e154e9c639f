import { RISK } from '../../security/duty-sets.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import { requireText } from '../../domain/shared/text.ts';
import { endLegalHold } from '../../persistence/personal-data/legal-hold.repository.ts';
import { authoriseClients } from '../command/authorise.ts';
import { defineCommand } from '../command/command.ts';

export interface ReleaseLegalHold {
  readonly holdId: string;
  readonly reason: string;
}

/** Ends a hold; what was placed and why stays on record. */
export const releaseLegalHold = defineCommand(
  { name: 'releaseLegalHold', duties: RISK, reach: 'UNIT' },
  async (context, { holdId, reason }: ReleaseLegalHold) => {
    const blank = requireText(reason, 'reason');
    if (blank !== null) return { ok: false, failure: blank };
    const hold = await context.query
      .selectFrom('legal_hold')
      .select(['client_id', 'released_at'])
      .where('id', '=', holdId)
      .forUpdate()
      .executeTakeFirst();
    const found =
      hold === undefined ? null : await authoriseClients(context, { ids: [hold.client_id], references: [] });
    if (hold === undefined || !found?.byId.has(hold.client_id))
      return fail('HOLD_NOT_FOUND', 'There is no such legal hold on a client that your duty covers.', 'holdId');
    if (hold.released_at !== null) return fail('HOLD_RELEASED', 'The hold was released already.', 'holdId');
    context.audit.ofClient(hold.client_id);
    await endLegalHold(context.query, holdId, {
      released_by_id: context.actor.userId,
      released_at: context.recordedAt,
      release_reason: reason,
    });
    return ok({ holdId });
  },
);
