import { ADMINISTRATION } from '../../security/duty-sets.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import { insertUserDuty } from '../../persistence/institution/institution-write.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import { defineCommand } from '../command/command.ts';
import { authoriseDutyChange } from './duty-change.ts';
import type { DutyChange } from './duty-change.ts';

/** Charges a user with a duty in a unit and everything below it. */
export const grantDuty = defineCommand(
  { name: 'grantDuty', duties: ADMINISTRATION, reach: 'UNIT', separation: 'Nobody grants themselves a duty.' },
  async (context, change: DutyChange) => {
    const unit = await authoriseDutyChange(context, change);
    if (!unit.ok) return unit;
    const { userId, duty } = change;
    const dutyId = newId();
    const isAdded = await insertUserDuty(context.query, {
      id: dutyId,
      institution_id: context.institutionId,
      user_id: userId,
      duty,
      unit_id: unit.value.unitId,
    });
    if (!isAdded) return fail('DUTY_HELD', `The user holds ${duty} in ${change.unitCode} already.`, 'duty');
    return ok({ userId });
  },
);
