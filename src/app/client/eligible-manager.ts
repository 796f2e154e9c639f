import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { CommandContext } from '../command/command.ts';

/**
 * The user as relationship manager of a client in the unit: active, and charged with RELATIONSHIP_MANAGER over it.
 * Whoever is not answers exactly as a user that does not exist.
 */
export async function eligibleManager(
  context: CommandContext,
  userId: string,
  unitPath: string,
): Promise<Result<string>> {
  const grants = await context.query
    .selectFrom('app_user as u')
    .innerJoin('user_duty as d', 'd.user_id', 'u.id')
    .innerJoin('organisation_unit as o', 'o.id', 'd.unit_id')
    .select('o.path')
    .where('u.id', '=', userId)
    .where('u.active', '=', true)
    .where('d.duty', '=', 'RELATIONSHIP_MANAGER')
    .execute();
  if (grants.some((grant) => unitPath.startsWith(grant.path))) return ok(userId);
  return fail(
    'MANAGER_NOT_ELIGIBLE',
    `There is no active user with this ID who holds RELATIONSHIP_MANAGER over the unit ${unitPath}. Have the duty granted first.`,
    'relationshipManagerId',
  );
}
