import { addDays, addMonths, type IsoDate } from '../shared/time.ts';

/** First day of quarter 0 of a history of so many quarters; throws unless the end is the last day of a month. */
export function firstDayOf(endingAt: IsoDate, quarters: number): IsoDate {
  const dayAfter = addDays(endingAt, 1);
  if (!dayAfter.endsWith('-01')) throw new Error(`endingAt is the last day of a month, which ${endingAt} is not`);
  return addMonths(dayAfter, -3 * quarters);
}

/** First day of a quarter counted from the portfolio's start. */
export function quarterStart(startsOn: IsoDate, quarter: number): IsoDate {
  return addMonths(startsOn, 3 * quarter);
}

/** Last day of a quarter. */
export function quarterEnd(startsOn: IsoDate, quarter: number): IsoDate {
  return addDays(quarterStart(startsOn, quarter + 1), -1);
}

/** Last day of a month counted from the portfolio's start. */
export function monthEnd(startsOn: IsoDate, month: number): IsoDate {
  return addDays(addMonths(startsOn, month + 1), -1);
}

/** The calendar quarter, 0 to 3, that a quarter ends in. */
export function seasonOf(startsOn: IsoDate, quarter: number): number {
  return Math.floor((Number(quarterEnd(startsOn, quarter).slice(5, 7)) - 1) / 3);
}

/** Whether a date lies from the first to the last day, both included. */
export function isWithin(date: IsoDate, first: IsoDate, last: IsoDate): boolean {
  return first <= date && date <= last;
}
