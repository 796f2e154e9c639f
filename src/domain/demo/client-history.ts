import { addDays, type IsoDate } from '../shared/time.ts';
import { Random } from '../shared/random.ts';
import { runQuarter } from './business-quarter.ts';
import { openingState, type BusinessState } from './business-state.ts';
import type { ClientProfile } from './client-profile.ts';
import { pledgedAssets, valuationsIn } from './demo-collateral.ts';
import { isWithin, quarterEnd, quarterStart, seasonOf } from './demo-calendar.ts';
import type { DemoQuarter, DemoStatement } from './demo-quarter.ts';
import { facilitySlots, type FacilitySlot } from './facility-slot.ts';
import { bookLoan, type BookedLoan } from './loan-book.ts';
import { loanEventsIn } from './loan-events.ts';
import { observationsIn } from './demo-observations.ts';
import { statementLines } from './statement-lines.ts';
import { distressAt } from './trouble.ts';

/** Quarters 0, 1, 2 … of a client, without end: each follows from the profile and the quarter before. */
export function* clientHistory(profile: ClientProfile, startsOn: IsoDate): Generator<DemoQuarter, never> {
  const books = facilitySlots(profile).map((slot) => new SlotBook(profile, startsOn, slot));
  const assets = pledgedAssets(profile);
  let state: BusinessState = openingState(profile);
  let earlierRevenue = state.salesLevel;
  for (let index = 0; ; index += 1) {
    const { closing, flows } = runQuarter(profile, state, seasonOf(startsOn, index));
    state = closing;
    // Customers pay half of a quarter's sales in the next, which evens out the season.
    const collections = (earlierRevenue + flows.revenue) / 2;
    earlierRevenue = flows.revenue;
    const loans = books.flatMap((book) => book.loansThrough(index));
    yield {
      index,
      periodStart: quarterStart(startsOn, index),
      periodEnd: quarterEnd(startsOn, index),
      statement: statementOf(profile, startsOn, index, statementLines(flows, closing)),
      ...creditOf(profile, loans, startsOn, index),
      valuations: valuationsIn(profile, assets, startsOn, index),
      observations: observationsIn(profile, loans, startsOn, index, collections),
    };
  }
}

/** The facilities of a slot, booked as time reaches them. */
class SlotBook {
  readonly #profile: ClientProfile;
  readonly #startsOn: IsoDate;
  readonly #slot: FacilitySlot;
  readonly #loans: BookedLoan[] = [];
  #next: BookedLoan;

  constructor(profile: ClientProfile, startsOn: IsoDate, slot: FacilitySlot) {
    this.#profile = profile;
    this.#startsOn = startsOn;
    this.#slot = slot;
    this.#next = bookLoan(profile, startsOn, slot, 0);
  }

  /** Those begun by the end of a quarter that are still owed on, or were when it began. */
  loansThrough(quarter: number): BookedLoan[] {
    const [first, last] = [quarterStart(this.#startsOn, quarter), quarterEnd(this.#startsOn, quarter)];
    while (this.#next.facility.startsOn <= last) {
      this.#loans.push(this.#next);
      this.#next = bookLoan(this.#profile, this.#startsOn, this.#slot, this.#loans.length);
    }
    return this.#loans.filter(
      ({ facility, payments }) => facility.maturesOn >= first || payments.some(({ paidOn }) => paidOn >= first),
    );
  }
}

type Credit = Pick<DemoQuarter, 'newFacilities' | 'drawdowns' | 'repayments'>;

function creditOf(profile: ClientProfile, loans: readonly BookedLoan[], startsOn: IsoDate, quarter: number): Credit {
  const events = loans.map((loan) => loanEventsIn(profile, loan, startsOn, quarter));
  const isNew = ({ facility }: BookedLoan): boolean =>
    isWithin(facility.startsOn, quarterStart(startsOn, quarter), quarterEnd(startsOn, quarter));
  return {
    newFacilities: loans
      .filter(isNew)
      .map(({ facility }) => facility)
      .sort((a, b) => compare(a.startsOn, b.startsOn)),
    drawdowns: events.flatMap(({ drawdowns }) => drawdowns).sort((a, b) => compare(a.valueDate, b.valueDate)),
    repayments: events.flatMap(({ repayments }) => repayments).sort((a, b) => compare(a.paidOn, b.paidOn)),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Accounts are handed in three to six weeks after the quarter; a client in trouble takes its time. */
function statementOf(
  profile: ClientProfile,
  startsOn: IsoDate,
  quarter: number,
  lines: DemoStatement['lines'],
): DemoStatement {
  const periodEnd = quarterEnd(startsOn, quarter);
  const delay =
    new Random(profile.seed, 'submission', profile.index, quarter).integer(20, 40) +
    Math.round(50 * distressAt(profile.trouble, quarter));
  return {
    periodStart: quarterStart(startsOn, quarter),
    periodEnd,
    currency: profile.currency,
    submittedOn: addDays(periodEnd, delay),
    lines,
  };
}
