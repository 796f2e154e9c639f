import { CREDIT } from '../../security/duty-sets.ts';
import { ledgerAmount } from '../../domain/facility/ledger-amount.ts';
import { loanAccount } from '../../domain/facility/owed-instalments.ts';
import { splitRepayment } from '../../domain/facility/repayment-split.ts';
import { Decimal } from '../../domain/shared/decimal.ts';
import type { Money } from '../../domain/shared/money.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import { findLoanAccounts } from '../../persistence/facility/facility.repository.ts';
import { insertRepayment } from '../../persistence/facility/facility-write.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import { defineCommand } from '../command/command.ts';
import { recordFacilityIndicators } from './facility-indicators.ts';
import { lockFacility, updateFacility } from './lock-facility.ts';
import type { FacilityKey } from './lock-facility.ts';

export interface RecordRepayment extends FacilityKey {
  readonly amount: Money;
  readonly paidOn: IsoDate;
}

/** Books money received on a facility: interest due first, then principal. */
export const recordRepayment = defineCommand(
  { name: 'recordRepayment', duties: CREDIT, reach: 'UNIT' },
  async (context, input: RecordRepayment) => {
    const locked = await lockFacility(context, input);
    if (!locked.ok) return locked;
    const facility = locked.value;
    if (input.amount.currency !== facility.currency)
      return fail(
        'REPAYMENT_CURRENCY',
        `The facility is in ${facility.currency}, the repayment in ${input.amount.currency}; convert it first.`,
        'amount.currency',
      );
    if (input.paidOn > context.businessDate)
      return fail(
        'REPAYMENT_IN_FUTURE',
        `${input.paidOn} is after the business date, ${context.businessDate}; record a repayment when it is received.`,
        'paidOn',
      );
    const amount = ledgerAmount(input.amount.amount, 'amount.amount');
    if (!amount.ok) return amount;
    const records = (await findLoanAccounts(context.query, [facility.id])).get(facility.id)!;
    const split = splitRepayment(loanAccount(facility, records), { date: input.paidOn, amount: amount.value });
    if (!split.ok) return split;
    const id = newId();
    await insertRepayment(context.query, {
      id,
      institution_id: context.institutionId,
      facility_id: facility.id,
      paid_on: input.paidOn,
      amount: amount.value,
      principal: split.value.principal,
      recorded_at: context.recordedAt,
    });
    await updateFacility(context, facility.id, {
      repaid: new Decimal(facility.repaid).plus(split.value.principal).toString(),
    });
    await recordFacilityIndicators(context, [facility.id]);
    return ok({ facilityId: facility.id, repaymentId: id });
  },
);
