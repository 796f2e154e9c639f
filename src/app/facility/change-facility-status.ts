import { CREDIT } from '../../security/duty-sets.ts';
import { changeFacilityState } from '../../domain/facility/facility-machine.ts';
import type { FacilityCommand } from '../../domain/facility/facility-machine.ts';
import { loanAccount, owedInstalments } from '../../domain/facility/owed-instalments.ts';
import { arrearsOn } from '../../domain/facility/arrears.ts';
import { outstandingAmount } from '../../domain/facility/utilisation.ts';
import { Decimal } from '../../domain/shared/decimal.ts';
import type { DecimalString } from '../../domain/shared/decimal.ts';
import { ok } from '../../domain/shared/result.ts';
import { requireText } from '../../domain/shared/text.ts';
import { findLoanAccounts } from '../../persistence/facility/facility.repository.ts';
import type { FacilityRow } from '../../persistence/facility/facility.repository.ts';
import { defineCommand } from '../command/command.ts';
import type { CommandContext } from '../command/command.ts';
import { recordFacilityIndicators } from './facility-indicators.ts';
import { recordTransitions } from './facility-transitions.ts';
import { lockFacility, updateFacility } from './lock-facility.ts';
import type { FacilityKey } from './lock-facility.ts';

export interface ChangeFacilityStatus extends FacilityKey {
  readonly command: FacilityCommand;
  readonly reason: string;
}

/** Gives a facility one of its machine's commands. */
export const changeFacilityStatus = defineCommand(
  { name: 'changeFacilityStatus', duties: CREDIT, reach: 'UNIT' },
  async (context, input: ChangeFacilityStatus) => {
    const blank = requireText(input.reason, 'reason');
    if (blank !== null) return { ok: false, failure: blank };
    const locked = await lockFacility(context, input);
    if (!locked.ok) return locked;
    const facility = locked.value;
    const next = changeFacilityState(facility.status, input.command, await owedNow(context, facility));
    if (!next.ok) return next;
    await updateFacility(context, facility.id, { status: next.value });
    await recordTransitions(
      context,
      [{ facilityId: facility.id, from: facility.status, to: next.value }],
      input.reason,
    );
    await recordFacilityIndicators(context, [facility.id]);
    return ok({ facilityId: facility.id });
  },
);

/** Outstanding principal, and interest that fell due and was not paid. */
async function owedNow({ query, businessDate }: CommandContext, facility: FacilityRow): Promise<DecimalString> {
  const account = loanAccount(facility, (await findLoanAccounts(query, [facility.id])).get(facility.id)!);
  const { interest } = arrearsOn(owedInstalments(account), account.repayments, businessDate);
  return new Decimal(outstandingAmount(facility)).plus(interest).toString();
}
