import { RELATIONSHIP_OR_CREDIT } from '../../security/duty-sets.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { ClientChanges } from '../../persistence/client/client-write.repository.ts';
import { authoriseClient, coversUnit } from '../command/authorise.ts';
import type { AuthorisedClient, ClientKey } from '../command/authorise.ts';
import { defineCommand } from '../command/command.ts';
import type { CommandContext } from '../command/command.ts';
import { checkDetails, saidOf } from './client-details.ts';
import type { ClientDetailsInput } from './client-details.ts';
import { lockClient, saveClient } from './client-record.ts';
import { eligibleManager } from './eligible-manager.ts';

/**
 * What is left out stays as it is; null clears what may be unknown, and leaves `name`, `segment` and `unitCode` as they
 * are.
 */
export interface UpdateClient extends ClientKey, ClientDetailsInput {
  /** The unit the client moves to; the actor's duty must cover both. */
  readonly unitCode?: string | null;
  /** The version the caller looked at; left out: whatever there is now. */
  readonly expectedVersion?: number | null;
}

/** Corrects what is recorded of a client, or moves it to another unit's book. */
export const updateClient = defineCommand(
  {
    name: 'updateClient',
    duties: RELATIONSHIP_OR_CREDIT,
    reach: 'UNIT',
    separation: "Not the client's relationship manager where the move to another unit would remove them.",
  },
  async (context, input: UpdateClient) => {
    const client = await authoriseClient(context, input);
    if (!client.ok) return client;
    const details = checkDetails(input);
    if (!details.ok) return details;
    const unit = input.unitCode == null ? ok({}) : await changedUnit(context, client.value, input.unitCode);
    if (!unit.ok) return unit;
    const locked = await lockClient(context, client.value.id, input.expectedVersion);
    if (!locked.ok) return locked;
    await saveClient(context, client.value.id, { ...saidOf(details.value), ...unit.value });
    return ok({ clientId: client.value.id });
  },
);

/** The new unit; a relationship manager who holds no duty over it stays behind. */
async function changedUnit(
  context: CommandContext,
  { relationshipManagerId }: AuthorisedClient,
  unitCode: string,
): Promise<Result<ClientChanges>> {
  const unit = await context.query
    .selectFrom('organisation_unit')
    .select(['id', 'path'])
    .where('code', '=', unitCode)
    .executeTakeFirst();
  if (unit === undefined || !coversUnit(context, unit.path))
    return fail('UNIT_NOT_FOUND', `There is no unit ${unitCode} that your duty covers.`, 'unitCode');
  const isKept =
    relationshipManagerId !== null && (await eligibleManager(context, relationshipManagerId, unit.path)).ok;
  if (!isKept && relationshipManagerId !== null && relationshipManagerId === context.actor.userId)
    return fail(
      'SEPARATION_OF_DUTIES',
      'You look after this client, and would not in that unit; another person must move it.',
      'unitCode',
    );
  return ok({ unit_id: unit.id, relationship_manager_id: isKept ? relationshipManagerId : null });
}
