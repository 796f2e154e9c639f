import { Decimal } from '../shared/decimal.ts';
import type { DecimalString } from '../shared/decimal.ts';
import { daysBetween } from '../shared/time.ts';
import type { IsoDate } from '../shared/time.ts';

/**
 * How the days of an interest period are counted (ISDA 2006 definitions, 4.16): (e) ACT/360, (d) ACT/365 fixed, (f)
 * 30/360 bond basis.
 */
export const DAY_COUNTS = ['ACT_360', 'ACT_365', 'THIRTY_360'] as const;
export type DayCount = (typeof DAY_COUNTS)[number];

const DAYS_IN_YEAR: Readonly<Record<DayCount, number>> = { ACT_360: 360, ACT_365: 365, THIRTY_360: 360 };

/** The part of a year between two dates, the first counted and the last not; `from` is not after `to`. */
export function yearFraction(dayCount: DayCount, from: IsoDate, to: IsoDate): Decimal {
  return new Decimal(countedDays(dayCount, from, to)).div(DAYS_IN_YEAR[dayCount]);
}

/**
 * Simple interest on a balance over a period, not rounded. The one division comes last, so nothing is lost before it.
 */
export function accruedInterest(
  balance: Decimal,
  annualRate: DecimalString,
  dayCount: DayCount,
  from: IsoDate,
  to: IsoDate,
): Decimal {
  return balance
    .times(annualRate)
    .times(countedDays(dayCount, from, to))
    .div(DAYS_IN_YEAR[dayCount]);
}

function countedDays(dayCount: DayCount, from: IsoDate, to: IsoDate): number {
  return dayCount === 'THIRTY_360' ? thirty360Days(from, to) : daysBetween(from, to);
}

/** ISDA 2006, 4.16(f): a first day of 31 counts as 30, and then a last day of 31 does too. */
function thirty360Days(from: IsoDate, to: IsoDate): number {
  const [fromYear, fromMonth, fromDay] = from.split('-').map(Number) as [number, number, number];
  const [toYear, toMonth, toDay] = to.split('-').map(Number) as [number, number, number];
  const firstDay = Math.min(fromDay, 30);
  const lastDay = firstDay === 30 ? Math.min(toDay, 30) : toDay;
  return (toYear - fromYear) * 360 + (toMonth - fromMonth) * 30 + lastDay - firstDay;
}
