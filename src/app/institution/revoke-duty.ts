import { ADMINISTRATION } from '../../security/duty-sets.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import { deleteUserDuty } from '../../persistence/institution/institution-write.repository.ts';
import { defineCommand } from '../command/command.ts';
import { authoriseDutyChange } from './duty-change.ts';
import type { DutyChange } from './duty-change.ts';

/** Takes a duty from a user; it ends with the next request, and for open streams within seconds. */
export const revokeDuty = defineCommand(
  { name: 'revokeDuty', duties: ADMINISTRATION, reach: 'UNIT', separation: 'Nobody revokes their own duty.' },
  async (context, change: DutyChange) => {
    const unit = await authoriseDutyChange(context, change);
    if (!unit.ok) return unit;
    const { userId, duty } = change;
    const held = await context.query
      .selectFrom('user_duty')
      .select('id')
      .where('user_id', '=', userId)
      .where('duty', '=', duty)
      .where('unit_id', '=', unit.value.unitId)
      .forUpdate()
      .executeTakeFirst();
    if (held === undefined)
      return fail(
        'DUTY_NOT_HELD',
        `The user does not hold ${duty} in ${change.unitCode} itself; a duty is revoked where it was granted.`,
        'duty',
      );
    await deleteUserDuty(context.query, held.id);
    return ok({ userId });
  },
);
