import { Decimal } from '../shared/decimal.ts';
import type { DecimalString } from '../shared/decimal.ts';

/** The order in which a project's cash is used; each step is paid in full before the next gets anything. */
export const WATERFALL_STEPS = [
  'OPERATING_COST',
  'TAX',
  'SENIOR_INTEREST',
  'SENIOR_PRINCIPAL',
  'DEBT_SERVICE_RESERVE',
  'MAINTENANCE_RESERVE',
  'SUBORDINATED_DEBT',
] as const;
export type WaterfallStep = (typeof WATERFALL_STEPS)[number];

/** What a period asks for, 0 or more each; of a reserve, what its balance lacks to its target. */
export type WaterfallClaims = Readonly<Record<WaterfallStep, DecimalString>>;

export interface WaterfallPayment {
  readonly step: WaterfallStep;
  readonly due: DecimalString;
  readonly paid: DecimalString;
  readonly shortfall: DecimalString;
}

/** Where a period's cash went: payments + distribution + trapped = cash. */
export interface WaterfallOutcome {
  readonly payments: readonly WaterfallPayment[];
  /** What the owners get. */
  readonly distribution: DecimalString;
  /** What lock-up keeps in the project. */
  readonly trapped: DecimalString;
}

/**
 * Runs a period's cash (revenue and what was carried over, 0 or more) down the waterfall; lock-up blocks the
 * distribution.
 */
export function runWaterfall(cash: DecimalString, claims: WaterfallClaims, lockedUp: boolean): WaterfallOutcome {
  let left = new Decimal(cash);
  const payments = WATERFALL_STEPS.map((step) => {
    const due = new Decimal(claims[step]);
    const paid = Decimal.min(left, due);
    left = left.minus(paid);
    return { step, due: due.toString(), paid: paid.toString(), shortfall: due.minus(paid).toString() };
  });
  return { payments, distribution: lockedUp ? '0' : left.toString(), trapped: lockedUp ? left.toString() : '0' };
}
