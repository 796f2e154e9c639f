import { fail } from '../../domain/shared/result.ts';
import type { Failure } from '../../domain/shared/result.ts';
import { FRONT_AND_RISK } from '../../security/duty-sets.ts';
import type { CommandContext } from '../command/command.ts';

/**
 * Why a user cannot be given work on alerts of a unit: unknown, inactive, or without a duty that covers it. Null when
 * they can.
 */
export async function refuseAssignee(
  { query }: CommandContext,
  userId: string,
  unitPath: string,
  path: string,
): Promise<Failure | null> {
  const grants = await query
    .selectFrom('app_user as u')
    .innerJoin('user_duty as d', 'd.user_id', 'u.id')
    .innerJoin('organisation_unit as o', 'o.id', 'd.unit_id')
    .select(['o.path'])
    .where('u.id', '=', userId)
    .where('u.active', '=', true)
    .where('d.duty', 'in', [...FRONT_AND_RISK])
    .execute();
  if (grants.some((grant) => unitPath.startsWith(grant.path))) return null;
  return fail(
    'ASSIGNEE_UNSUITABLE',
    "There is no active user with this ID whose duty covers the client's unit; name a relationship manager, credit officer or risk manager of it.",
    path,
  ).failure;
}
