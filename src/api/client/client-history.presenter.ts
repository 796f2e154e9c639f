import type { ClientTier } from '../../domain/client/client-tier.ts';
import type { ClientStage } from '../../domain/client/stage-machine.ts';
import type { ClientTransitionRow } from '../../persistence/client/client-record.repository.ts';
import type { ClientChange, ClientStageChangeType, ClientTierChangeType } from './client-history.type.ts';

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

function presentChange(row: ClientTransitionRow): ClientChange {
  return { actorRowId: row.actor_id, reason: row.reason, occurredAt: row.occurred_at, recordedAt: row.recorded_at };
}
