import type { FacilityState } from '../facility/facility-machine.ts';
import type { DecimalString } from '../shared/decimal.ts';
import type { IsoDate } from '../shared/time.ts';

// Basel Framework CRE20.94: 40 % of a commitment, whatever its term; what cannot be drawn any more binds nobody.
const COMMITMENT: DecimalString = '0.4';
const NONE: DecimalString = '0';
const DRAWABLE: readonly FacilityState[] = ['CONDITIONS_PENDING', 'AVAILABLE', 'DRAW_STOP'];

/**
 * The credit conversion factor of what is undrawn of a facility on the business date. A draw stop can be lifted, so it
 * still counts; after the availability period nothing can be drawn.
 */
export function creditConversionFactor(
  facility: { readonly state: FacilityState; readonly availableUntil: IsoDate | null },
  businessDate: IsoDate,
): DecimalString {
  const isOver = facility.availableUntil !== null && facility.availableUntil < businessDate;
  return DRAWABLE.includes(facility.state) && !isOver ? COMMITMENT : NONE;
}
