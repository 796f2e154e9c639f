import { CREDIT } from '../../security/duty-sets.ts';
import { checkDrawdown } from '../../domain/facility/drawdown.ts';
import { ledgerAmount } from '../../domain/facility/ledger-amount.ts';
import { Decimal } from '../../domain/shared/decimal.ts';
import type { Money } from '../../domain/shared/money.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import { insertDrawdown } from '../../persistence/facility/facility-write.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import { defineCommand } from '../command/command.ts';
import { recordFacilityIndicators } from './facility-indicators.ts';
import { lockFacility, updateFacility } from './lock-facility.ts';
import type { FacilityKey } from './lock-facility.ts';

export interface RecordDrawdown extends FacilityKey {
  readonly amount: Money;
  readonly valueDate: IsoDate;
  readonly purpose?: string | null;
  readonly payee?: string | null;
}

/** Books money paid out under a facility. */
export const recordDrawdown = defineCommand(
  { name: 'recordDrawdown', duties: CREDIT, reach: 'UNIT' },
  async (context, input: RecordDrawdown) => {
    const locked = await lockFacility(context, input);
    if (!locked.ok) return locked;
    const facility = locked.value;
    const checked = checkDrawdown(
      {
        ...facility,
        state: facility.status,
        availableFrom: facility.starts_on,
        availableUntil: facility.available_until,
      },
      input,
    );
    if (!checked.ok) return checked;
    const amount = ledgerAmount(checked.value.amount, 'amount.amount');
    if (!amount.ok) return amount;
    if (input.valueDate > context.businessDate)
      return fail(
        'DRAW_IN_FUTURE',
        `${input.valueDate} is after the business date, ${context.businessDate}; record a drawing when it is paid out.`,
        'valueDate',
      );
    const id = newId();
    await insertDrawdown(context.query, {
      id,
      institution_id: context.institutionId,
      facility_id: facility.id,
      amount: amount.value,
      value_date: input.valueDate,
      purpose: input.purpose ?? null,
      payee: input.payee ?? null,
      recorded_at: context.recordedAt,
    });
    await updateFacility(context, facility.id, { drawn: new Decimal(facility.drawn).plus(amount.value).toString() });
    await recordFacilityIndicators(context, [facility.id]);
    return ok({ facilityId: facility.id, drawdownId: id });
  },
);
