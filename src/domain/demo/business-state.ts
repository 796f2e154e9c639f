import { Random } from '../shared/random.ts';
import type { ClientProfile } from './client-profile.ts';

/**
 * A client's balance sheet at the end of a quarter, whole units of its currency, and the level its business runs at.
 */
export interface BusinessState {
  /** Index of the quarter that ended; −1 at the start. */
  readonly quarter: number;
  /** Sales of an average quarter at the present level, before season and chance. */
  readonly salesLevel: number;
  readonly cash: number;
  readonly receivables: number;
  readonly inventory: number;
  readonly otherCurrentAssets: number;
  readonly fixedAssets: number;
  readonly otherNonCurrentAssets: number;
  readonly payables: number;
  readonly otherCurrentLiabilities: number;
  readonly shortTermDebt: number;
  readonly longTermDebt: number;
  readonly otherNonCurrentLiabilities: number;
  readonly retainedEarnings: number;
  readonly paidInCapital: number;
}

/** Working capital that a level of sales ties up. */
export type WorkingCapital = Pick<
  BusinessState,
  'receivables' | 'inventory' | 'otherCurrentAssets' | 'payables' | 'otherCurrentLiabilities'
>;

const DAYS_IN_QUARTER = 91;

/** Working capital at given sales and cost of goods; distress stretches each part. */
export function workingCapitalAt(
  profile: ClientProfile,
  sales: number,
  costOfGoods: number,
  distress: number,
  chance: number,
): WorkingCapital {
  const { industry } = profile;
  const days = (amount: number, daysHeld: number): number => Math.round((amount * daysHeld * chance) / DAYS_IN_QUARTER);
  return {
    receivables: days(sales, industry.receivableDays * (1 + 0.9 * distress)),
    inventory: days(costOfGoods, industry.inventoryDays * (1 + 0.6 * distress)),
    payables: days(costOfGoods, industry.payableDays * (1 + 0.35 * distress)),
    otherCurrentAssets: Math.round(profile.openingSales * 0.12),
    otherCurrentLiabilities: Math.round(sales * 0.13),
  };
}

/** Part of all debt that falls due within a year; lenders shorten their terms to a client in distress. */
export function shortTermPart(profile: ClientProfile, debt: number, distress: number): number {
  const share = profile.segment === 'PROJECT_FINANCE' ? 0.1 : 0.35;
  return Math.round(debt * (share + 0.3 * distress));
}

/** Debt that a client of this leverage keeps at a level of quarterly sales. */
export function targetDebt(profile: ClientProfile, salesLevel: number): number {
  return Math.round(salesLevel * 4 * profile.industry.debt * profile.leverage);
}

/** Cash a client likes to hold. */
export function targetCash(salesLevel: number): number {
  return Math.round(salesLevel * 0.3);
}

/** The balance sheet before quarter 0: at target everywhere; equity is what is left, two fifths of it paid in. */
export function openingState(profile: ClientProfile): BusinessState {
  const { openingSales: sales, industry } = profile;
  const debt = targetDebt(profile, sales);
  const shortTermDebt = shortTermPart(profile, debt, 0);
  const parts = {
    ...workingCapitalAt(profile, sales, Math.round(sales * (1 - industry.grossMargin)), 0, 1),
    cash: targetCash(sales),
    fixedAssets: Math.round(
      sales * 4 * industry.fixedAssets * new Random(profile.seed, 'plant', profile.index).between(0.9, 1.2),
    ),
    otherNonCurrentAssets: Math.round(sales * 0.2),
    otherNonCurrentLiabilities: Math.round(sales * 0.06),
    shortTermDebt,
    longTermDebt: debt - shortTermDebt,
  };
  const equity =
    parts.cash +
    parts.receivables +
    parts.inventory +
    parts.otherCurrentAssets +
    parts.fixedAssets +
    parts.otherNonCurrentAssets -
    parts.payables -
    parts.otherCurrentLiabilities -
    parts.shortTermDebt -
    parts.longTermDebt -
    parts.otherNonCurrentLiabilities;
  const paidInCapital = Math.round(equity * 0.4);
  return { quarter: -1, salesLevel: sales, ...parts, paidInCapital, retainedEarnings: equity - paidInCapital };
}
