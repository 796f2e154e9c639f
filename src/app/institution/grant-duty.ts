import { ADMINISTRATION } from '../../security/duty-sets.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import { newId } from '../../persistence/tenant.ts';
import { defineCommand } from '../command/command.ts';
import { authoriseDutyChange } from './duty-change.ts';
import type { DutyChange } from './duty-change.ts';

/** Charges a user with a duty in a unit and everything below it. */
export const grantDuty = defineCommand(
  { name: 'grantDuty', duties: ADMINISTRATION, reach: 'UNIT', separation: 'Nobody grants himself a duty.' },
  async (context, change: DutyChange) => {
    const unit = await authoriseDutyChange(context, change);
    if (!unit.ok) return unit;
    const { userId, duty } = change;
    const dutyId = newId();
    const inserted = await context.query
      .insertInto('user_duty')
      .values({
        id: dutyId,
        institution_id: context.institutionId,
        user_id: userId,
        duty,
        unit_id: unit.value.unitId,
      } as never)
      .onConflict((conflict) => conflict.columns(['user_id', 'duty', 'unit_id']).doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows !== 1n)
      return fail('DUTY_HELD', `The user holds ${duty} in ${change.unitCode} already.`, 'duty');
    context.audit.added('user_duty', dutyId);
    return ok({ userId });
  },
);
