import type { Duty } from '../../domain/institution/duty.ts';
import { mayApplicationHold } from '../../domain/partner/application-duty.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import { findPartnerOfUser } from '../../persistence/partner/partner.repository.ts';
import { coversUnit } from '../command/authorise.ts';
import type { CommandContext } from '../command/command.ts';

/** A duty of a user in a unit, to be granted or revoked. */
export interface DutyChange {
  readonly userId: string;
  readonly duty: Duty;
  readonly unitCode: string;
}

/**
 * The unit of the change, where the administrator may make it: within the own subtree, and about somebody else. Nobody
 * charges himself; and since nobody discharges himself either, an administrator always remains.
 */
export async function authoriseDutyChange(
  context: CommandContext,
  change: DutyChange,
): Promise<Result<{ unitId: string }>> {
  const { userId, unitCode, duty } = change;
  if (userId === context.actor.userId)
    return fail('SEPARATION_OF_DUTIES', 'Your own duties are granted and revoked by another administrator.', 'userId');
  const unit = await context.query
    .selectFrom('organisation_unit')
    .select(['id', 'path'])
    .where('code', '=', unitCode)
    .executeTakeFirst();
  if (unit === undefined || !coversUnit(context, unit.path))
    return fail('UNIT_NOT_FOUND', `There is no unit ${unitCode} that your duty covers.`, 'unitCode');
  const user = await context.query.selectFrom('app_user').select('id').where('id', '=', userId).executeTakeFirst();
  if (user === undefined) return fail('USER_NOT_FOUND', 'There is no user with this ID.', 'userId');
  const partner = await findPartnerOfUser(context.query, userId);
  if (context.command.name === 'grantDuty' && partner !== undefined && !mayApplicationHold(partner.kind, duty))
    return fail(
      'APPLICATION_DUTY_NOT_ALLOWED',
      `A program of an ${partner.kind} partner may not be charged with ${duty}.`,
      'duty',
    );
  return ok({ unitId: unit.id });
}
