import { sql } from 'kysely';
import type { AlertStatus } from '../../domain/warning/alert-machine.ts';
import type { Severity } from '../../domain/warning/severity.ts';
import type { Query } from '../orm.ts';
import { insertBulk, insertRow, updateRows } from '../row-writes.ts';
import type { PlainRow, Changes, NewRow } from '../row-writes.ts';
import type { AlertRow } from './alert.repository.ts';

/** Adds alerts that rules raised. */
export async function insertAlerts(query: Query, rows: readonly PlainRow<'alert'>[]): Promise<void> {
  await insertBulk(query, 'alert', rows);
}

/** Adds evidence, and counts it at its alerts. */
export async function insertEvidence(query: Query, rows: readonly PlainRow<'alert_evidence'>[]): Promise<void> {
  if (rows.length === 0) return;
  await insertBulk(query, 'alert_evidence', rows);
  await sql`
    update alert set evidence_count = evidence_count + g.added
    from (select alert_id, count(*)::int as added
      from unnest(${rows.map((row) => row.alert_id)}::uuid[]) as a (alert_id) group by alert_id) as g
    where alert.id = g.alert_id`.execute(query);
}

/** Adds to the history of alerts. */
export async function addAlertHistory(query: Query, rows: readonly PlainRow<'alert_history'>[]): Promise<void> {
  await insertBulk(query, 'alert_history', rows);
}

/** How judging left an alert. */
export interface JudgedAlert {
  readonly id: string;
  readonly ruleId: string;
  readonly severity: Severity;
  readonly status: AlertStatus;
  readonly isCleared: boolean;
  readonly explanation: string;
  readonly toClear: string;
  readonly isReopened: boolean;
  /** When the response to an alert that was reopened is due. */
  readonly dueAt: string | null;
}

/** Brings alerts to where judging left them, and raises their versions. */
export async function updateJudgedAlerts(query: Query, judged: readonly JudgedAlert[], at: Date): Promise<void> {
  if (judged.length === 0) return;
  const now = at.toISOString();
  const list = <K extends keyof JudgedAlert>(key: K): JudgedAlert[K][] => judged.map((alert) => alert[key]);
  await sql`
    update alert set
      rule_id = g.rule_id, severity = g.severity, status = g.status, condition_cleared = g.cleared,
        version = alert.version + 1,
      explanation = case when g.cleared then alert.explanation else g.explanation end,
      to_clear = case when g.cleared then alert.to_clear else g.to_clear end,
      last_evidence_at = case when g.cleared then alert.last_evidence_at else ${now}::timestamptz end,
      due_at = case when g.reopened then g.due_at else alert.due_at end,
      resolved_by = case when g.status = 'RESOLVED' and alert.status <> 'RESOLVED' then 'CONDITION_CLEARED'
        when g.status = 'RESOLVED' then alert.resolved_by end,
      resolution = case when g.status = 'RESOLVED' and alert.status <> 'RESOLVED' then g.explanation
        when g.status = 'RESOLVED' then alert.resolution end,
      resolved_by_id = case when g.status = 'RESOLVED' and alert.status = 'RESOLVED' then alert.resolved_by_id end,
      resolved_at = case when g.status = 'RESOLVED' and alert.status <> 'RESOLVED' then ${now}::timestamptz
        when g.status = 'RESOLVED' then alert.resolved_at end,
      false_positive_proposed_by_id = case when g.cleared then alert.false_positive_proposed_by_id end,
      snoozed_until = case when g.status = 'SNOOZED' then alert.snoozed_until end
    from unnest(
      ${list('id')}::uuid[], ${list('ruleId')}::uuid[], ${list('severity')}::text[], ${list('status')}::text[],
      ${list('isCleared')}::boolean[], ${list('explanation')}::text[], ${list('toClear')}::text[],
      ${list('isReopened')}::boolean[], ${list('dueAt')}::timestamptz[]
    ) as g (id, rule_id, severity, status, cleared, explanation, to_clear, reopened, due_at)
    where alert.id = g.id`.execute(query);
}

/** An alert with what its client's readers are chosen by. */
export type SweptAlert = AlertRow & {
  readonly unit_id: string;
  readonly industry_code: string | null;
  readonly segment: string;
};

/** Wakes or escalates alerts: another status and deadline, no snooze, and the next version. */
export async function updateSweptAlerts(
  query: Query,
  status: AlertStatus,
  swept: readonly { readonly id: string; readonly dueAt: string | null }[],
): Promise<SweptAlert[]> {
  const { rows } = await sql<SweptAlert>`
    update alert set status = ${status}, snoozed_until = null, due_at = g.due_at, version = alert.version + 1
    from unnest(${swept.map(({ id }) => id)}::uuid[], ${swept.map(({ dueAt }) => dueAt)}::timestamptz[])
      as g (id, due_at), client c
    where alert.id = g.id and c.id = alert.client_id
    returning alert.*, c.unit_id, c.industry_code, c.segment`.execute(query);
  return rows;
}

/** What a person's command sets of an alert beside its status. */
export type AlertChanges = Omit<Changes<'alert'>, 'status' | 'version'>;

/** Changes an alert and raises its version; gives it as it is then. */
export function reviseAlert(
  query: Query,
  id: string,
  changes: AlertChanges & { readonly status: AlertStatus },
): Promise<AlertRow> {
  return updateRows(query, 'alert', { ...changes, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function insertAlertAction(query: Query, row: NewRow<'alert_action'>): Promise<void> {
  return insertRow(query, 'alert_action', row);
}

/** Reports an action as done; whether it was not done yet. */
export async function completeAction(
  query: Query,
  id: string,
  done: Required<Pick<Changes<'alert_action'>, 'completed_by_id' | 'completed_at' | 'outcome'>>,
): Promise<boolean> {
  const updated = await updateRows(query, 'alert_action', done)
    .where('id', '=', id)
    .where('completed_at', 'is', null)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}
