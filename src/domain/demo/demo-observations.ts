import { Random } from '../shared/random.ts';
import { daysBetween, type IsoDate } from '../shared/time.ts';
import type { ClientProfile } from './client-profile.ts';
import { monthEnd } from './demo-calendar.ts';
import type { DemoIndicator, DemoObservation } from './demo-quarter.ts';
import type { BookedLoan } from './loan-book.ts';
import { usedAt } from './loan-events.ts';
import { distressAt } from './trouble.ts';

/** Observations of a quarter, month by month: of each facility that is owed on, then of the client. */
export function observationsIn(profile: ClientProfile, loans: readonly BookedLoan[], startsOn: IsoDate, quarter: number, revenue: number): DemoObservation[] {
  return [3 * quarter, 3 * quarter + 1, 3 * quarter + 2].flatMap((month) => {
    const asOf = monthEnd(startsOn, month);
    const ofLoans = loans.flatMap((loan) => loanObservation(profile, loan, startsOn, month, asOf));
    return [...ofLoans, ...accountObservations(profile, month, asOf, revenue), ...(month % 3 === 2 ? outsideObservations(profile, quarter, asOf) : [])];
  });
}

function loanObservation(profile: ClientProfile, loan: BookedLoan, startsOn: IsoDate, month: number, asOf: IsoDate): DemoObservation[] {
  const { facility, payments, slot } = loan;
  if (asOf < facility.startsOn) return [];
  const observe = (indicator: DemoIndicator, value: string): DemoObservation[] => [{ indicator, facilityReference: facility.reference, asOf, value, source: 'loan ledger' }];
  if (facility.repayment !== null) {
    const isSettled = payments.every(({ paidOn }) => paidOn <= asOf);
    return isSettled && facility.maturesOn < asOf ? [] : observe('days_past_due', String(daysPastDue(payments, asOf)));
  }
  return asOf >= facility.maturesOn ? [] : observe('limit_utilisation', (usedAt(profile, loan, startsOn, month) / slot.committed).toFixed(4));
}

/** Days since the oldest instalment unpaid on a date fell due. */
function daysPastDue(payments: BookedLoan['payments'], asOf: IsoDate): number {
  const late = payments.find(({ instalment, paidOn }) => instalment.dueDate < asOf && paidOn > asOf);
  return late === undefined ? 0 : daysBetween(late.instalment.dueDate, asOf);
}

/** What passes over the client's account here: part of its sales, and less of them in trouble. */
function accountObservations(profile: ClientProfile, month: number, asOf: IsoDate, revenue: number): DemoObservation[] {
  if (profile.stage !== 'ACTIVE') return [];
  const random = new Random(profile.seed, 'account', profile.index, month);
  const distress = distressAt(profile.trouble, Math.floor(month / 3));
  const share = 0.3 + 0.4 * new Random(profile.seed, 'main bank', profile.index).fraction();
  const turnover = Math.round((revenue / 3) * share * (1 + 0.05 * random.noise()) * (1 - 0.55 * distress));
  const bounced = distress > 0.45 ? random.integer(0, Math.ceil(4 * distress)) : Number(random.chance(0.01));
  const observe = (indicator: DemoIndicator, value: number): DemoObservation => ({ indicator, facilityReference: null, asOf, value: String(value), source: 'account ledger' });
  return [observe('account_turnover', turnover), observe('bounced_payments', bounced)];
}

const WORST_NOTCH = 21;

/** What agencies, courts and the tax office say, once a quarter; each client has its own depth at which they do. */
function outsideObservations(profile: ClientProfile, quarter: number, asOf: IsoDate): DemoObservation[] {
  const random = new Random(profile.seed, 'outside', profile.index);
  const distress = distressAt(profile.trouble, quarter);
  const usualNotch = random.integer(7, 13);
  const [courtFrom, arrearsFrom] = [random.between(0.6, 1), random.between(0.5, 1)];
  const observe = (indicator: DemoIndicator, value: number, source: string): DemoObservation => ({ indicator, facilityReference: null, asOf, value: String(value), source });
  const rating = observe('external_rating_notch', Math.min(WORST_NOTCH, usualNotch + Math.round(5 * distress)), 'rating agency');
  return [
    ...(profile.segment === 'CORPORATE' ? [rating] : []),
    observe('court_enforcement', Number(distress > courtFrom), 'court register'),
    observe('tax_arrears', Number(distress > arrearsFrom), 'tax register'),
  ];
}
