import { RISK } from '../../security/duty-sets.ts';
import type { ClientTier } from '../../domain/client/client-tier.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import { authoriseClient } from '../command/authorise.ts';
import type { ClientKey } from '../command/authorise.ts';
import { defineCommand } from '../command/command.ts';
import { addTransitions, lockClient, saveClient } from './client-record.ts';

export interface ChangeClientTier extends ClientKey {
  readonly tier: ClientTier;
  readonly reason: string;
  readonly expectedVersion?: number | null;
}

/** Independent risk ranks a client by judgement; what a person decided, the rule does not take back. */
export const changeClientTier = defineCommand(
  { name: 'changeClientTier', duties: RISK, reach: 'UNIT', separation: "Not the client's relationship manager." },
  async (context, input: ChangeClientTier) => {
    const client = await authoriseClient(context, input);
    if (!client.ok) return client;
    const { id } = client.value;
    if (input.reason.trim() === '')
      return fail('REASON_REQUIRED', "A tier needs a reason: it stays in the client's history.", 'reason');
    const locked = await lockClient(context, id, input.expectedVersion);
    if (!locked.ok) return locked;
    const { relationshipManagerId } = locked.value;
    if (relationshipManagerId !== null && relationshipManagerId === context.actor.userId)
      return fail('SEPARATION_OF_DUTIES', 'You look after this client; another risk manager must rank it.', 'tier');
    if (locked.value.tier === input.tier) return fail('TIER_UNCHANGED', `The client is ${input.tier} already.`, 'tier');
    await saveClient(context, id, { tier: input.tier });
    await addTransitions(context, [
      {
        clientId: id,
        field: 'TIER',
        from: locked.value.tier,
        to: input.tier,
        reason: input.reason,
      },
    ]);
    return ok({ clientId: id });
  },
);
