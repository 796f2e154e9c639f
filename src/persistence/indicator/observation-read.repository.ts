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

const COLUMNS = sql.raw(
  'o.id, o.client_id as "clientId", o.facility_id as "facilityId", o.indicator_id as "indicatorId", o.value, o.null_reason as "nullReason", o.as_of as "asOf", o.source, o.recorded_at as "recordedAt", o.lineage',
);

/** A stretch of one series, and when it was known. */
export interface SeriesCriteria {
  readonly indicatorId: string;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly knownAt?: Date | null;
  readonly last: number;
}

/** The series of subjects, newest first, one observation for each as-of date: the last recorded by `knownAt`. */
export async function findSeries(
  query: Query,
  subjectIds: readonly string[],
  criteria: SeriesCriteria,
): Promise<(ObservationReadRow & { subjectId: string })[]> {
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

/**
 * The newest observation of each series of subjects: one index entry a series, however long it is. Its indicators are
 * found by skipping from one to the next in the same index.
 */
export async function findLatest(
  query: Query,
  subjectIds: readonly string[],
  criteria: LatestCriteria,
): Promise<(ObservationReadRow & { subjectId: string })[]> {
  const knownAt = criteria.knownAt?.toISOString() ?? null;
  const asOf = criteria.asOf ?? null;
  const indicators =
    criteria.indicatorIds === null
      ? sql`with recursive step (indicator_id) as (
          (select indicator_id from observation where subject_id = s.id order by indicator_id limit 1)
          union all
          select (select n.indicator_id from observation n where n.subject_id = s.id
            and n.indicator_id > step.indicator_id order by n.indicator_id limit 1) from step
            where step.indicator_id is not null
        ) select indicator_id as id from step where indicator_id is not null`
      : sql`select unnest(${[...criteria.indicatorIds]}::uuid[]) as id`;
  const { rows } = await sql<ObservationReadRow & { subjectId: string }>`
    select s.id as "subjectId", o.* from unnest(${[...subjectIds]}::uuid[]) as s (id) cross
      join lateral (${indicators}) as i cross join lateral (
      select ${COLUMNS} from observation o where o.subject_id = s.id and o.indicator_id = i.id
        and (${asOf}::date is null or o.as_of <= ${asOf}::date)
          and (${knownAt}::timestamptz is null or o.recorded_at <= ${knownAt}::timestamptz)
      order by o.as_of desc, o.recorded_at desc, o.id desc limit 1
    ) as o
    order by s.id, i.id`.execute(query);
  return rows;
}
