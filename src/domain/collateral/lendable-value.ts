import { Decimal } from '../shared/decimal.ts';
import type { DecimalString } from '../shared/decimal.ts';
import { minorUnits, ratioOf } from '../shared/money.ts';
import type { Money, Ratio } from '../shared/money.ts';

/** What an asset is worth to the bank. Shares and haircuts are fractions from 0 to 1. */
export interface CollateralWorth {
  /** The appraised value of the whole asset, in the asset's currency. */
  readonly value: Money;
  /** The currency of the loan it secures, and how much of it one unit of the value's currency makes. */
  readonly currency: string;
  readonly fxRate: DecimalString;
  readonly haircut: DecimalString;
  /** The part of the asset the provider owns. */
  readonly ownedShare: DecimalString;
  /** What creditors of a better rank may take first, in the asset's currency. */
  readonly priorCharges: DecimalString;
}

/**
 * value × FX × (1 − haircut) × owned share − prior charges, in the loan's currency; rounded down, and 0 when charges
 * exceed it.
 */
export function lendableValue(worth: CollateralWorth): Money {
  const afterHaircut = ownedValue(worth).times(new Decimal(1).minus(worth.haircut));
  const lendable = Decimal.max(0, afterHaircut.minus(priorCharges(worth)));
  return {
    amount: lendable.toDecimalPlaces(minorUnits(worth.currency), Decimal.ROUND_DOWN).toString(),
    currency: worth.currency,
  };
}

/**
 * LTV = exposure / (value × FX × owned share − prior charges) over all the assets that secure it, before haircuts. An
 * asset whose charges exceed its value adds nothing and takes nothing from the others; null when none has value left.
 */
export function loanToValue(exposure: Money, assets: readonly CollateralWorth[]): Ratio<'NO_UNCHARGED_VALUE'> {
  const uncharged = assets.map((worth) => {
    if (worth.currency !== exposure.currency)
      throw new Error(`The exposure is in ${exposure.currency}, the collateral was converted to ${worth.currency}`);
    return Decimal.max(0, ownedValue(worth).minus(priorCharges(worth)));
  });
  return ratioOf(
    new Decimal(exposure.amount),
    uncharged.reduce((sum, value) => sum.plus(value), new Decimal(0)),
    'NO_UNCHARGED_VALUE',
  );
}

function ownedValue({ value, fxRate, ownedShare }: CollateralWorth): Decimal {
  return new Decimal(value.amount).times(fxRate).times(ownedShare);
}

function priorCharges(worth: CollateralWorth): Decimal {
  return new Decimal(worth.priorCharges).times(worth.fxRate);
}
