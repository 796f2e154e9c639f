import { sql } from 'kysely';
import type { ClientSegment } from '../../domain/client/client-segment.ts';
import type { ClientTier } from '../../domain/client/client-tier.ts';
import type { ClientStage } from '../../domain/client/stage-machine.ts';
import type { UnitScope } from '../../domain/institution/unit-scope.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import type { Severity } from '../../domain/warning/severity.ts';
import { clientsWhere } from '../client/client.repository.ts';
import type { ClientCriteria } from '../client/client.repository.ts';
import type { Query } from '../orm.ts';

/** What a row of totals is grouped by; of no group: the whole. */
export type TotalsGroup = 'ALL' | 'TIER' | 'STAGE' | 'SEGMENT' | 'INDUSTRY' | 'UNIT';

export interface ClientTotals {
  readonly by: TotalsGroup;
  readonly tier: ClientTier | null;
  readonly stage: ClientStage | null;
  readonly segment: ClientSegment | null;
  readonly industry_code: string | null;
  readonly unit_id: string | null;
  readonly clients: number;
}

export interface AlertTotals {
  readonly by: TotalsGroup;
  readonly segment: ClientSegment | null;
  readonly industry_code: string | null;
  readonly unit_id: string | null;
  readonly severity: Severity;
  readonly alerts: number;
}

/** Amounts in one currency; never added to those of another. */
export interface ExposureTotals {
  readonly by: TotalsGroup;
  readonly segment: ClientSegment | null;
  readonly industry_code: string | null;
  readonly unit_id: string | null;
  readonly currency: string;
  /** Outstanding principal plus what may still be drawn. */
  readonly amount: string;
  /** The part of it owed by clients with an open alert; null where none has one. */
  readonly under_alert: string | null;
}

/** Which column of the grouping set a row belongs to. */
const GROUP = sql.raw(
  `case when grouping(c.segment) = 0 then 'SEGMENT' when grouping(c.industry_code) = 0 then 'INDUSTRY' when grouping(c.unit_id) = 0 then 'UNIT' else 'ALL' end`,
);

/** A book's clients by each of what they are told apart by. */
export async function countClientTotals(
  query: Query,
  scope: UnitScope,
  criteria: ClientCriteria,
): Promise<ClientTotals[]> {
  const clients = clientsWhere(query, scope, criteria).select([
    'client.tier',
    'client.stage',
    'client.segment',
    'client.industry_code',
    'client.unit_id',
  ]);
  const { rows } = await sql<ClientTotals>`
    select case when grouping(c.tier) = 0 then 'TIER' when grouping(c.stage) = 0 then 'STAGE' else ${GROUP} end as by,
      c.tier, c.stage, c.segment, c.industry_code, c.unit_id, count(*)::int as clients
    from (${clients}) c group by grouping sets ((), (c.tier), (c.stage), (c.segment), (c.industry_code), (c.unit_id))
      order by c.tier, c.stage, c.segment, c.industry_code, c.unit_id`.execute(query);
  return rows;
}

/** A book's open alerts by severity. */
export async function countAlertTotals(
  query: Query,
  scope: UnitScope,
  criteria: ClientCriteria,
): Promise<AlertTotals[]> {
  const clients = clientsWhere(query, scope, criteria).select([
    'client.id',
    'client.segment',
    'client.industry_code',
    'client.unit_id',
  ]);
  const { rows } = await sql<AlertTotals>`
    select ${GROUP} as by, c.segment, c.industry_code, c.unit_id, a.severity, count(*)::int as alerts
    from (${clients}) c join alert a on a.client_id = c.id where a.status not in ('CLOSED', 'FALSE_POSITIVE')
    group by grouping sets ((a.severity), (c.segment, a.severity), (c.industry_code, a.severity),
      (c.unit_id, a.severity))`.execute(query);
  return rows;
}

/**
 * A book's exposure by currency. What is undrawn counts as long as it can be drawn, or could be after conditions are
 * met or a draw stop is lifted.
 */
export async function sumExposureTotals(
  query: Query,
  scope: UnitScope,
  criteria: ClientCriteria,
  businessDate: IsoDate,
): Promise<ExposureTotals[]> {
  const clients = clientsWhere(query, scope, criteria).select([
    'client.id',
    'client.segment',
    'client.industry_code',
    'client.unit_id',
  ]);
  const { rows } = await sql<ExposureTotals>`
    select ${GROUP} as by, c.segment, c.industry_code, c.unit_id, f.currency, sum(f.amount)::text as amount,
      (sum(f.amount) filter (where w.client_id is not null))::text as under_alert
    from (${clients}) c
    join (
      select client_id, currency, sum(drawn - repaid + case
        when status in ('CONDITIONS_PENDING', 'AVAILABLE', 'DRAW_STOP')
        and (available_until is null or available_until >= ${businessDate}::date)
        then greatest(0, committed - cancelled - case when revolving then drawn - repaid else drawn end) else 0 end)
          as amount
      from facility where status not in ('CLOSED', 'CANCELLED', 'WRITTEN_OFF') group by client_id, currency
    ) f on f.client_id = c.id
    left join (select distinct client_id from alert where status not in ('CLOSED', 'FALSE_POSITIVE')) w
      on w.client_id = c.id
    group by grouping sets ((f.currency), (c.segment, f.currency), (c.industry_code, f.currency),
      (c.unit_id, f.currency)) order by f.currency`.execute(query);
  return rows;
}

/** What became of a book's alerts of one severity in some time. */
export interface AlertActivity {
  readonly severity: Severity;
  /** Raised in that time, whatever became of them. */
  readonly raised: number;
  /** Closed in that time. */
  readonly closed: number;
  /** First acknowledged in that time. */
  readonly acknowledged: number;
  /** Of those: half were acknowledged within so many hours of being raised; null where there are none. */
  readonly median_hours: number | null;
  /** Of those: half were owed a response within so many hours; null where none was owed one. */
  readonly target_hours: number | null;
}

/** What became of a book's alerts since an instant of business time. */
export async function countAlertActivity(
  query: Query,
  scope: UnitScope,
  criteria: ClientCriteria,
  since: Date,
): Promise<AlertActivity[]> {
  const clients = clientsWhere(query, scope, criteria).select('client.id');
  const { rows } = await sql<AlertActivity>`
    select a.severity, (count(*) filter (where a.raised_at >= ${since}))::int as raised,
      (count(*) filter (where a.closed_at >= ${since}))::int as closed,
      (count(*) filter (where a.acknowledged_at >= ${since}))::int as acknowledged,
      (percentile_cont(0.5) within group (order by extract(epoch
        from a.acknowledged_at - a.raised_at) / 3600) filter (where a.acknowledged_at >= ${since}))::float8
        as median_hours,
      (percentile_cont(0.5) within group (order by extract(epoch
        from a.due_at - a.raised_at) / 3600) filter (where a.acknowledged_at >= ${since}))::float8 as target_hours
    from (${clients}) c join alert a on a.client_id = c.id where a.raised_at >= ${since} or a.closed_at >= ${since}
      or a.acknowledged_at >= ${since} group by a.severity`.execute(query);
  return rows;
}
