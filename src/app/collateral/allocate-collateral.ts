import { CREDIT } from '../../security/duty-sets.ts';
import { allocateCollateral as allocate } from '../../domain/collateral/allocation.ts';
import type { CollateralState } from '../../domain/collateral/collateral-machine.ts';
import { ledgerAmount } from '../../domain/facility/ledger-amount.ts';
import type { DecimalString } from '../../domain/shared/decimal.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import { findAllocationsByCollateral } from '../../persistence/collateral/collateral.repository.ts';
import { deleteAllocation, setAllocation } from '../../persistence/collateral/collateral-write.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import { defineCommand } from '../command/command.ts';
import type { CommandContext } from '../command/command.ts';
import { recordFacilityIndicators } from '../facility/facility-indicators.ts';
import { lockFacility } from '../facility/lock-facility.ts';
import type { FacilityKey } from '../facility/lock-facility.ts';
import { lockCollateral } from './lock-collateral.ts';
import type { CollateralKey } from './lock-collateral.ts';

export interface AllocateCollateral extends CollateralKey, FacilityKey {
  /** The part of the asset that secures the facility, 0 to 1; 0 ends it. */
  readonly share: DecimalString;
}

const ENDED: readonly CollateralState[] = ['REJECTED', 'RELEASED', 'REALISED'];

/** Sets which part of an asset secures a facility of the same client. */
export const allocateCollateral = defineCommand(
  { name: 'allocateCollateral', duties: CREDIT, reach: 'UNIT' },
  async (context, input: AllocateCollateral) => {
    const asset = await lockCollateral(context, input);
    if (!asset.ok) return asset;
    const facility = await lockFacility(context, input);
    if (!facility.ok) return facility;
    const pair = { collateralId: asset.value.id, facilityId: facility.value.id };
    if (facility.value.client_id !== asset.value.client_id)
      return fail(
        'COLLATERAL_OF_OTHER_CLIENT',
        'The asset secures another client; allocate it to a facility of the client it was pledged for.',
        'facilityId',
      );
    const share = ledgerAmount(input.share, 'share');
    if (!share.ok)
      return fail(
        'ALLOCATION_SHARE',
        'A share is a fraction from 0 to 1 with at most 10 decimals, such as 0.25; 0 ends the allocation.',
        'share',
      );
    if (share.value === '0') await deleteAllocation(context.query, pair.collateralId, pair.facilityId);
    else {
      if (ENDED.includes(asset.value.status))
        return fail(
          'COLLATERAL_ENDED',
          `The asset is ${asset.value.status} and secures nothing any more.`,
          'collateralId',
        );
      const fits = await checkFits(context, pair, facility.value.reference, share.value);
      if (!fits.ok) return fits;
      await setAllocation(context.query, {
        id: newId(),
        institution_id: context.institutionId,
        collateral_id: pair.collateralId,
        facility_id: pair.facilityId,
        share: share.value,
      });
    }
    await recordFacilityIndicators(context, [pair.facilityId]);
    return ok(pair);
  },
);

interface Pair {
  readonly collateralId: string;
  readonly facilityId: string;
}

/**
 * The domain names facilities in its messages, so it is given their references; the asset is locked, so the sum holds.
 */
async function checkFits(
  { query }: CommandContext,
  { collateralId, facilityId }: Pair,
  reference: string,
  share: DecimalString,
): Promise<Result<unknown>> {
  const others = (await findAllocationsByCollateral(query, [collateralId])).filter(
    (row) => row.facility_id !== facilityId,
  );
  return allocate(
    others.map((row) => ({ facilityId: row.facility_id, share: row.share })),
    { facilityId: reference, share },
  );
}
