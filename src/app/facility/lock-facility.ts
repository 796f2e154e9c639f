import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import { reviseFacility } from '../../persistence/facility/facility-write.repository.ts';
import type { FacilityChanges } from '../../persistence/facility/facility-write.repository.ts';
import type { FacilityRow } from '../../persistence/facility/facility.repository.ts';
import { coversUnit } from '../command/authorise.ts';
import type { CommandContext } from '../command/command.ts';
import { lockClients } from '../command/locks.ts';

/** A facility as commands are given it: by row id or by the institution's own reference. */
export interface FacilityKey {
  readonly facilityId?: string | null;
  readonly facilityReference?: string | null;
}

/**
 * The one facility a command is about, locked with its client until the command ends: of two drawings at once the
 * second sees what the first drew. A facility of a unit that the actor's duty does not cover answers as one that does
 * not exist.
 */
export async function lockFacility(
  context: CommandContext,
  key: FacilityKey,
  path = 'facilityId',
): Promise<Result<FacilityRow>> {
  if ((key.facilityId == null) === (key.facilityReference == null))
    return fail(
      'FACILITY_KEY_REQUIRED',
      'Name the facility by facilityId or by facilityReference, and by one of them only.',
      path,
    );
  const byKey =
    key.facilityId == null ? (['reference', key.facilityReference!] as const) : (['id', key.facilityId] as const);
  const owner = await context.query
    .selectFrom('facility')
    .select('client_id')
    .where(byKey[0], '=', byKey[1])
    .executeTakeFirst();
  if (owner !== undefined) await lockClients(context, [owner.client_id]);
  const row = await context.query
    .selectFrom('facility as f')
    .innerJoin('client as c', 'c.id', 'f.client_id')
    .innerJoin('organisation_unit as u', 'u.id', 'c.unit_id')
    .selectAll('f')
    .select('u.path as unitPath')
    .where(`f.${byKey[0]}`, '=', byKey[1])
    .forNoKeyUpdate('f')
    .executeTakeFirst();
  if (row !== undefined && coversUnit(context, row.unitPath)) {
    context.audit.ofClient(row.client_id);
    await context.audit.watch(context.query, 'facility', row.id);
    return ok(row);
  }
  return fail(
    'FACILITY_NOT_FOUND',
    `There is no facility ${key.facilityReference ?? 'with this ID'} in the units your duty covers.`,
    path,
  );
}

/** Changes a locked facility and raises its version. */
export function updateFacility(context: CommandContext, id: string, changes: FacilityChanges): Promise<void> {
  return reviseFacility(context.query, id, changes, context.recordedAt);
}
