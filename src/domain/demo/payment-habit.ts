import { Random } from '../shared/random.ts';
import { addDays, daysBetween, type IsoDate } from '../shared/time.ts';
import type { ClientProfile } from './client-profile.ts';
import { distressAt } from './trouble.ts';

const DAYS_IN_QUARTER = 91.3;

/** From this depth of trouble on payments come late, and from the second one on very late. */
const LATE_FROM = 0.4;
const VERY_LATE_FROM = 0.75;

/**
 * The day each instalment is paid: on its date, or late in trouble; never before the one ahead of it, for money
 * received pays the oldest first.
 */
export function paymentDates(
  profile: ClientProfile,
  startsOn: IsoDate,
  facilityReference: string,
  instalments: readonly { readonly number: number; readonly dueDate: IsoDate }[],
): IsoDate[] {
  let previous: IsoDate = startsOn;
  return instalments.map(({ number, dueDate }) => {
    const quarter = Math.floor(daysBetween(startsOn, dueDate) / DAYS_IN_QUARTER);
    const random = new Random(profile.seed, 'payment', facilityReference, number);
    const paidOn = addDays(dueDate, daysLate(random, distressAt(profile.trouble, quarter)));
    previous = paidOn > previous ? paidOn : previous;
    return previous;
  });
}

/** A sound client is a few days late now and then, by mistake. */
function daysLate(random: Random, distress: number): number {
  if (distress < LATE_FROM) return random.chance(0.02) ? random.integer(1, 4) : 0;
  if (distress < VERY_LATE_FROM) return random.integer(3, 40);
  return random.integer(20, 130);
}
