import { Random } from '../shared/random.ts';
import { daysBetween, type IsoDate } from '../shared/time.ts';
import type { ClientProfile } from './client-profile.ts';
import { monthEnd } from './demo-calendar.ts';
import type { DemoIndicator, DemoObservation } from './demo-quarter.ts';
import type { BookedLoan } from './loan-book.ts';
import { usedAt } from './loan-events.ts';
import { distressAt } from './trouble.ts';

/**
 * Observations of a quarter: month by month of each facility that is owed on, and at its end of the client.
 * `collections` is what the client's customers paid.
 */
export function observationsIn(
  profile: ClientProfile,
  loans: readonly BookedLoan[],
  startsOn: IsoDate,
  quarter: number,
  collections: number,
): DemoObservation[] {
  const monthly = [3 * quarter, 3 * quarter + 1, 3 * quarter + 2].flatMap((month) => {
    const asOf = monthEnd(startsOn, month);
    return [
      ...loans.flatMap((loan) => loanObservation(profile, loan, startsOn, month, asOf)),
      ...bouncedPayments(profile, month, asOf),
    ];
  });
  const asOf = monthEnd(startsOn, 3 * quarter + 2);
  return [
    ...monthly,
    ...accountTurnover(profile, quarter, asOf, collections),
    ...outsideObservations(profile, quarter, asOf, collections),
  ];
}

function loanObservation(
  profile: ClientProfile,
  loan: BookedLoan,
  startsOn: IsoDate,
  month: number,
  asOf: IsoDate,
): DemoObservation[] {
  const { facility, payments, slot } = loan;
  if (asOf < facility.startsOn) return [];
  const observe = (indicator: DemoIndicator, value: string): DemoObservation[] => [
    { indicator, facilityReference: facility.reference, asOf, value, source: 'loan ledger' },
  ];
  if (facility.repayment !== null) {
    const isSettled = payments.every(({ paidOn }) => paidOn <= asOf);
    return isSettled && facility.maturesOn < asOf ? [] : observe('days_past_due', String(daysPastDue(payments, asOf)));
  }
  return asOf >= facility.maturesOn
    ? []
    : observe('utilisation', (usedAt(profile, loan, startsOn, month) / slot.committed).toFixed(4));
}

/** Days since the oldest instalment unpaid on a date fell due. */
function daysPastDue(payments: BookedLoan['payments'], asOf: IsoDate): number {
  const late = payments.find(({ instalment, paidOn }) => instalment.dueDate < asOf && paidOn > asOf);
  return late === undefined ? 0 : daysBetween(late.instalment.dueDate, asOf);
}

const ofClient = (indicator: DemoIndicator, asOf: IsoDate, value: number, source: string): DemoObservation => ({
  indicator,
  facilityReference: null,
  asOf,
  value: String(value),
  source,
});

/** Payments returned for want of funds within a month: now and then one, in trouble several. */
function bouncedPayments(profile: ClientProfile, month: number, asOf: IsoDate): DemoObservation[] {
  if (profile.stage !== 'ACTIVE') return [];
  const random = new Random(profile.seed, 'bounced', profile.index, month);
  const distress = distressAt(profile.trouble, Math.floor(month / 3));
  const bounced = distress > 0.45 ? random.integer(0, Math.ceil(4 * distress)) : Number(random.chance(0.01));
  return [ofClient('bounced_payments', asOf, bounced, 'account ledger')];
}

/** What passes over the client's account here in a quarter: part of what it collects, and less of it in trouble. */
function accountTurnover(
  profile: ClientProfile,
  quarter: number,
  asOf: IsoDate,
  collections: number,
): DemoObservation[] {
  if (profile.stage !== 'ACTIVE') return [];
  const share = new Random(profile.seed, 'main bank', profile.index).between(0.3, 0.7);
  const chance = 1 + 0.04 * new Random(profile.seed, 'account', profile.index, quarter).noise();
  const turnover =
    collections * profile.yuanPerUnit * share * chance * (1 - 0.6 * distressAt(profile.trouble, quarter));
  return [ofClient('account_turnover', asOf, Math.round(turnover), 'account ledger')];
}

const WORST_RANK = 21;

/**
 * What agencies, courts and the tax office say, once a quarter; each client has its own depth of trouble at which they
 * do.
 */
function outsideObservations(
  profile: ClientProfile,
  quarter: number,
  asOf: IsoDate,
  collections: number,
): DemoObservation[] {
  const random = new Random(profile.seed, 'outside', profile.index);
  const distress = distressAt(profile.trouble, quarter);
  const rank = Math.min(WORST_RANK, random.integer(7, 13) + Math.round(5 * distress));
  const [courtFrom, arrearsFrom] = [random.between(0.6, 1), random.between(0.5, 1)];
  const arrears = distress > arrearsFrom ? Math.round(collections * profile.yuanPerUnit * 0.03) : 0;
  return [
    ...(profile.segment === 'CORPORATE' ? [ofClient('external_rating_rank', asOf, rank, 'rating agency')] : []),
    ofClient('court_enforcement', asOf, Number(distress > courtFrom), 'court register'),
    ofClient('tax_arrears', asOf, arrears, 'tax register'),
  ];
}
