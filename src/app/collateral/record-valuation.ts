import { CREDIT } from '../../security/duty-sets.ts';
import { ledgerAmount } from '../../domain/facility/ledger-amount.ts';
import type { Money } from '../../domain/shared/money.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import { insertValuation } from '../../persistence/collateral/collateral-write.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import { defineCommand } from '../command/command.ts';
import { lockCollateral, observeSecuredFacilities } from './lock-collateral.ts';
import type { CollateralKey } from './lock-collateral.ts';

export interface RecordValuation extends CollateralKey {
  /** What the whole asset is worth, charges and haircut not taken off. */
  readonly value: Money;
  readonly valuedOn: IsoDate;
  readonly valuer?: string | null;
  readonly method?: string | null;
}

/** Adds what an asset was worth on a day; a correction is a further valuation of the same day. */
export const recordValuation = defineCommand(
  { name: 'recordValuation', duties: CREDIT, reach: 'UNIT' },
  async (context, input: RecordValuation) => {
    const locked = await lockCollateral(context, input);
    if (!locked.ok) return locked;
    const { id: collateralId, currency } = locked.value;
    if (input.value.currency !== currency)
      return fail(
        'VALUATION_CURRENCY',
        `The asset is valued in ${currency}, not in ${input.value.currency}; convert the value first.`,
        'value.currency',
      );
    if (input.valuedOn > context.businessDate)
      return fail(
        'VALUATION_IN_FUTURE',
        `${input.valuedOn} is after the business date, ${context.businessDate}.`,
        'valuedOn',
      );
    const value = ledgerAmount(input.value.amount, 'value.amount');
    if (!value.ok) return value;
    const id = newId();
    await insertValuation(context.query, {
      id,
      institution_id: context.institutionId,
      collateral_id: collateralId,
      value: value.value,
      valued_on: input.valuedOn,
      valuer: input.valuer ?? null,
      method: input.method ?? null,
      recorded_at: context.recordedAt,
    });
    await observeSecuredFacilities(context, collateralId);
    return ok({ collateralId, valuationId: id });
  },
);
