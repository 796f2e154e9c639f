import { Decimal, sumDecimals } from '../shared/decimal.ts';
import type { DecimalString } from '../shared/decimal.ts';
import { daysBetween } from '../shared/time.ts';
import type { IsoDate } from '../shared/time.ts';
import type { Instalment } from './repayment-schedule.ts';

/** Money received from the borrower, in the loan's currency, 0 or more. */
export interface Repayment {
  readonly date: IsoDate;
  readonly amount: DecimalString;
}

/** What was paid of an instalment and what is still owed of it. */
export interface InstalmentStatus {
  readonly number: number;
  readonly dueDate: IsoDate;
  readonly interestPaid: DecimalString;
  readonly principalPaid: DecimalString;
  readonly interestUnpaid: DecimalString;
  readonly principalUnpaid: DecimalString;
}

/** How a loan's repayments stand against its schedule on a business date. */
export interface RepaymentAllocation {
  /** The instalments due on or before the business date, the oldest first. */
  readonly due: readonly InstalmentStatus[];
  /** Received and not yet needed: it covers the next instalments as they fall due. */
  readonly unapplied: DecimalString;
}

/** Money late on a business date; an instalment due that very day is not late yet. */
export interface Arrears {
  readonly amount: DecimalString;
  readonly interest: DecimalString;
  readonly principal: DecimalString;
  readonly oldestUnpaidDueDate: IsoDate | null;
  /** Days since the oldest unpaid due date; 0 when nothing is late. */
  readonly daysPastDue: number;
}

type DueInstalment = Pick<Instalment, 'number' | 'dueDate' | 'principal' | 'interest'>;

/**
 * Applies what was received up to the business date to what was due by then: the oldest instalment first, and within
 * it interest before principal (China's Civil Code, article 561). It depends on totals alone, so the order in which
 * repayments were recorded does not matter.
 */
export function allocateRepayments(
  schedule: readonly DueInstalment[],
  repayments: readonly Repayment[],
  businessDate: IsoDate,
): RepaymentAllocation {
  let left = sumDecimals(repayments.filter(({ date }) => date <= businessDate).map(({ amount }) => amount));
  const oldestFirst = schedule
    .filter(({ dueDate }) => dueDate <= businessDate)
    .sort((a, b) => (a.dueDate < b.dueDate ? -1 : a.dueDate > b.dueDate ? 1 : a.number - b.number));
  const due = oldestFirst.map((instalment) => {
    const interestPaid = Decimal.min(left, instalment.interest);
    const principalPaid = Decimal.min(left.minus(interestPaid), instalment.principal);
    left = left.minus(interestPaid).minus(principalPaid);
    return instalmentStatus(instalment, interestPaid, principalPaid);
  });
  return { due, unapplied: left.toString() };
}

/** What is late on the business date, from the same allocation. */
export function arrearsOn(
  schedule: readonly DueInstalment[],
  repayments: readonly Repayment[],
  businessDate: IsoDate,
): Arrears {
  const late = allocateRepayments(schedule, repayments, businessDate).due.filter(
    (status) => status.dueDate < businessDate && isUnpaid(status),
  );
  const interest = sumDecimals(late.map((status) => status.interestUnpaid));
  const principal = sumDecimals(late.map((status) => status.principalUnpaid));
  const oldest = late[0]?.dueDate ?? null;
  return {
    amount: interest.plus(principal).toString(),
    interest: interest.toString(),
    principal: principal.toString(),
    oldestUnpaidDueDate: oldest,
    daysPastDue: oldest === null ? 0 : daysBetween(oldest, businessDate),
  };
}

/** Days since the oldest unpaid instalment fell due; 0 when none is late. */
export function daysPastDue(
  schedule: readonly DueInstalment[],
  repayments: readonly Repayment[],
  businessDate: IsoDate,
): number {
  return arrearsOn(schedule, repayments, businessDate).daysPastDue;
}

function instalmentStatus(instalment: DueInstalment, interestPaid: Decimal, principalPaid: Decimal): InstalmentStatus {
  return {
    number: instalment.number,
    dueDate: instalment.dueDate,
    interestPaid: interestPaid.toString(),
    principalPaid: principalPaid.toString(),
    interestUnpaid: new Decimal(instalment.interest).minus(interestPaid).toString(),
    principalUnpaid: new Decimal(instalment.principal).minus(principalPaid).toString(),
  };
}

function isUnpaid(status: InstalmentStatus): boolean {
  return !new Decimal(status.interestUnpaid).isZero() || !new Decimal(status.principalUnpaid).isZero();
}
