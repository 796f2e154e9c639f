import { sql } from 'kysely';
import type { Query } from '../orm.ts';
import type { StatementLineage } from './indicator.entity.ts';

/** An observation as lists show it. */
export interface ObservationReadRow {
  readonly id: string;
  readonly clientId: string;
  readonly facilityId: string | null;
  readonly indicatorId: string;
  readonly value: string | null;
  readonly nullReason: string | null;
  readonly asOf: string;
  readonly source: string;
  readonly recordedAt: Date;
  readonly lineage: StatementLineage | null;
}

const COLUMNS = sql.raw('o.id, o.client_id as "clientId", o.facility_id as "facilityId", o.indicator_id as "indicatorId", o.value, o.null_reason as "nullReason", o.as_of as "asOf", o.source, o.recorded_at as "recordedAt", o.lineage');

/** A stretch of one series, and when it was known. */
export interface SeriesCriteria {
  readonly indicatorId: string;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly knownAt?: Date | null;
  readonly last: number;
}

/** The series of subjects, newest first, one observation for each as-of date: the last recorded by `knownAt`. */
export async function findSeries(query: Query, subjectIds: readonly string[], criteria: SeriesCriteria): Promise<(ObservationReadRow & { subjectId: string })[]> {
  const knownAt = criteria.knownAt?.toISOString() ?? null;
  const { rows } = await sql<ObservationReadRow & { subjectId: string }>`
    select s.id as "subjectId", o.* from unnest(${[...subjectIds]}::uuid[]) as s (id) cross join lateral (
      select distinct on (o.as_of) ${COLUMNS} from observation o
      where o.subject_id = s.id and o.indicator_id = ${criteria.indicatorId}::uuid
        and (${criteria.from ?? null}::date is null or o.as_of >= ${criteria.from ?? null}::date)
        and (${criteria.to ?? null}::date is null or o.as_of <= ${criteria.to ?? null}::date)
        and (${knownAt}::timestamptz is null or o.recorded_at <= ${knownAt}::timestamptz)
      order by o.as_of desc, o.recorded_at desc, o.id desc limit ${criteria.last}
    ) as o`.execute(query);
  return rows;
}

/** What was the newest of each series at some time. */
export interface LatestCriteria {
  /** Of these indicators only; null: of all. */
  readonly indicatorIds: readonly string[] | null;
  /** As of this date; null: whatever is newest. */
  readonly asOf?: string | null;
  /** As known at this instant; null: as known now. */
  readonly knownAt?: Date | null;
}

/** The newest observation of each series of subjects: kept ready for now, found in the history for any other time. */
export async function findLatest(query: Query, subjectIds: readonly string[], criteria: LatestCriteria): Promise<(ObservationReadRow & { subjectId: string })[]> {
  const indicatorIds = criteria.indicatorIds === null ? null : [...criteria.indicatorIds];
  if (criteria.asOf == null && criteria.knownAt == null) {
    const { rows } = await sql<ObservationReadRow & { subjectId: string }>`
      select l.subject_id as "subjectId", ${COLUMNS} from latest_observation l join observation o on o.id = l.observation_id
      where l.subject_id = any(${[...subjectIds]}::uuid[]) and (${indicatorIds}::uuid[] is null or l.indicator_id = any(${indicatorIds}::uuid[]))
      order by l.subject_id, l.indicator_id`.execute(query);
    return rows;
  }
  const knownAt = criteria.knownAt?.toISOString() ?? null;
  const { rows } = await sql<ObservationReadRow & { subjectId: string }>`
    select l.subject_id as "subjectId", o.* from latest_observation l cross join lateral (
      select ${COLUMNS} from observation o where o.subject_id = l.subject_id and o.indicator_id = l.indicator_id
        and (${criteria.asOf ?? null}::date is null or o.as_of <= ${criteria.asOf ?? null}::date)
        and (${knownAt}::timestamptz is null or o.recorded_at <= ${knownAt}::timestamptz)
      order by o.as_of desc, o.recorded_at desc, o.id desc limit 1
    ) as o
    where l.subject_id = any(${[...subjectIds]}::uuid[]) and (${indicatorIds}::uuid[] is null or l.indicator_id = any(${indicatorIds}::uuid[]))
    order by l.subject_id, l.indicator_id`.execute(query);
  return rows;
}
