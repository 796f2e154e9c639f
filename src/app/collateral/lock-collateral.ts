import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import { findAllocationsByCollateral } from '../../persistence/collateral/collateral.repository.ts';
import type { CollateralRow } from '../../persistence/collateral/collateral.repository.ts';
import { coversUnit } from '../command/authorise.ts';
import type { CommandContext } from '../command/command.ts';
import { lockClients } from '../command/locks.ts';
import { recordFacilityIndicators } from '../facility/facility-indicators.ts';

/** An asset as commands are given it: by row id or by the institution's own reference. */
export interface CollateralKey {
  readonly collateralId?: string | null;
  readonly collateralReference?: string | null;
}

/**
 * The one asset a command is about, locked with its client until the command ends, so that two allocations at once
 * cannot both take what is left of it. An asset of a unit that the actor's duty does not cover answers as one that does
 * not exist.
 */
export async function lockCollateral(context: CommandContext, key: CollateralKey): Promise<Result<CollateralRow>> {
  if ((key.collateralId == null) === (key.collateralReference == null))
    return fail(
      'COLLATERAL_KEY_REQUIRED',
      'Name the collateral by collateralId or by collateralReference, and by one of them only.',
      'collateralId',
    );
  const byKey =
    key.collateralId == null ? (['reference', key.collateralReference!] as const) : (['id', key.collateralId] as const);
  const owner = await context.query
    .selectFrom('collateral')
    .select('client_id')
    .where(byKey[0], '=', byKey[1])
    .executeTakeFirst();
  if (owner !== undefined) await lockClients(context, [owner.client_id]);
  const row = await context.query
    .selectFrom('collateral as k')
    .innerJoin('client as c', 'c.id', 'k.client_id')
    .innerJoin('organisation_unit as u', 'u.id', 'c.unit_id')
    .selectAll('k')
    .select('u.path as unitPath')
    .where(`k.${byKey[0]}`, '=', byKey[1])
    .forNoKeyUpdate('k')
    .executeTakeFirst();
  if (row !== undefined && coversUnit(context, row.unitPath)) {
    context.audit.ofClient(row.client_id);
    await context.audit.watch(context.query, 'collateral', row.id);
    return ok(row);
  }
  return fail(
    'COLLATERAL_NOT_FOUND',
    `There is no collateral ${key.collateralReference ?? 'with this ID'} in the units your duty covers.`,
    'collateralId',
  );
}

/** Observes the facilities that an asset secures, after what it is worth to them changed. */
export async function observeSecuredFacilities(context: CommandContext, collateralId: string): Promise<void> {
  const allocations = await findAllocationsByCollateral(context.query, [collateralId]);
  await recordFacilityIndicators(
    context,
    allocations.map((row) => row.facility_id),
  );
}
