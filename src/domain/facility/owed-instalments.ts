import { Decimal, sumDecimals } from '../shared/decimal.ts';
import type { DecimalString } from '../shared/decimal.ts';
import type { IsoDate } from '../shared/time.ts';
import { allocateRepayments } from './arrears.ts';
import type { Repayment } from './arrears.ts';
import type { Instalment } from './repayment-schedule.ts';

/** A repayment as it was booked; the part that is not principal paid interest. */
export interface BookedRepayment extends Repayment {
  readonly principal: DecimalString;
}

/** A loan's promises and what was paid of them; no schedule means that no due dates are agreed. */
export interface LoanAccount {
  /** All drawings so far, but for what came back before the repayments that are on record. */
  readonly drawn: DecimalString;
  readonly schedule: readonly ScheduledInstalment[];
  readonly repayments: readonly BookedRepayment[];
}

export type ScheduledInstalment = Pick<Instalment, 'number' | 'dueDate' | 'principal' | 'interest'>;

/** Where an instalment stands on a business date. NOT_OWED: not drawn, or the loan was repaid before. */
export const INSTALMENT_STATUSES = ['UPCOMING', 'DUE', 'PAID', 'OVERDUE', 'NOT_OWED'] as const;
export type InstalmentStatusCode = (typeof INSTALMENT_STATUSES)[number];

/** An instalment with what was paid of it and what is still owed of it. */
export interface InstalmentAccount extends ScheduledInstalment {
  readonly principalPaid: DecimalString;
  readonly interestPaid: DecimalString;
  /** What can still be asked for, on its date or since. */
  readonly unpaid: DecimalString;
  readonly status: InstalmentStatusCode;
}

/**
 * The account of a loan from its totals and its records. A loan that came in from another book has repaid more than
 * its records show; that part of it is over, and its schedule is for the rest.
 */
export function loanAccount(
  totals: { readonly drawn: DecimalString; readonly repaid: DecimalString },
  records: Pick<LoanAccount, 'schedule' | 'repayments'>,
): LoanAccount {
  const repaidBefore = new Decimal(totals.repaid).minus(
    sumDecimals(records.repayments.map(({ principal }) => principal)),
  );
  return { ...records, drawn: new Decimal(totals.drawn).minus(repaidBefore).toString() };
}

/**
 * The instalments that can be asked for. A schedule is agreed for the loan drawn in full, so principal counts only as
 * far as it was drawn, and nothing is due while nothing is; once all principal is back, what would fall due later is
 * not owed any more.
 */
export function owedInstalments({ drawn, schedule, repayments }: LoanAccount): ScheduledInstalment[] {
  const settledOn = settlementDate(drawn, repayments);
  let left = new Decimal(drawn);
  if (left.isZero()) return [];
  const owed: ScheduledInstalment[] = [];
  for (const instalment of schedule) {
    if (settledOn !== null && instalment.dueDate > settledOn) break;
    const principal = Decimal.min(instalment.principal, left);
    left = left.minus(principal);
    owed.push({ ...instalment, principal: principal.toString() });
  }
  return owed;
}

/** Every instalment of the schedule, in its order, as it stands on the business date. */
export function instalmentAccounts(account: LoanAccount, businessDate: IsoDate): InstalmentAccount[] {
  const owed = owedInstalments(account);
  const paid = new Map(
    allocateRepayments(owed, account.repayments, businessDate).due.map((status) => [status.number, status]),
  );
  const owedByNumber = new Map(owed.map((instalment) => [instalment.number, instalment]));
  return account.schedule.map((instalment) => {
    const claim = owedByNumber.get(instalment.number);
    const status = paid.get(instalment.number);
    const principalPaid = status?.principalPaid ?? '0';
    const interestPaid = status?.interestPaid ?? '0';
    const claimed = claim === undefined ? new Decimal(0) : new Decimal(claim.principal).plus(claim.interest);
    const unpaid = claimed.minus(principalPaid).minus(interestPaid);
    return {
      ...instalment,
      principalPaid,
      interestPaid,
      unpaid: unpaid.toString(),
      status: statusOf(instalment.dueDate, unpaid, claim !== undefined, businessDate),
    };
  });
}

function statusOf(dueDate: IsoDate, unpaid: Decimal, isOwed: boolean, businessDate: IsoDate): InstalmentStatusCode {
  if (!isOwed) return 'NOT_OWED';
  if (dueDate > businessDate) return 'UPCOMING';
  if (unpaid.isZero()) return 'PAID';
  return dueDate === businessDate ? 'DUE' : 'OVERDUE';
}

/** The day the last of the principal came back; null while some is owed. */
function settlementDate(drawn: DecimalString, repayments: readonly BookedRepayment[]): IsoDate | null {
  if (sumDecimals(repayments.map(({ principal }) => principal)).lt(drawn)) return null;
  return repayments.reduce<IsoDate | null>(
    (latest, { date }) => (latest === null || date > latest ? date : latest),
    null,
  );
}
