import { RELATIONSHIP_OR_CREDIT } from '../../security/duty-sets.ts';
import {
  CLIENT_STAGE_MACHINE,
  stageCommandEndsBusiness,
  stageCommandNeedsReason,
} from '../../domain/client/stage-machine.ts';
import type { ClientStageCommand } from '../../domain/client/stage-machine.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import { transition } from '../../domain/shared/state-machine.ts';
import { holdsAnyAt } from '../../security/actor.ts';
import { authoriseClient } from '../command/authorise.ts';
import type { AuthorisedClient, ClientKey } from '../command/authorise.ts';
import { defineCommand } from '../command/command.ts';
import type { CommandContext } from '../command/command.ts';
import { addTransitions, lockClient, saveClient } from './client-record.ts';

export interface ChangeClientStage extends ClientKey {
  readonly command: ClientStageCommand;
  /** Why; required where the command ends the relationship, or begins to. */
  readonly reason?: string | null;
  readonly expectedVersion?: number | null;
}

/** Moves a client along its life with the institution. */
export const changeClientStage = defineCommand(
  {
    name: 'changeClientStage',
    duties: RELATIONSHIP_OR_CREDIT,
    reach: 'UNIT',
    separation:
      "APPROVE: a credit officer who is neither the client's relationship manager nor the person who began its due diligence.",
  },
  async (context, input: ChangeClientStage) => {
    const client = await authoriseClient(context, input);
    if (!client.ok) return client;
    const { id } = client.value;
    const locked = await lockClient(context, id, input.expectedVersion);
    if (!locked.ok) return locked;
    const { stage } = locked.value;
    const next = transition(CLIENT_STAGE_MACHINE, stage, input.command);
    if (!next.ok) return next;
    const reason = input.reason?.trim() ? input.reason : null;
    if (reason === null && stageCommandNeedsReason(input.command))
      return fail('REASON_REQUIRED', `${input.command} needs a reason: it stays in the client's history.`, 'reason');
    const guarded = await guard(
      context,
      { ...client.value, relationshipManagerId: locked.value.relationshipManagerId },
      input.command,
    );
    if (!guarded.ok) return guarded;
    await saveClient(context, id, { stage: next.value });
    await addTransitions(context, [{ clientId: id, field: 'STAGE', from: stage, to: next.value, reason }]);
    return ok({ clientId: id });
  },
);

async function guard(
  context: CommandContext,
  client: AuthorisedClient,
  command: ClientStageCommand,
): Promise<Result<null>> {
  if (command === 'APPROVE') return checkApprover(context, client);
  return stageCommandEndsBusiness(command) ? checkNoOpenFacility(context, client.id) : ok(null);
}

/** Who accepts a client is a credit officer, and neither its relationship manager nor who examined it. */
async function checkApprover(context: CommandContext, client: AuthorisedClient): Promise<Result<null>> {
  const { actor } = context;
  if (actor.userId === null) return ok(null);
  if (!holdsAnyAt(actor, ['CREDIT_OFFICER'], client.unitPath))
    return fail(
      'SEPARATION_OF_DUTIES',
      'A client is approved by a credit officer of its unit, not by those who look after it.',
      'command',
    );
  const examined = await context.query
    .selectFrom('client_transition')
    .select('actor_id')
    .where('client_id', '=', client.id)
    .where('field', '=', 'STAGE')
    .where('to_value', '=', 'DUE_DILIGENCE')
    .orderBy('recorded_at', 'desc')
    .executeTakeFirst();
  if (actor.userId !== client.relationshipManagerId && actor.userId !== examined?.actor_id) return ok(null);
  return fail(
    'SEPARATION_OF_DUTIES',
    'You look after this client or began its due diligence; another credit officer must approve it.',
    'command',
  );
}

async function checkNoOpenFacility(context: CommandContext, clientId: string): Promise<Result<null>> {
  const open = await context.query
    .selectFrom('facility')
    .select('reference')
    .where('client_id', '=', clientId)
    .where('status', 'not in', ['CLOSED', 'CANCELLED', 'WRITTEN_OFF'])
    .orderBy('reference')
    .executeTakeFirst();
  return open === undefined
    ? ok(null)
    : fail(
        'CLIENT_HAS_OPEN_FACILITY',
        `The facility ${open.reference} is still open. Close or cancel the client's facilities first.`,
        'command',
      );
}
