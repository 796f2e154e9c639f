import { ADMINISTRATION, CREDIT } from '../../security/duty-sets.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import { authoriseClient } from '../command/authorise.ts';
import type { ClientKey } from '../command/authorise.ts';
import { defineCommand } from '../command/command.ts';
import { lockClient, saveClient } from './client-record.ts';
import { eligibleManager } from './eligible-manager.ts';

export interface AssignRelationshipManager extends ClientKey {
  /** Null: nobody looks after the client for now. */
  readonly relationshipManagerId: string | null;
  readonly expectedVersion?: number | null;
}

/**
 * Says who looks after a client: someone who holds the duty over its unit. Nobody ends it for himself, to become the
 * checker of what he did.
 */
export const assignRelationshipManager = defineCommand(
  {
    name: 'assignRelationshipManager',
    duties: [...CREDIT, ...ADMINISTRATION],
    reach: 'UNIT',
    separation: "Not the client's relationship manager, who could otherwise step down and become its checker.",
  },
  async (context, input: AssignRelationshipManager) => {
    const client = await authoriseClient(context, input);
    if (!client.ok) return client;
    const manager =
      input.relationshipManagerId === null
        ? ok(null)
        : await eligibleManager(context, input.relationshipManagerId, client.value.unitPath);
    if (!manager.ok) return manager;
    const locked = await lockClient(context, client.value.id, input.expectedVersion);
    if (!locked.ok) return locked;
    const { relationshipManagerId } = locked.value;
    if (
      relationshipManagerId !== null &&
      relationshipManagerId === context.actor.userId &&
      manager.value !== relationshipManagerId
    )
      return fail(
        'SEPARATION_OF_DUTIES',
        'You look after this client; another person must give it to someone else.',
        'relationshipManagerId',
      );
    await saveClient(context, client.value.id, { relationship_manager_id: manager.value });
    return ok({ clientId: client.value.id });
  },
);
