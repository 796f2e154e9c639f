import { Decimal, sumDecimals } from '../shared/decimal.ts';
import type { DecimalString } from '../shared/decimal.ts';
import { fail, ok } from '../shared/result.ts';
import type { Failure, Result } from '../shared/result.ts';
import { allocateRepayments } from './arrears.ts';
import type { Repayment } from './arrears.ts';
import { owedInstalments } from './owed-instalments.ts';
import type { LoanAccount } from './owed-instalments.ts';

/** What a repayment settles; the parts sum to it. */
export interface RepaymentSplit {
  readonly interest: DecimalString;
  readonly principal: DecimalString;
}

export type RepaymentFailure = Failure<'REPAYMENT_AMOUNT' | 'REPAYMENT_EXCEEDS_OWED'>;

/**
 * Books a repayment: the interest that fell due by now and is not booked as paid comes first, in the order of the
 * instalments; the rest is principal, paid early where none is due. It is worked out from totals, so a repayment that
 * is recorded late does not pay the same interest twice. Without a schedule all of it is principal.
 */
export function splitRepayment(account: LoanAccount, payment: Repayment): Result<RepaymentSplit, RepaymentFailure> {
  const amount = new Decimal(payment.amount);
  if (amount.lte(0))
    return fail('REPAYMENT_AMOUNT', `A repayment is an amount above 0, not ${payment.amount}.`, 'amount.amount');
  const all = [...account.repayments, payment];
  const asOf = all.reduce((latest, { date }) => (date > latest ? date : latest), payment.date);
  const owed = owedInstalments(account);
  const bookedPrincipal = sumDecimals(account.repayments.map(({ principal }) => principal));
  const bookedInterest = sumDecimals(account.repayments.map((repayment) => repayment.amount)).minus(bookedPrincipal);
  const outstanding = new Decimal(account.drawn).minus(bookedPrincipal);
  const interestDue = Decimal.max(
    0,
    sumDecimals(owed.filter(({ dueDate }) => dueDate <= asOf).map(({ interest }) => interest)).minus(bookedInterest),
  );
  if (amount.gt(outstanding.plus(interestDue))) {
    return fail(
      'REPAYMENT_EXCEEDS_OWED',
      `${payment.amount} is more than the ${outstanding.plus(interestDue)} owed: ${outstanding} principal and ${interestDue} interest due.`,
      'amount.amount',
    );
  }
  const interestCovered = sumDecimals(allocateRepayments(owed, all, asOf).due.map(({ interestPaid }) => interestPaid));
  const interest = Decimal.min(amount, Decimal.max(0, interestCovered.minus(bookedInterest)));
  return ok({ interest: interest.toString(), principal: amount.minus(interest).toString() });
}
