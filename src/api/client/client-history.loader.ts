import type { ClientTier } from '../../domain/client/client-tier.ts';
import type { ClientStage } from '../../domain/client/stage-machine.ts';
import { findTransitions } from '../../persistence/client/client-record.repository.ts';
import type { ClientTransitionRow } from '../../persistence/client/client-record.repository.ts';
import { manyByKey } from '../shared/loading.ts';
import type { LoaderDefinition } from '../shared/request-context.ts';
import type { ClientStageChangeType, ClientTierChangeType } from './client-history.type.ts';

function transitionsOf(field: 'STAGE' | 'TIER'): LoaderDefinition<string, ClientTransitionRow[]> {
  return {
    batch: async ({ query }, clientIds) =>
      manyByKey(clientIds, await findTransitions(query, field, clientIds), (row) => row.client_id),
  };
}

/** Changes of stage of clients the viewer may see, by the client's row id, newest first. */
export const stageChangesOfClient = transitionsOf('STAGE');
/** Changes of tier of clients the viewer may see, by the client's row id, newest first. */
export const tierChangesOfClient = transitionsOf('TIER');

export function presentStageChange(row: ClientTransitionRow): ClientStageChangeType {
  return {
    ...presentChange(row),
    fromStage: row.from_value as ClientStage | null,
    toStage: row.to_value as ClientStage,
  };
}

export function presentTierChange(row: ClientTransitionRow): ClientTierChangeType {
  return { ...presentChange(row), fromTier: row.from_value as ClientTier | null, toTier: row.to_value as ClientTier };
}

function presentChange(
  row: ClientTransitionRow,
): Pick<ClientTierChangeType, 'actorRowId' | 'reason' | 'occurredAt' | 'recordedAt'> {
  return { actorRowId: row.actor_id, reason: row.reason, occurredAt: row.occurred_at, recordedAt: row.recorded_at };
}
