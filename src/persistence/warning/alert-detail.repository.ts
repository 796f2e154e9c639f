import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { ObservationReadRow } from '../indicator/observation-read.repository.ts';
import type { Query, Tables } from '../orm.ts';

export type AlertEvidenceRow = Selectable<Tables['alert_evidence']>;
export type AlertActionRow = Selectable<Tables['alert_action']>;
export type AlertHistoryRow = Selectable<Tables['alert_history']>;

/** The newest rows that belong to each alert, newest first, `limit` of each at most. */
async function newestOfEach<Row>(
  query: Query,
  table: 'alert_evidence' | 'alert_history',
  alertIds: readonly string[],
  limit: number,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select d.* from unnest(${[...alertIds]}::uuid[]) as wanted (id) cross join lateral (
      select * from ${sql.table(table)} where alert_id = wanted.id order by recorded_at desc, id desc limit ${limit}
    ) as d`.execute(query);
  return rows;
}

export function newestEvidence(query: Query, alertIds: readonly string[], limit: number): Promise<AlertEvidenceRow[]> {
  return newestOfEach(query, 'alert_evidence', alertIds, limit);
}

/** A sentence of an alert: of how it stands, of an evidence, or of what happened. */
export interface AlertSentence {
  readonly alertId: string;
  readonly sentence: string;
}

/** The evidence of which each sentence was last said, one row for each indicator, measure and threshold. */
export async function evidenceSaid(query: Query, asked: readonly AlertSentence[]): Promise<AlertEvidenceRow[]> {
  const { rows } = await sql<AlertEvidenceRow>`
    select distinct on (e.alert_id, e.explanation, e.indicator_code, e.measure, e.threshold) e.*
    from (select distinct * from unnest(${asked.map(({ alertId }) => alertId)}::uuid[],
      ${asked.map(({ sentence }) => sentence)}::text[]) as a (alert_id, sentence)) as wanted
    join alert_evidence e on e.alert_id = wanted.alert_id and e.explanation = wanted.sentence
    order by e.alert_id, e.explanation, e.indicator_code, e.measure, e.threshold, e.recorded_at desc,
      e.id desc`.execute(query);
  return rows;
}

export function newestHistory(query: Query, alertIds: readonly string[], limit: number): Promise<AlertHistoryRow[]> {
  return newestOfEach(query, 'alert_history', alertIds, limit);
}

/** The actions of the alerts in the order in which they are due. */
export function actionsOf(query: Query, alertIds: readonly string[]): Promise<AlertActionRow[]> {
  return query
    .selectFrom('alert_action')
    .selectAll()
    .where('alert_id', 'in', alertIds as string[])
    .orderBy('due_on')
    .orderBy('id')
    .execute();
}

/** Observations by id. */
export async function findObservationsById(query: Query, ids: readonly string[]): Promise<ObservationReadRow[]> {
  return query
    .selectFrom('observation')
    .select([
      'id',
      'client_id as clientId',
      'facility_id as facilityId',
      'indicator_id as indicatorId',
      'value',
      'null_reason as nullReason',
      'as_of as asOf',
      'source',
      'recorded_at as recordedAt',
      'lineage',
    ])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
}
