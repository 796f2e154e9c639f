import { Decimal } from '../shared/decimal.ts';
import type { Money } from '../shared/money.ts';
import { fail, ok } from '../shared/result.ts';
import type { Failure, Result } from '../shared/result.ts';
import type { IsoDate } from '../shared/time.ts';
import type { FacilityState } from './facility-machine.ts';
import { undrawnAmount } from './utilisation.ts';
import type { FacilityUse } from './utilisation.ts';

/**
 * What a drawing is checked against; both ends of the availability period belong to it, and null leaves an end open.
 */
export interface DrawableFacility extends FacilityUse {
  readonly state: FacilityState;
  readonly currency: string;
  readonly availableFrom: IsoDate | null;
  readonly availableUntil: IsoDate | null;
}

export interface DrawdownRequest {
  readonly amount: Money;
  readonly valueDate: IsoDate;
}

export type DrawdownFailure = Failure<
  'DRAW_STATE' | 'DRAW_CURRENCY' | 'DRAW_AMOUNT' | 'DRAW_OUTSIDE_AVAILABILITY' | 'DRAW_EXCEEDS_UNDRAWN'
>;

/** The money to pay out, or the first reason why it may not be. */
export function checkDrawdown(
  facility: DrawableFacility,
  { amount, valueDate }: DrawdownRequest,
): Result<Money, DrawdownFailure> {
  const { state, currency, availableFrom, availableUntil } = facility;
  if (state !== 'AVAILABLE')
    return fail('DRAW_STATE', `The facility is ${state}; it can be drawn only while AVAILABLE.`);
  if (amount.currency !== currency)
    return fail(
      'DRAW_CURRENCY',
      `The facility is in ${currency}, the drawing in ${amount.currency}; draw in ${currency}.`,
      'amount.currency',
    );
  if (new Decimal(amount.amount).lte(0))
    return fail('DRAW_AMOUNT', `A drawing is an amount above 0, not ${amount.amount}.`, 'amount.amount');
  if (
    (availableFrom !== null && valueDate < availableFrom) ||
    (availableUntil !== null && valueDate > availableUntil)
  ) {
    return fail(
      'DRAW_OUTSIDE_AVAILABILITY',
      `${valueDate} lies outside the availability period, ${availableFrom ?? 'any day'} to ${availableUntil ?? 'any day'}.`,
      'valueDate',
    );
  }
  const undrawn = undrawnAmount(facility);
  if (new Decimal(amount.amount).gt(undrawn))
    return fail(
      'DRAW_EXCEEDS_UNDRAWN',
      `${amount.amount} is more than the ${undrawn} ${currency} not drawn yet.`,
      'amount.amount',
    );
  return ok(amount);
}
