import { buildRepaymentSchedule } from '../../domain/facility/repayment-schedule.ts';
import type { DemoFacility } from '../../domain/demo/demo-quarter.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import { releaseClosed } from '../../persistence/collateral/collateral-write.repository.ts';
import { endMatured, sumUpBookings } from '../../persistence/facility/facility-write.repository.ts';
import type { Query } from '../../persistence/orm.ts';
import { insertDemoRows } from '../../persistence/demo/demo-row.repository.ts';
import type { DemoIds } from './demo-rows.ts';
import type { DemoNews } from './demo-schedule.ts';
import { demoClientId } from './write-portfolio.ts';

export interface CreditBook {
  readonly query: Query;
  readonly institutionId: string;
  readonly ids: DemoIds;
  readonly now: Date;
}

/**
 * Writes what happened on the facilities: new ones with their schedules and pledges, money out and in, valuations.
 * Returns the ids of the facilities concerned.
 */
export async function writeCredit(book: CreditBook, news: DemoNews, businessDate: IsoDate): Promise<string[]> {
  const { query, institutionId: institution_id, ids, now: recorded_at } = book;
  await writeFacilities(book, news);
  await insertDemoRows(
    query,
    'drawdown',
    news.drawdowns.map(({ facilityReference, valueDate, amount, purpose, payee }) => ({
      id: ids.of('drawdown', facilityReference, valueDate),
      institution_id,
      facility_id: ids.of('facility', facilityReference),
      amount,
      value_date: valueDate,
      purpose,
      payee,
      recorded_at,
    })),
  );
  const seen = new Map<string, number>();
  await insertDemoRows(
    query,
    'repayment',
    news.repayments.map(({ facilityReference, paidOn, amount, principal }) => ({
      // Several late instalments may be paid on one day.
      id: ids.of('repayment', facilityReference, paidOn, next(seen, `${facilityReference} ${paidOn}`)),
      institution_id,
      facility_id: ids.of('facility', facilityReference),
      paid_on: paidOn,
      amount,
      principal,
      recorded_at,
    })),
  );
  await insertDemoRows(
    query,
    'valuation',
    news.valuations.map(({ collateralReference, valuedOn, value, valuer, method }) => ({
      id: ids.of('valuation', collateralReference, valuedOn),
      institution_id,
      collateral_id: ids.of('collateral', collateralReference),
      value,
      valued_on: valuedOn,
      valuer,
      method,
      recorded_at,
    })),
  );
  const moved = [
    ...new Set(
      [...news.drawdowns, ...news.repayments].map(({ facilityReference }) => ids.of('facility', facilityReference)),
    ),
  ];
  await bringUpToDate(book, moved, businessDate);
  return moved;
}

function next(seen: Map<string, number>, key: string): number {
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  return count;
}

async function writeFacilities(
  { query, institutionId: institution_id, ids, now }: CreditBook,
  { facilities }: DemoNews,
): Promise<void> {
  await insertDemoRows(
    query,
    'facility',
    facilities.map(({ client, facility }) => ({
      id: ids.of('facility', facility.reference),
      institution_id,
      client_id: demoClientId(ids, client),
      reference: facility.reference,
      product: facility.product,
      purpose: facility.purpose,
      currency: facility.currency,
      committed: facility.committed,
      drawn: '0',
      repaid: '0',
      cancelled: '0',
      revolving: facility.revolving,
      rate: facility.rate,
      day_count: facility.dayCount,
      tenor_months: facility.tenorMonths,
      starts_on: facility.startsOn,
      available_until: facility.availableUntil,
      matures_on: facility.maturesOn,
      repayment_style: facility.repayment?.style ?? null,
      status: 'AVAILABLE',
      days_past_due: 0,
      version: 1,
      created_at: now,
      updated_at: now,
    })),
  );
  await insertDemoRows(
    query,
    'repayment_instalment',
    facilities.flatMap(({ facility }) =>
      instalments(facility).map(({ number, dueDate, principal, interest }) => ({
        id: ids.of('instalment', facility.reference, number),
        institution_id,
        facility_id: ids.of('facility', facility.reference),
        number,
        due_date: dueDate,
        principal,
        interest,
      })),
    ),
  );
  await insertDemoRows(
    query,
    'collateral_allocation',
    facilities.flatMap(({ facility }) =>
      facility.securedBy.map(({ collateralReference, share }) => ({
        id: ids.of('allocation', collateralReference, facility.reference),
        institution_id,
        collateral_id: ids.of('collateral', collateralReference),
        facility_id: ids.of('facility', facility.reference),
        share,
      })),
    ),
  );
}

function instalments({
  repayment,
  currency,
  rate,
  dayCount,
  startsOn,
}: DemoFacility): { number: number; dueDate: IsoDate; principal: string; interest: string }[] {
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
  if (!schedule.ok) throw new Error(schedule.failure.message);
  return schedule.value;
}

/**
 * Totals of facilities that money moved on, and the end of those that matured; from the bookings, so that doing it
 * twice does no harm.
 */
async function bringUpToDate(
  { query, now }: CreditBook,
  movedIds: readonly string[],
  businessDate: IsoDate,
): Promise<void> {
  await sumUpBookings(query, movedIds, now);
  await endMatured(query, businessDate, now);
  // What secured a loan that is repaid is free for the next.
  await releaseClosed(query);
}
