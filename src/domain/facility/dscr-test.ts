import type { DecimalString } from '../shared/decimal.ts';
import { Decimal } from '../shared/decimal.ts';
import type { Ratio } from '../shared/money.ts';
import { addDays, addMonths } from '../shared/time.ts';
import type { IsoDate } from '../shared/time.ts';
import { debtServiceCover } from './project-finance.ts';
import type { ProjectPeriod } from './project-finance.ts';

/** From good to bad; NOT_TESTED where no debt service falls into the window. */
export const DSCR_OUTCOMES = ['NOT_TESTED', 'PASSED', 'LOCK_UP', 'DEFAULT'] as const;
export type DscrOutcome = (typeof DSCR_OUTCOMES)[number];

/** The contract's levels; below `lockUp` no distribution, below `default` an event of default. */
export interface DscrLevels {
  readonly lockUp: DecimalString;
  readonly default: DecimalString;
  /** Length of the windows before and after the test date, usually 12. */
  readonly windowMonths: number;
}

export interface DscrWindow {
  readonly dscr: Ratio<'NO_DEBT_SERVICE'>;
  readonly outcome: DscrOutcome;
}

/** Both windows and the worse outcome of the two. */
export interface DscrTest {
  readonly backward: DscrWindow;
  readonly forward: DscrWindow;
  readonly outcome: DscrOutcome;
}

/**
 * Tests debt service cover on a date: over the periods that ended in the window up to it, and over those that end in
 * the window after it. A forecast below the default level is reported as such; whether that alone is an event of
 * default is for the contract, so both windows are given.
 */
export function testDscr(periods: readonly ProjectPeriod[], testDate: IsoDate, levels: DscrLevels): DscrTest {
  const backward = testWindow(periods, shiftMonths(testDate, -levels.windowMonths), testDate, levels);
  const forward = testWindow(periods, testDate, shiftMonths(testDate, levels.windowMonths), levels);
  const outcome =
    DSCR_OUTCOMES.indexOf(forward.outcome) > DSCR_OUTCOMES.indexOf(backward.outcome)
      ? forward.outcome
      : backward.outcome;
  return { backward, forward, outcome };
}

function testWindow(periods: readonly ProjectPeriod[], after: IsoDate, until: IsoDate, levels: DscrLevels): DscrWindow {
  const dscr = debtServiceCover(periods.filter(({ endDate }) => endDate > after && endDate <= until));
  return { dscr, outcome: outcomeOf(dscr, levels) };
}

/**
 * Month ends stay month ends: twelve months from 28 February 2023 end on 29 February 2024, with the period that ends
 * then.
 */
function shiftMonths(date: IsoDate, months: number): IsoDate {
  const nextDay = addDays(date, 1);
  return nextDay.endsWith('-01') ? addDays(addMonths(nextDay, months), -1) : addMonths(date, months);
}

function outcomeOf({ value }: Ratio, levels: DscrLevels): DscrOutcome {
  if (value === null) return 'NOT_TESTED';
  if (new Decimal(value).lt(levels.default)) return 'DEFAULT';
  return new Decimal(value).lt(levels.lockUp) ? 'LOCK_UP' : 'PASSED';
}
