import { CREDIT } from '../../security/duty-sets.ts';
import { COLLATERAL_MACHINE } from '../../domain/collateral/collateral-machine.ts';
import type { CollateralCommand, CollateralState } from '../../domain/collateral/collateral-machine.ts';
import { DEFAULT_VALUATION_RULE, isValuationStale } from '../../domain/collateral/valuation.ts';
import { ok } from '../../domain/shared/result.ts';
import type { Failure } from '../../domain/shared/result.ts';
import { transition } from '../../domain/shared/state-machine.ts';
import { requireText } from '../../domain/shared/text.ts';
import { findLatestValuations } from '../../persistence/collateral/collateral.repository.ts';
import type { CollateralRow } from '../../persistence/collateral/collateral.repository.ts';
import {
  addCollateralTransition,
  changeCollateralState,
} from '../../persistence/collateral/collateral-write.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import { defineCommand } from '../command/command.ts';
import type { CommandContext } from '../command/command.ts';
import { lockCollateral, observeSecuredFacilities } from './lock-collateral.ts';
import type { CollateralKey } from './lock-collateral.ts';

export interface ChangeCollateralStatus extends CollateralKey {
  readonly command: CollateralCommand;
  readonly reason: string;
}

/** Commands that say what the asset is worth, and so need a valuation that counts. */
const NEED_VALUATION: readonly CollateralCommand[] = ['VALUE', 'REVALUE'];

/** Gives an asset one of its machine's commands. */
export const changeCollateralStatus = defineCommand(
  { name: 'changeCollateralStatus', duties: CREDIT, reach: 'UNIT' },
  async (context, input: ChangeCollateralStatus) => {
    const blank = requireText(input.reason, 'reason');
    if (blank !== null) return { ok: false, failure: blank };
    const locked = await lockCollateral(context, input);
    if (!locked.ok) return locked;
    const collateral = locked.value;
    const next = transition(COLLATERAL_MACHINE, collateral.status, input.command);
    if (!next.ok) return next;
    const missing = NEED_VALUATION.includes(input.command) ? await valuationMissing(context, collateral) : null;
    if (missing !== null) return { ok: false, failure: missing };
    await changeCollateralState(context.query, collateral.id, next.value, context.recordedAt);
    await recordTransition(context, collateral, next.value, input.reason);
    await observeSecuredFacilities(context, collateral.id);
    return ok({ collateralId: collateral.id });
  },
);

function recordTransition(
  { query, institutionId, actor, now, recordedAt }: CommandContext,
  { id, status }: CollateralRow,
  to: CollateralState,
  reason: string,
): Promise<void> {
  return addCollateralTransition(query, {
    id: newId(),
    institution_id: institutionId,
    collateral_id: id,
    from_status: status,
    to_status: to,
    reason,
    actor_id: actor.userId,
    occurred_at: now,
    recorded_at: recordedAt,
  });
}

async function valuationMissing(
  { query, businessDate }: CommandContext,
  { id, kind }: CollateralRow,
): Promise<Failure | null> {
  const [latest] = await findLatestValuations(query, [id], businessDate);
  if (latest !== undefined && !isValuationStale(kind, latest.valued_on, businessDate, DEFAULT_VALUATION_RULE))
    return null;
  const what =
    latest === undefined ? 'has no valuation' : `was last valued on ${latest.valued_on}, which is too long ago`;
  return { code: 'VALUATION_REQUIRED', message: `The asset ${what}; record a valuation first.` };
}
