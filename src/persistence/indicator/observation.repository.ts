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
 * An array of ids, dates or decimals as PostgreSQL reads it. Their texts need no quoting, and on the busiest path the
 * driver's element-wise escaping costs more than the insert; a column without any value is one null.
 */
function plainArray(values: readonly (string | null)[]): string | null {
  return values.every((value) => value === null) ? null : `{${values.map((value) => value ?? 'NULL').join()}}`;
}

/** Adds observations by one statement; no row has parameters of its own. */
export async function insertObservations(
  query: Query,
  institutionId: string,
  rows: readonly ObservationRow[],
  recordedAt: Date,
): Promise<void> {
  const column = <K extends keyof ObservationRow>(key: K): ObservationRow[K][] => rows.map((row) => row[key]);
  const reasons = column('nullReason');
  const lineages = column('lineage');
  const isTraced = lineages.some((lineage) => lineage !== null);
  const lineageTexts = isTraced ? lineages.map((lineage) => lineage && JSON.stringify(lineage)) : null;
  await sql`
    insert into observation (id, institution_id, client_id, facility_id, subject_id, indicator_id, value, null_reason,
      as_of, source, statement_version_id, lineage, recorded_at)
    select id, ${institutionId}::uuid, client_id, facility_id, coalesce(facility_id, client_id), indicator_id, value,
      null_reason, as_of, source, statement_version_id, lineage::jsonb, ${recordedAt.toISOString()}::timestamptz
    from unnest(
      ${plainArray(column('id'))}::uuid[], ${plainArray(column('clientId'))}::uuid[],
        ${plainArray(column('facilityId'))}::uuid[], ${plainArray(column('indicatorId'))}::uuid[],
      ${plainArray(column('value'))}::numeric[], ${reasons.some((reason) => reason !== null) ? reasons : null}::text[],
        ${plainArray(column('asOf'))}::date[], ${plainArray(column('source'))}::text[],
      ${plainArray(column('statementVersionId'))}::uuid[],
        ${lineageTexts}::text[]
    ) as g (id, client_id, facility_id, indicator_id, value, null_reason, as_of, source, statement_version_id,
      lineage)`.execute(query);
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
export async function loadSeries(
  query: Query,
  needs: readonly SeriesNeed[],
  through: IsoDate,
): Promise<Map<string, ObservationPoint[]>> {
  const series = new Map<string, ObservationPoint[]>(
    needs.map((need) => [seriesKey(need.subjectId, need.indicatorCode), []]),
  );
  if (needs.length === 0) return series;
  const { rows } = await sql<{
    n: number;
    id: string;
    value: string | null;
    null_reason: string | null;
    as_of: string;
    recorded_at: Date;
    statement_version_id: string | null;
  }>`
    select need.n::int as n, o.* from unnest(${plainArray(needs.map((need) => need.subjectId))}::uuid[],
      ${plainArray(needs.map((need) => need.indicatorId))}::uuid[],
      ${plainArray(needs.map((need) => String(need.depth)))}::int[])
      with ordinality as need (subject_id, indicator_id, depth, n)
    cross join lateral (
      select distinct on (as_of) id, value, null_reason, as_of, recorded_at, statement_version_id from observation
      where subject_id = need.subject_id and indicator_id = need.indicator_id and as_of <= ${through}::date
      order by as_of desc, recorded_at desc, id desc limit need.depth
    ) as o`.execute(query);
  for (const row of rows) {
    const need = needs[row.n - 1]!;
    series.get(seriesKey(need.subjectId, need.indicatorCode))!.push({
      id: row.id,
      indicator: need.indicatorCode,
      value: row.value,
      nullReason: row.null_reason,
      asOf: row.as_of,
      recordedAt: row.recorded_at.toISOString(),
      statementVersionId: row.statement_version_id,
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

/** The clients of an industry, in the light of one indicator. */
export interface PeerGroup {
  readonly industryCode: string;
  readonly indicatorId: string;
}

/** The newest values of each group's clients, ascending; keyed `industry indicatorId`. */
export async function loadPeers(query: Query, groups: readonly PeerGroup[]): Promise<Map<string, PeerValue[]>> {
  const peers = new Map<string, PeerValue[]>(
    groups.map(({ industryCode, indicatorId }) => [`${industryCode} ${indicatorId}`, []]),
  );
  if (groups.length === 0) return peers;
  const { rows } = await sql<{ industry_code: string; indicator_id: string; client_id: string; value: string }>`
    select g.industry_code, g.indicator_id, c.id as client_id, o.value
    from unnest(${groups.map((group) => group.industryCode)}::text[],
      ${plainArray(groups.map((group) => group.indicatorId))}::uuid[]) as g (industry_code, indicator_id)
    join client c on c.industry_code = g.industry_code cross join lateral (
      select value from observation where subject_id = c.id and indicator_id = g.indicator_id order by as_of desc,
        recorded_at desc, id desc limit 1
    ) as o
    where o.value is not null order by o.value`.execute(query);
  for (const row of rows)
    peers.get(`${row.industry_code} ${row.indicator_id}`)!.push({ clientId: row.client_id, value: row.value });
  return peers;
}
