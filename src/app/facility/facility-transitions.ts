import type { FacilityState } from '../../domain/facility/facility-machine.ts';
import { addFacilityTransitions } from '../../persistence/facility/facility-write.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import type { CommandContext } from '../command/command.ts';

/** A change of one facility's status. */
export interface FacilityTransition {
  readonly facilityId: string;
  readonly from: FacilityState;
  readonly to: FacilityState;
}

/** Keeps changes of status for good, with who made them and why. */
export async function recordTransitions(
  context: CommandContext,
  transitions: readonly FacilityTransition[],
  reason: string,
): Promise<void> {
  const { institutionId, actor, now, recordedAt } = context;
  const rows = transitions.map(({ facilityId, from, to }) => ({
    id: newId(),
    institution_id: institutionId,
    facility_id: facilityId,
    from_status: from,
    to_status: to,
    reason,
    actor_id: actor.userId,
    occurred_at: now,
    recorded_at: recordedAt,
  }));
  await addFacilityTransitions(context.query, rows);
}
