import { allocatedLendable } from '../collateral/secured-value.ts';
import type { CollateralAsset } from '../collateral/secured-value.ts';
import type { CollateralAllocation } from '../collateral/allocation.ts';
import type { FacilityState } from '../facility/facility-machine.ts';
import { outstandingAmount, undrawnAmount } from '../facility/utilisation.ts';
import type { FacilityUse } from '../facility/utilisation.ts';
import { minMoney, sumMoney } from '../shared/money.ts';
import type { Money } from '../shared/money.ts';
import type { IsoDate } from '../shared/time.ts';
import { creditConversionFactor } from './credit-conversion.ts';
import { exposureTo, grossExposure } from './exposure.ts';
import type { Exposure, FacilityExposure, GuaranteeExposure } from './exposure.ts';

/** A facility as the books have it, with the assets that secure it. */
export interface BookedFacility extends FacilityUse {
  readonly id: string;
  readonly clientId: string;
  readonly currency: string;
  readonly state: FacilityState;
  readonly availableUntil: IsoDate | null;
  readonly securing: readonly {
    readonly asset: CollateralAsset;
    readonly allocations: readonly CollateralAllocation[];
  }[];
}

/** A guarantee in force that the client gave for another client; no facility: for all of that client's. */
export interface GivenGuarantee {
  readonly id: string;
  readonly clientId: string;
  readonly facilityId: string | null;
  readonly amount: Money;
}

/** A client's own facilities, the guarantees it gave, and the facilities of the clients it gave them for. */
export interface ClientBooks {
  readonly facilities: readonly BookedFacility[];
  readonly guarantees: readonly GivenGuarantee[];
  readonly guaranteedFacilities: readonly BookedFacility[];
}

/**
 * What the client owes or may come to owe on a date, one exposure a currency, by currency: amounts of two are never
 * added.
 */
export function clientExposures(
  { facilities, guarantees, guaranteedFacilities }: ClientBooks,
  businessDate: IsoDate,
): (Exposure & { readonly currency: string })[] {
  const currencies = [
    ...new Set([...facilities.map(({ currency }) => currency), ...guarantees.map(({ amount }) => amount.currency)]),
  ].toSorted();
  return currencies.map((currency) => {
    const owed = facilities
      .filter((facility) => facility.currency === currency)
      .map((facility) => facilityExposure(facility, businessDate));
    const given = guarantees.filter(({ amount }) => amount.currency === currency);
    return {
      currency,
      ...exposureTo(
        [{ facilities: owed, guarantees: guaranteeExposures(given, guaranteedFacilities, currency, businessDate) }],
        currency,
      ),
    };
  });
}

function facilityExposure(facility: BookedFacility, businessDate: IsoDate): FacilityExposure {
  const { currency } = facility;
  const parts = facility.securing.flatMap(
    ({ asset, allocations }) => allocatedLendable(asset, allocations, facility, businessDate).value ?? [],
  );
  return {
    facilityId: facility.id,
    drawn: { amount: outstandingAmount(facility), currency },
    undrawn: { amount: undrawnAmount(facility), currency },
    creditConversionFactor: creditConversionFactor(facility, businessDate),
    eligibleCollateral: sumMoney(parts, currency),
  };
}

/**
 * One figure a guaranteed client: what was promised for one facility counts up to that facility's exposure, and all of
 * it together up to the client's. Where the client also owes in other currencies there is no rate to compare with, so
 * the promise counts in full.
 */
function guaranteeExposures(
  given: readonly GivenGuarantee[],
  facilities: readonly BookedFacility[],
  currency: string,
  businessDate: IsoDate,
): GuaranteeExposure[] {
  return [...Map.groupBy(given, ({ clientId }) => clientId)].map(([clientId, promises]) => {
    const theirs = facilities.filter((facility) => facility.clientId === clientId);
    const gross = (facility: BookedFacility): Money => grossExposure(facilityExposure(facility, businessDate));
    const promised = [...Map.groupBy(promises, ({ facilityId }) => facilityId)].map(([facilityId, group]) => {
      const total = sumMoney(
        group.map(({ amount }) => amount),
        currency,
      );
      const facility = theirs.find(({ id }) => id === facilityId);
      return facility === undefined || facility.currency !== currency ? total : minMoney(total, gross(facility));
    });
    const total = sumMoney(promised, currency);
    const isComparable = theirs.every((facility) => facility.currency === currency);
    const amount = isComparable ? minMoney(total, sumMoney(theirs.map(gross), currency)) : total;
    return { guaranteeId: clientId, amount, secures: null };
  });
}
