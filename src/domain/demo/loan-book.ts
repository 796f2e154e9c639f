import type { Instalment } from '../facility/repayment-schedule.ts';
import { buildRepaymentSchedule } from '../facility/repayment-schedule.ts';
import { addDays, addMonths, type IsoDate } from '../shared/time.ts';
import type { ClientProfile } from './client-profile.ts';
import { securingShares } from './demo-collateral.ts';
import { quarterStart } from './demo-calendar.ts';
import type { DemoFacility, DemoRepaymentTerms } from './demo-quarter.ts';
import type { FacilitySlot } from './facility-slot.ts';
import { paymentDates } from './payment-habit.ts';

/** A facility with what its borrower does about it. */
export interface BookedLoan {
  readonly slot: FacilitySlot;
  /** Quarter it starts in. */
  readonly startQuarter: number;
  readonly facility: DemoFacility;
  /** Instalments with the day each is paid on; none for a revolving facility. */
  readonly payments: readonly { readonly instalment: Instalment; readonly paidOn: IsoDate }[];
}

/** The facility a slot is served by in its n-th round, from 0 on. */
export function bookLoan(profile: ClientProfile, startsOn: IsoDate, slot: FacilitySlot, round: number): BookedLoan {
  const startQuarter = slot.firstQuarter + round * slot.tenorQuarters;
  const facility = facilityOf(profile, slot, round, startDate(startsOn, slot, round));
  const instalments = scheduleOf(facility);
  const paidOn = paymentDates(profile, startsOn, facility.reference, instalments);
  return {
    slot,
    startQuarter,
    facility,
    payments: instalments.map((instalment, index) => ({ instalment, paidOn: paidOn[index] ?? instalment.dueDate })),
  };
}

/** The day a round begins, which is the day the round before matures. */
function startDate(startsOn: IsoDate, slot: FacilitySlot, round: number): IsoDate {
  return addMonths(addDays(quarterStart(startsOn, slot.firstQuarter), slot.startDay), 3 * round * slot.tenorQuarters);
}

function facilityOf(profile: ClientProfile, slot: FacilitySlot, round: number, start: IsoDate): DemoFacility {
  const tenorMonths = slot.tenorQuarters * 3;
  const maturesOn = addMonths(start, tenorMonths);
  const isRevolving = slot.style === null;
  return {
    reference: `L${profile.reference.slice(1)}-${slot.number + 1}-${String(round + 1).padStart(2, '0')}`,
    product: slot.product,
    purpose: slot.purpose,
    currency: profile.currency,
    committed: String(slot.committed),
    revolving: isRevolving,
    rate: profile.borrowingRate.toFixed(4),
    dayCount: profile.currency === 'CNY' ? 'ACT_360' : 'ACT_365',
    startsOn: start,
    availableUntil: isRevolving ? maturesOn : addMonths(start, 3),
    maturesOn,
    tenorMonths,
    repayment: repaymentTerms(slot, start),
    securedBy: securingShares(profile, slot),
  };
}

function repaymentTerms(slot: FacilitySlot, start: IsoDate): DemoRepaymentTerms | null {
  if (slot.style === null) return null;
  const principal = String(Math.round(slot.committed * slot.drawnShare));
  return {
    principal,
    style: slot.style,
    firstDueDate: addMonths(start, 3),
    frequencyMonths: 3,
    instalmentCount: slot.tenorQuarters,
  };
}

function scheduleOf({ repayment, currency, rate, dayCount, startsOn }: DemoFacility): Instalment[] {
  if (repayment === null) return [];
  const { style, ...dates } = repayment;
  const schedule = buildRepaymentSchedule({
    ...dates,
    currency,
    annualRate: rate,
    dayCount,
    startDate: startsOn,
    repayment: { style },
  });
  if (!schedule.ok) throw new Error(`Made-up terms that do not hold: ${schedule.failure.message}`);
  return schedule.value;
}
