import type { CollateralKind } from '../collateral/valuation.ts';
import { Random } from '../shared/random.ts';
import { addDays, type IsoDate } from '../shared/time.ts';
import type { ClientProfile } from './client-profile.ts';
import { quarterStart } from './demo-calendar.ts';
import type { DemoCollateral } from './demo-portfolio.ts';
import type { DemoFacility, DemoValuation } from './demo-quarter.ts';
import { facilitySlots, type FacilitySlot } from './facility-slot.ts';
import { distressAt } from './trouble.ts';

interface AssetShape {
  readonly kind: CollateralKind;
  readonly description: string;
  readonly haircut: number;
  readonly method: string;
}

const ASSETS: readonly AssetShape[] = [
  { kind: 'COMMERCIAL_PROPERTY', description: 'Office and workshop building', haircut: 0.3, method: 'Income approach' },
  { kind: 'LAND', description: 'Industrial land use right', haircut: 0.35, method: 'Market comparison' },
  { kind: 'EQUIPMENT', description: 'Production equipment', haircut: 0.5, method: 'Depreciated replacement cost' },
  { kind: 'UNLISTED_SHARES', description: 'Shares of the project company', haircut: 0.6, method: 'Net asset value' },
];

const VALUERS = ['Zhongxin Appraisal', 'Huaping Valuation', 'Deheng Surveyors'];

/** An asset with the slots it secures; each is an equal part of it, and together they take all of it. */
interface PledgedAsset extends DemoCollateral {
  readonly slots: readonly FacilitySlot[];
  readonly openingValue: number;
  readonly method: string;
}

/** The assets a client pledges: the long facilities are secured one by one, or two by one asset. */
export function pledgedAssets(profile: ClientProfile): PledgedAsset[] {
  const random = new Random(profile.seed, 'collateral', profile.index);
  const secured = facilitySlots(profile).filter(
    (slot) => slot.product !== 'WORKING_CAPITAL_LOAN' && random.chance(0.8),
  );
  const shared = secured.length > 1 && random.chance(0.5);
  const groups = shared
    ? [secured.slice(0, 2), ...secured.slice(2).map((slot) => [slot])]
    : secured.map((slot) => [slot]);
  return groups.map((slots, index) => pledge(profile, random, slots, index));
}

function pledge(profile: ClientProfile, random: Random, slots: readonly FacilitySlot[], index: number): PledgedAsset {
  const asset = random.pick(profile.segment === 'PROJECT_FINANCE' ? ASSETS : ASSETS.slice(0, 3));
  const securedAmount = slots.reduce((sum, slot) => sum + slot.committed, 0);
  const openingValue = Math.round(securedAmount / random.between(0.45, 0.8) / 1000) * 1000;
  const isCharged = random.chance(0.15);
  return {
    reference: `K${profile.reference.slice(1)}-${index + 1}`,
    kind: asset.kind,
    description: asset.description,
    ownerName: profile.name,
    ownedShare: random.chance(0.9) ? '1' : '0.8',
    haircut: String(asset.haircut),
    priorCharges: isCharged ? String(Math.round(openingValue * 0.1)) : '0',
    currency: profile.currency,
    slots,
    openingValue,
    method: asset.method,
  };
}

/** Those shares of the client's assets that secure a slot's facilities. */
export function securingShares(profile: ClientProfile, slot: FacilitySlot): DemoFacility['securedBy'] {
  return pledgedAssets(profile)
    .filter((asset) => asset.slots.some((secured) => secured.number === slot.number))
    .map((asset) => ({ collateralReference: asset.reference, share: String(1 / asset.slots.length) }));
}

/**
 * Valuations of a quarter: before the first facility starts, then yearly, now and then forgotten. Values vary, and
 * fall steeply in trouble.
 */
export function valuationsIn(
  profile: ClientProfile,
  assets: readonly PledgedAsset[],
  startsOn: IsoDate,
  quarter: number,
): DemoValuation[] {
  if (quarter % 4 !== 0) return [];
  return assets.flatMap((asset) => {
    const random = new Random(profile.seed, 'valuation', asset.reference, quarter);
    const valuedOn = addDays(quarterStart(startsOn, quarter), random.integer(5, 40));
    const isForgotten = quarter > 0 && random.chance(0.12);
    const value = Math.round(
      asset.openingValue * (1 + 0.03 * random.noise()) * (1 - 0.35 * distressAt(profile.trouble, quarter)),
    );
    return isForgotten
      ? []
      : [
          {
            collateralReference: asset.reference,
            valuedOn,
            value: String(value),
            valuer: random.pick(VALUERS),
            method: asset.method,
          },
        ];
  });
}
