import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Query, Tables } from '../orm.ts';

export type AlertEvidenceRow = Selectable<Tables['alert_evidence']>;
export type AlertActionRow = Selectable<Tables['alert_action']>;
export type AlertHistoryRow = Selectable<Tables['alert_history']>;

/** The newest rows that belong to each alert, newest first, `limit` of each at most. */
async function newestOfEach<Row>(query: Query, table: 'alert_evidence' | 'alert_history', alertIds: readonly string[], limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select d.* from unnest(${[...alertIds]}::uuid[]) as wanted (id) cross join lateral (
      select * from ${sql.table(table)} where alert_id = wanted.id order by recorded_at desc, id desc limit ${limit}
    ) as d`.execute(query);
  return rows;
}

export function newestEvidence(query: Query, alertIds: readonly string[], limit: number): Promise<AlertEvidenceRow[]> {
  return newestOfEach(query, 'alert_evidence', alertIds, limit);
}

export function newestHistory(query: Query, alertIds: readonly string[], limit: number): Promise<AlertHistoryRow[]> {
  return newestOfEach(query, 'alert_history', alertIds, limit);
}

/** The actions of the alerts in the order in which they are due. */
export function actionsOf(query: Query, alertIds: readonly string[]): Promise<AlertActionRow[]> {
  return query.selectFrom('alert_action').selectAll().where('alert_id', 'in', alertIds as string[]).orderBy('due_on').orderBy('id').execute();
}

/** One line of a statement that an observation was computed from. */
export interface LineageLine {
  readonly observation_id: string;
  readonly version_id: string;
  readonly version: number;
  readonly basis: string;
  readonly period_start: string;
  readonly period_end: string;
  readonly currency: string;
  readonly code: string;
  /** Null where the line was not reported. */
  readonly amount: string | null;
  readonly derived: boolean;
}

/** The statement lines behind observations, newest period first. */
export async function lineageOf(query: Query, observationIds: readonly string[]): Promise<LineageLine[]> {
  const { rows } = await sql<LineageLine>`
    select o.id as observation_id, v.id as version_id, v.version, s.basis, s.period_start, s.period_end, v.currency, line.code,
           v.lines ->> line.code as amount, coalesce(v.derived_lines ? line.code, false) as derived
    from observation o
    cross join lateral jsonb_array_elements(o.lineage -> 'statements') as st (entry)
    join statement_version v on v.id = (st.entry ->> 'versionId')::uuid
    join financial_statement s on s.id = v.statement_id
    cross join lateral jsonb_array_elements_text(st.entry -> 'lines') with ordinality as line (code, n)
    where o.id = any(${[...observationIds]}::uuid[]) and o.lineage is not null
    order by s.period_end desc, v.id, line.n`.execute(query);
  return rows;
}
