import { Decimal, type DecimalString } from '../../domain/shared/decimal.ts';
import type { IsoDate } from '../../domain/shared/time.ts';

/** Those states of a facility's life that the statement of loans can tell. */
export type IbrdFacilityState = 'CONDITIONS_PENDING' | 'AVAILABLE' | 'MATURED' | 'CLOSED';

/**
 * Approved or signed, yet not effective: conditions are open. Everything that still draws or repays is a live facility;
 * the statement does not say what is in default, so no state of default is inferred from it. A draft is no facility.
 */
const STATE_OF_STATUS: Readonly<Record<string, IbrdFacilityState>> = {
  approved: 'CONDITIONS_PENDING',
  signed: 'CONDITIONS_PENDING',
  effective: 'AVAILABLE',
  disbursing: 'AVAILABLE',
  'disbursing&repaying': 'AVAILABLE',
  'fully disbursed': 'AVAILABLE',
  disbursed: 'AVAILABLE',
  repaying: 'AVAILABLE',
  'fully repaid': 'CLOSED',
  repaid: 'CLOSED',
  cancelled: 'CLOSED',
  'fully cancelled': 'CLOSED',
  'fully transferred': 'CLOSED',
  terminated: 'CLOSED',
};

/**
 * The facility state of a source status; a live loan past its last repayment date that still owes a unit or more is
 * MATURED; null when unknown.
 */
export function facilityState(
  status: string,
  loan: { asOf: IsoDate; lastRepaymentDate: IsoDate | null; owed: DecimalString },
): IbrdFacilityState | null {
  const state = STATE_OF_STATUS[status.toLowerCase()];
  if (state === undefined) return null;
  const isPastEnd = loan.lastRepaymentDate !== null && loan.lastRepaymentDate < loan.asOf;
  return state === 'AVAILABLE' && isPastEnd && new Decimal(loan.owed).gte(1) ? 'MATURED' : state;
}
