import type { ClientTier } from '../../domain/client/client-tier.ts';
import type { ClientStage } from '../../domain/client/stage-machine.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import { addClientTransitions, reviseClient } from '../../persistence/client/client-write.repository.ts';
import type { ClientChanges } from '../../persistence/client/client-write.repository.ts';
import type { PlainRow } from '../../persistence/row-writes.ts';
import { newId } from '../../persistence/tenant.ts';
import type { CommandContext } from '../command/command.ts';

/** What rules ask of a client's record; it cannot change until the command ends. */
export interface LockedClient {
  readonly id: string;
  readonly stage: ClientStage;
  readonly tier: ClientTier;
  readonly version: number;
  readonly relationshipManagerId: string | null;
}

/** Locks the client's row and fails with CLIENT_CHANGED where the caller looked at another version of it. */
export async function lockClient(
  context: CommandContext,
  clientId: string,
  expectedVersion: number | null | undefined,
): Promise<Result<LockedClient>> {
  const row = await context.query
    .selectFrom('client')
    .select(['id', 'stage', 'tier', 'version', 'relationship_manager_id as relationshipManagerId'])
    .where('id', '=', clientId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  await context.audit.watch(context.query, 'client', clientId);
  if (expectedVersion == null || row.version === expectedVersion) return ok(row);
  return fail(
    'CLIENT_CHANGED',
    `The client is at version ${row.version}, not ${expectedVersion}: someone changed it since you read it. Read it again and decide anew.`,
    'expectedVersion',
  );
}

/** Saves the changes and raises the version. */
export function saveClient(context: CommandContext, clientId: string, changes: ClientChanges): Promise<void> {
  return reviseClient(context.query, clientId, changes, context.recordedAt);
}

/** A line of a client's history of stages or tiers. */
export interface NewTransition {
  readonly clientId: string;
  readonly field: 'STAGE' | 'TIER';
  readonly from: string | null;
  readonly to: string;
  readonly reason: string | null;
}

/** Adds to the history, in the name of the acting user or, without one, of the system. */
export function addTransitions(context: CommandContext, transitions: readonly NewTransition[]): Promise<void> {
  const rows = transitions.map(({ clientId, field, from, to, reason }): PlainRow<'client_transition'> => ({
    id: newId(),
    institution_id: context.institutionId,
    client_id: clientId,
    field,
    from_value: from,
    to_value: to,
    reason,
    actor_id: context.actor.userId,
    occurred_at: context.now,
    recorded_at: context.recordedAt,
  }));
  return addClientTransitions(context.query, rows);
}
