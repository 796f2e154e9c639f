import { addDays, type IsoDate } from '../shared/time.ts';
import { Decimal } from '../shared/decimal.ts';
import type { ClientProfile } from './client-profile.ts';
import { isWithin, monthEnd, quarterEnd, quarterStart } from './demo-calendar.ts';
import type { DemoDrawdown, DemoRepayment } from './demo-quarter.ts';
import type { BookedLoan } from './loan-book.ts';
import { revolvingBalance } from './revolving-use.ts';

/** Money that goes out and comes in on a client's facilities. */
export interface LoanEvents {
  readonly drawdowns: readonly DemoDrawdown[];
  readonly repayments: readonly DemoRepayment[];
}

/** Events of one quarter on one facility. */
export function loanEventsIn(profile: ClientProfile, loan: BookedLoan, startsOn: IsoDate, quarter: number): LoanEvents {
  const [first, last] = [quarterStart(startsOn, quarter), quarterEnd(startsOn, quarter)];
  return loan.facility.repayment === null
    ? revolvingEvents(profile, loan, startsOn, quarter)
    : termEvents(profile, loan, first, last);
}

function termEvents(
  profile: ClientProfile,
  { facility, payments }: BookedLoan,
  first: IsoDate,
  last: IsoDate,
): LoanEvents {
  const principal = facility.repayment?.principal ?? '0';
  const isDrawn = isWithin(facility.startsOn, first, last);
  return {
    drawdowns: isDrawn ? [drawdown(profile, facility.reference, facility.purpose, facility.startsOn, principal)] : [],
    repayments: payments
      .filter(({ paidOn }) => isWithin(paidOn, first, last))
      .map(({ instalment, paidOn }) => ({
        facilityReference: facility.reference,
        paidOn,
        amount: new Decimal(instalment.principal).plus(instalment.interest).toFixed(),
        principal: instalment.principal,
      })),
  };
}

/**
 * On the 20th day of each month the balance moves to where it ends; the first use is at the start, the last repayment
 * at maturity.
 */
function revolvingEvents(profile: ClientProfile, loan: BookedLoan, startsOn: IsoDate, quarter: number): LoanEvents {
  const { facility } = loan;
  const drawdowns: DemoDrawdown[] = [];
  const repayments: DemoRepayment[] = [];
  for (const month of [3 * quarter, 3 * quarter + 1, 3 * quarter + 2]) {
    const change = usedAt(profile, loan, startsOn, month) - usedAt(profile, loan, startsOn, month - 1);
    const date = movementDate(loan, startsOn, month);
    if (change > 0) drawdowns.push(drawdown(profile, facility.reference, facility.purpose, date, String(change)));
    if (change < 0)
      repayments.push({
        facilityReference: facility.reference,
        paidOn: date,
        amount: String(-change),
        principal: String(-change),
      });
  }
  return { drawdowns, repayments };
}

/**
 * The balance of a revolving facility at a month's end: nothing before it starts and from the month of its maturity on.
 */
export function usedAt(
  profile: ClientProfile,
  { facility, slot }: BookedLoan,
  startsOn: IsoDate,
  month: number,
): number {
  const isRunning = isWithin(monthEnd(startsOn, month), facility.startsOn, addDays(facility.maturesOn, -1));
  return isRunning ? revolvingBalance(profile, slot, month) : 0;
}

function movementDate({ facility }: BookedLoan, startsOn: IsoDate, month: number): IsoDate {
  const [first, last] = [addDays(monthEnd(startsOn, month - 1), 1), monthEnd(startsOn, month)];
  if (isWithin(facility.startsOn, first, last)) return facility.startsOn;
  return isWithin(facility.maturesOn, first, last) ? facility.maturesOn : addDays(first, 19);
}

function drawdown(
  profile: ClientProfile,
  facilityReference: string,
  purpose: string,
  valueDate: IsoDate,
  amount: string,
): DemoDrawdown {
  return {
    facilityReference,
    valueDate,
    amount,
    purpose,
    payee: `Supplier ${1 + (profile.index % 17)} of ${profile.reference}`,
  };
}
