import { CREDIT } from '../../security/duty-sets.ts';
import type { DayCount } from '../../domain/facility/day-count.ts';
import { FACILITY_MACHINE } from '../../domain/facility/facility-machine.ts';
import { ledgerAmount, positiveLedgerMoney } from '../../domain/facility/ledger-amount.ts';
import type { REPAYMENT_STYLES } from '../../domain/facility/repayment-terms.ts';
import { Decimal } from '../../domain/shared/decimal.ts';
import type { DecimalString } from '../../domain/shared/decimal.ts';
import type { Money } from '../../domain/shared/money.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Failure, Result } from '../../domain/shared/result.ts';
import { requireText } from '../../domain/shared/text.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import { insertFacility } from '../../persistence/facility/facility-write.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import { authoriseClient } from '../command/authorise.ts';
import type { ClientKey } from '../command/authorise.ts';
import { defineCommand } from '../command/command.ts';
import { lockClients } from '../command/locks.ts';
import { recordFacilityIndicators } from './facility-indicators.ts';

export interface CreateFacility extends ClientKey {
  readonly reference: string;
  readonly product: string;
  readonly purpose?: string | null;
  readonly committed: Money;
  /** A year's rate as a fraction; null where none is agreed yet. */
  readonly rate?: DecimalString | null;
  readonly dayCount: DayCount;
  readonly tenorMonths?: number | null;
  readonly startsOn?: IsoDate | null;
  readonly availableUntil?: IsoDate | null;
  readonly maturesOn?: IsoDate | null;
  readonly revolving: boolean;
  readonly repaymentStyle?: (typeof REPAYMENT_STYLES)[number] | null;
}

/** Enters a facility whose conditions are still to be met. */
export const createFacility = defineCommand(
  { name: 'createFacility', duties: CREDIT, reach: 'UNIT' },
  async (context, input: CreateFacility): Promise<Result<{ facilityId: string }>> => {
    const client = await authoriseClient(context, input);
    if (!client.ok) return client;
    const terms = checkTerms(input);
    if (!terms.ok) return terms;
    await lockClients(context, [client.value.id]);
    const id = newId();
    const isAdded = await insertFacility(context.query, {
      id,
      institution_id: context.institutionId,
      client_id: client.value.id,
      reference: input.reference,
      product: input.product,
      purpose: input.purpose ?? null,
      currency: input.committed.currency,
      ...terms.value,
      drawn: '0',
      repaid: '0',
      cancelled: '0',
      revolving: input.revolving,
      day_count: input.dayCount,
      tenor_months: input.tenorMonths ?? null,
      starts_on: input.startsOn ?? null,
      available_until: input.availableUntil ?? null,
      matures_on: input.maturesOn ?? null,
      repayment_style: input.repaymentStyle ?? null,
      status: FACILITY_MACHINE.initial,
      days_past_due: 0,
      version: 1,
      created_at: context.recordedAt,
      updated_at: context.recordedAt,
    });
    if (!isAdded)
      return fail(
        'FACILITY_REFERENCE_TAKEN',
        `The reference ${input.reference} belongs to another facility. References are unique in the institution.`,
        'reference',
      );
    await recordFacilityIndicators(context, [id]);
    return ok({ facilityId: id });
  },
);

function checkTerms(input: CreateFacility): Result<{ committed: DecimalString; rate: DecimalString | null }> {
  const blank = requireText(input.reference, 'reference') ?? requireText(input.product, 'product');
  if (blank !== null) return { ok: false, failure: blank };
  const committed = positiveLedgerMoney(input.committed, 'committed');
  if (!committed.ok) return committed;
  const rate = input.rate == null ? ok(null) : checkRate(input.rate);
  if (!rate.ok) return rate;
  if (input.tenorMonths != null && input.tenorMonths < 1)
    return fail('TENOR_OUT_OF_RANGE', 'The tenor is at least one month.', 'tenorMonths');
  const disorder = datesOutOfOrder(input);
  return disorder === null
    ? ok({ committed: committed.value.amount, rate: rate.value })
    : { ok: false, failure: disorder };
}

function checkRate(text: DecimalString): Result<DecimalString> {
  const rate = ledgerAmount(text, 'rate');
  return rate.ok && new Decimal(rate.value).lte(10)
    ? rate
    : fail(
        'RATE_OUT_OF_RANGE',
        'The rate is a fraction from 0 to 10 with at most 10 decimals, such as 0.045 for 4.5 %.',
        'rate',
      );
}

function datesOutOfOrder({ startsOn, availableUntil, maturesOn }: CreateFacility): Failure | null {
  const given = [startsOn, availableUntil, maturesOn].filter((date) => date != null);
  const isInOrder = given.every((date, index) => index === 0 || given[index - 1]! <= date);
  return isInOrder
    ? null
    : {
        code: 'DATES_OUT_OF_ORDER',
        message:
          'A facility starts, then can be drawn until a day, then matures: startsOn ≤ availableUntil ≤ maturesOn.',
        path: 'maturesOn',
      };
}
