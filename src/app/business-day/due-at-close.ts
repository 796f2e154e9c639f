import { sql } from 'kysely';
import type { FacilityState } from '../../domain/facility/facility-machine.ts';
import { addDays } from '../../domain/shared/time.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import type { Query } from '../../persistence/orm.ts';

/** Facilities in these states have nothing left to be late with. */
const ENDED: readonly FacilityState[] = ['CLOSED', 'CANCELLED', 'WRITTEN_OFF'];

/** Whether everything is looked at on this day, and not only what can have changed since the day before. */
export function isMonthEnd(date: IsoDate): boolean {
  return addDays(date, 1).endsWith('-01');
}

/**
 * The facilities whose figures the passing of days can have changed since the last closed one: late already, an
 * instalment due, or matured. Bookings are observed when they are made. All of them at a month's end and the first
 * time.
 */
export async function facilitiesToObserve(
  query: Query,
  closedThrough: IsoDate | null,
  date: IsoDate,
): Promise<string[]> {
  if (closedThrough === null || isMonthEnd(date)) {
    const rows = await query
      .selectFrom('facility')
      .select('id')
      .where('status', 'not in', ENDED)
      .orderBy('id')
      .execute();
    return rows.map(({ id }) => id);
  }
  // An instalment due on the closed day itself was not late yet then.
  const { rows } = await sql<{ id: string }>`
    select f.id from facility f
    where f.status not in (${sql.join([...ENDED])}) and (
      f.days_past_due > 0 or f.matures_on between ${closedThrough}::date and ${date}::date
      or exists (select from repayment_instalment i where i.facility_id = f.id
        and i.due_date between ${closedThrough}::date and ${date}::date)
    ) order by f.id`.execute(query);
  return rows.map(({ id }) => id);
}

/** Latest period end of each client that has statements. */
export async function statementEnds(query: Query): Promise<{ clientId: string; periodEnd: IsoDate }[]> {
  const { rows } = await sql<{ clientId: string; periodEnd: IsoDate }>`
    select s.client_id as "clientId", max(s.period_end) as "periodEnd" from financial_statement s join client c
      on c.id = s.client_id
    where c.stage not in ('CLOSED', 'REJECTED', 'WITHDRAWN') group by s.client_id order by s.client_id`.execute(query);
  return rows;
}

/** Clients whose conduct may call for another tier: warned already, late, or with RED alerts. */
export async function clientsToReview(query: Query): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from client c where c.tier = 'RISK_WARNING'
    union select f.client_id from facility f where f.days_past_due > 0
    union select a.client_id from alert a where a.severity = 'RED'
      and a.status not in ('RESOLVED', 'CLOSED', 'FALSE_POSITIVE')`.execute(query);
  return rows.map(({ id }) => id);
}
