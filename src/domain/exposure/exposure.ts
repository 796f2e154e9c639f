import { Decimal } from '../shared/decimal.ts';
import type { DecimalString } from '../shared/decimal.ts';
import { addMoney, minMoney, minorUnits, subtractMoney, sumMoney } from '../shared/money.ts';
import type { Money } from '../shared/money.ts';

/** One facility's contribution; all amounts in the reporting currency. */
export interface FacilityExposure {
  readonly facilityId: string;
  /** Principal owed. */
  readonly drawn: Money;
  readonly undrawn: Money;
  /** Credit conversion factor of what is undrawn, from 0 to 1. */
  readonly creditConversionFactor: DecimalString;
  /** Lendable value allocated to this facility. */
  readonly eligibleCollateral: Money;
}

/**
 * A guarantee the bank stands behind or relies on: given for the client to others, or by the client for another's
 * facility here.
 */
export interface GuaranteeExposure {
  readonly guaranteeId: string;
  readonly amount: Money;
  /**
   * The facility of this bank it secures, with that facility's gross exposure; null when the bank gave it to a third
   * party.
   */
  readonly secures: { readonly facilityId: string; readonly exposure: Money } | null;
}

/** What one client owes or may come to owe. */
export interface ClientCredit {
  readonly facilities: readonly FacilityExposure[];
  readonly guarantees: readonly GuaranteeExposure[];
}

/** Exposure with what it is made of: gross = drawn + undrawn + guarantees, net = gross − collateral. */
export interface Exposure {
  readonly drawn: Money;
  /** Undrawn amounts after credit conversion. */
  readonly undrawn: Money;
  readonly guarantees: Money;
  /** Collateral set against it, at most what each facility needs. */
  readonly collateral: Money;
  readonly gross: Money;
  readonly net: Money;
}

/**
 * The exposure to one client, or to the members of a group together, counting nothing twice:
 * a facility two members owe jointly counts once; so does one a member owes and another guarantees; several guarantees
 * of one facility count up to that facility's exposure; spare collateral of one facility does not cover another.
 */
export function exposureTo(clients: readonly ClientCredit[], currency: string): Exposure {
  const facilities = distinctBy(
    clients.flatMap((client) => client.facilities),
    ({ facilityId }) => facilityId,
  );
  const guarantees = distinctBy(
    clients.flatMap((client) => client.guarantees),
    ({ guaranteeId }) => guaranteeId,
  );
  const owed = new Set(facilities.map(({ facilityId }) => facilityId));
  const total = {
    drawn: sumMoney(
      facilities.map(({ drawn }) => drawn),
      currency,
    ),
    undrawn: sumMoney(facilities.map(convertedUndrawn), currency),
    guarantees: guaranteesTotal(
      guarantees.filter(({ secures }) => secures === null || !owed.has(secures.facilityId)),
      currency,
    ),
    collateral: sumMoney(
      facilities.map((facility) => minMoney(facility.eligibleCollateral, grossExposure(facility))),
      currency,
    ),
  };
  const gross = addMoney(addMoney(total.drawn, total.undrawn), total.guarantees);
  return { ...total, gross, net: subtractMoney(gross, total.collateral) };
}

/** drawn + undrawn × CCF of one facility. */
export function grossExposure(facility: FacilityExposure): Money {
  return addMoney(facility.drawn, convertedUndrawn(facility));
}

/** Rounded up to the minor unit: an exposure is not understated. */
function convertedUndrawn({ undrawn, creditConversionFactor }: FacilityExposure): Money {
  const converted = new Decimal(undrawn.amount)
    .times(creditConversionFactor)
    .toDecimalPlaces(minorUnits(undrawn.currency), Decimal.ROUND_UP);
  return { amount: converted.toString(), currency: undrawn.currency };
}

function guaranteesTotal(guarantees: readonly GuaranteeExposure[], currency: string): Money {
  const cappedByFacility = new Map<string, Money>();
  const amounts: Money[] = [];
  for (const { amount, secures } of guarantees) {
    if (secures === null) amounts.push(amount);
    else {
      const soFar = cappedByFacility.get(secures.facilityId) ?? { amount: '0', currency };
      cappedByFacility.set(secures.facilityId, minMoney(addMoney(soFar, amount), secures.exposure));
    }
  }
  return sumMoney([...amounts, ...cappedByFacility.values()], currency);
}

function distinctBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}
