import { sql } from 'kysely';
import type { IsoDate } from '../../domain/shared/time.ts';
import type { ObservationPoint } from '../../domain/warning/verdict.ts';
import type { Query } from '../orm.ts';
import type { StatementLineage } from './indicator.entity.ts';

/** A row to record. */
export interface ObservationRow {
  readonly id: string;
  readonly clientId: string;
  readonly facilityId: string | null;
  readonly indicatorId: string;
  readonly value: string | null;
  readonly nullReason: string | null;
  readonly asOf: IsoDate;
  readonly source: string;
  readonly statementVersionId: string | null;
  readonly lineage: StatementLineage | null;
}

/**
 * Adds observations and moves the latest value of each series they concern, in one statement: the arrays go over the
 * wire once, and no row has parameters of its own.
 */
export async function insertObservations(query: Query, institutionId: string, rows: readonly ObservationRow[], recordedAt: Date): Promise<void> {
  const column = <K extends keyof ObservationRow>(key: K): ObservationRow[K][] => rows.map((row) => row[key]);
  await sql`
    with given as materialized (
      select * from unnest(
        ${column('id')}::uuid[], ${column('clientId')}::uuid[], ${column('facilityId')}::uuid[], ${column('indicatorId')}::uuid[],
        ${column('value')}::numeric[], ${column('nullReason')}::text[], ${column('asOf')}::date[], ${column('source')}::text[],
        ${column('statementVersionId')}::uuid[], ${rows.map((row) => (row.lineage === null ? null : JSON.stringify(row.lineage)))}::text[]
      ) as g (id, client_id, facility_id, indicator_id, value, null_reason, as_of, source, statement_version_id, lineage)
    ), added as (
      insert into observation (id, institution_id, client_id, facility_id, subject_id, indicator_id, value, null_reason, as_of, source, statement_version_id, lineage, recorded_at)
      select id, ${institutionId}::uuid, client_id, facility_id, coalesce(facility_id, client_id), indicator_id, value, null_reason, as_of, source, statement_version_id, lineage::jsonb, ${recordedAt}::timestamptz
      from given
    )
    insert into latest_observation as latest (subject_id, indicator_id, institution_id, client_id, facility_id, observation_id, value, null_reason, as_of, recorded_at)
    select distinct on (coalesce(facility_id, client_id), indicator_id)
           coalesce(facility_id, client_id), indicator_id, ${institutionId}::uuid, client_id, facility_id, id, value, null_reason, as_of, ${recordedAt}::timestamptz
    from given order by coalesce(facility_id, client_id), indicator_id, as_of desc, id desc
    on conflict (subject_id, indicator_id) do update
      set observation_id = excluded.observation_id, value = excluded.value, null_reason = excluded.null_reason, as_of = excluded.as_of, recorded_at = excluded.recorded_at
      where (excluded.as_of, excluded.recorded_at) >= (latest.as_of, latest.recorded_at)`.execute(query);
}

/** One series, and how much of it is needed. */
export interface SeriesNeed {
  readonly subjectId: string;
  readonly indicatorId: string;
  readonly indicatorCode: string;
  /** Newest observations needed, one per as-of date. */
  readonly depth: number;
}

/** The key of a series among the loaded ones. */
export function seriesKey(subjectId: string, indicatorCode: string): string {
  return `${subjectId} ${indicatorCode}`;
}

/** The newest observations of each series as they are known now, up to `through`, ascending by as-of date. */
export async function loadSeries(query: Query, needs: readonly SeriesNeed[], through: IsoDate): Promise<Map<string, ObservationPoint[]>> {
  const series = new Map<string, ObservationPoint[]>(needs.map((need) => [seriesKey(need.subjectId, need.indicatorCode), []]));
  if (needs.length === 0) return series;
  const { rows } = await sql<{ n: number; id: string; value: string | null; null_reason: string | null; as_of: string; recorded_at: Date; statement_version_id: string | null }>`
    select need.n::int as n, o.* from unnest(${needs.map((need) => need.subjectId)}::uuid[], ${needs.map((need) => need.indicatorId)}::uuid[], ${needs.map((need) => need.depth)}::int[])
      with ordinality as need (subject_id, indicator_id, depth, n)
    cross join lateral (
      select distinct on (as_of) id, value, null_reason, as_of, recorded_at, statement_version_id from observation
      where subject_id = need.subject_id and indicator_id = need.indicator_id and as_of <= ${through}::date
      order by as_of desc, recorded_at desc, id desc limit need.depth
    ) as o`.execute(query);
  for (const row of rows) {
    const need = needs[row.n - 1]!;
    series.get(seriesKey(need.subjectId, need.indicatorCode))!.push({
      id: row.id, indicator: need.indicatorCode, value: row.value, nullReason: row.null_reason, asOf: row.as_of, recordedAt: row.recorded_at.toISOString(), statementVersionId: row.statement_version_id,
    });
  }
  for (const points of series.values()) points.sort((a, b) => (a.asOf < b.asOf ? -1 : 1));
  return series;
}

/** The newest value of an indicator for one client of an industry. */
export interface PeerValue {
  readonly clientId: string;
  readonly value: string;
}

/** The newest values of clients by industry and indicator, ascending; keyed `industry indicatorId`. */
export async function loadPeers(query: Query, industryCodes: readonly string[], indicatorIds: readonly string[]): Promise<Map<string, PeerValue[]>> {
  const peers = new Map<string, PeerValue[]>();
  if (industryCodes.length === 0 || indicatorIds.length === 0) return peers;
  const { rows } = await sql<{ industry_code: string; indicator_id: string; client_id: string; value: string }>`
    select c.industry_code, l.indicator_id, l.client_id, l.value from latest_observation l join client c on c.id = l.subject_id
    where l.indicator_id = any(${[...indicatorIds]}::uuid[]) and c.industry_code = any(${[...industryCodes]}::text[]) and l.value is not null
    order by l.value`.execute(query);
  for (const row of rows) {
    const key = `${row.industry_code} ${row.indicator_id}`;
    const values = peers.get(key);
    if (values === undefined) peers.set(key, [{ clientId: row.client_id, value: row.value }]);
    else values.push({ clientId: row.client_id, value: row.value });
  }
  return peers;
}
