import { Decimal } from '../shared/decimal.ts';
import type { DecimalString } from '../shared/decimal.ts';
import { compareMoney, ratioOf, subtractMoney } from '../shared/money.ts';
import type { Money, Ratio } from '../shared/money.ts';

/** A ceiling on what one client or one group may owe, as a share of the bank's capital. */
export interface ExposureLimit {
  readonly code: string;
  readonly subject: 'CLIENT' | 'GROUP';
  /** LOANS are drawn amounts, EXPOSURE is net exposure. */
  readonly measure: 'LOANS' | 'EXPOSURE';
  readonly base: 'NET_CAPITAL' | 'TIER_1';
  readonly share: DecimalString;
  /** A CEILING must not be passed; a REPORT is due from its level on. */
  readonly kind: 'CEILING' | 'REPORT';
}

/**
 * The limits a fresh install starts with: China's Order 2018-1 on large exposures and the Commercial Bank Law, article
 * 39; reporting as in Basel LEX20.
 */
export const DEFAULT_EXPOSURE_LIMITS: readonly ExposureLimit[] = [
  { code: 'CLIENT_LOANS', subject: 'CLIENT', measure: 'LOANS', base: 'NET_CAPITAL', share: '0.10', kind: 'CEILING' },
  { code: 'CLIENT_EXPOSURE', subject: 'CLIENT', measure: 'EXPOSURE', base: 'TIER_1', share: '0.15', kind: 'CEILING' },
  { code: 'GROUP_EXPOSURE', subject: 'GROUP', measure: 'EXPOSURE', base: 'TIER_1', share: '0.20', kind: 'CEILING' },
  { code: 'CLIENT_REPORT', subject: 'CLIENT', measure: 'EXPOSURE', base: 'TIER_1', share: '0.10', kind: 'REPORT' },
  { code: 'GROUP_REPORT', subject: 'GROUP', measure: 'EXPOSURE', base: 'TIER_1', share: '0.10', kind: 'REPORT' },
];

/** Figures by what a limit measures and by what it is a share of; all in the reporting currency. */
export type MeasuredExposure = Readonly<Record<ExposureLimit['measure'], Money>>;
export type BankCapital = Readonly<Record<ExposureLimit['base'], Money>>;

export interface LimitCheck {
  readonly limit: ExposureLimit;
  /** Measured amount as a share of the capital. */
  readonly used: Ratio<'NO_CAPITAL'>;
  /** Ceiling − measured amount; negative by as much as the limit is passed. */
  readonly headroom: Money;
  /** The ceiling is passed, or the level of reporting reached. */
  readonly reached: boolean;
}

/** Every limit for this kind of subject, in the order of the list. */
export function checkExposureLimits(
  subject: ExposureLimit['subject'],
  measured: MeasuredExposure,
  capital: BankCapital,
  limits: readonly ExposureLimit[],
): LimitCheck[] {
  return limits
    .filter((limit) => limit.subject === subject)
    .map((limit) => checkLimit(limit, measured[limit.measure], capital[limit.base]));
}

function checkLimit(limit: ExposureLimit, amount: Money, capital: Money): LimitCheck {
  // A bank whose capital is gone has no room for any exposure, rather than less than none for a client that owes
  // nothing.
  const ceiling = Decimal.max(0, new Decimal(capital.amount).times(limit.share));
  const headroom = subtractMoney({ amount: ceiling.toString(), currency: capital.currency }, amount);
  const sign = compareMoney(headroom, { amount: '0', currency: capital.currency });
  return {
    limit,
    used: ratioOf(new Decimal(amount.amount), new Decimal(capital.amount), 'NO_CAPITAL'),
    headroom,
    reached: limit.kind === 'REPORT' ? sign <= 0 : sign < 0,
  };
}
