import { Decimal } from '../shared/decimal.ts';
import type { DecimalString } from '../shared/decimal.ts';
import { ratioOf } from '../shared/money.ts';
import type { Ratio } from '../shared/money.ts';

/** How a facility stands, in its own currency; none is negative. */
export interface FacilityUse {
  /** What the bank bound itself to lend at signing, and how much of that was cancelled since. */
  readonly committed: DecimalString;
  readonly cancelled: DecimalString;
  /** Sum of all drawings so far. */
  readonly drawn: DecimalString;
  /** Sum of principal repaid so far. */
  readonly repaid: DecimalString;
  /** Whether what was repaid may be drawn again. */
  readonly revolving: boolean;
}

/** Principal the borrower owes. */
export function outstandingAmount({ drawn, repaid }: FacilityUse): DecimalString {
  return new Decimal(drawn).minus(repaid).toString();
}

/** What may still be drawn; 0 where drawings passed the commitment that is left. */
export function undrawnAmount(use: FacilityUse): DecimalString {
  return Decimal.max(0, committedNow(use).minus(usedAmount(use))).toString();
}

/**
 * Used / commitment left, above 1 when over the limit: of a revolving facility what is owed now, of a term loan what
 * was ever drawn.
 */
export function utilisation(use: FacilityUse): Ratio<'NOTHING_COMMITTED'> {
  return ratioOf(usedAmount(use), committedNow(use), 'NOTHING_COMMITTED');
}

function usedAmount(use: FacilityUse): Decimal {
  return new Decimal(use.revolving ? outstandingAmount(use) : use.drawn);
}

function committedNow({ committed, cancelled }: FacilityUse): Decimal {
  return new Decimal(committed).minus(cancelled);
}
