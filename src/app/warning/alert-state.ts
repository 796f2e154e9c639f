import { sql } from 'kysely';
import { knownEvidence } from '../../domain/warning/alert-decision.ts';
import type { KnownEvidence } from '../../domain/warning/alert-decision.ts';
import type { AlertStatus } from '../../domain/warning/alert-machine.ts';
import type { AlertState } from '../../domain/warning/judge-in-turn.ts';
import type { Severity } from '../../domain/warning/severity.ts';
import type { Query } from '../../persistence/orm.ts';

/** The key of a rule's alert on a subject. */
export function alertKey(ruleCode: string, subjectId: string): string {
  return `${ruleCode} ${subjectId}`;
}

/** What judging needs to remember of an alert's evidence: more than any rule looks back. */
const EVIDENCE_REMEMBERED = 200;

/** The newest alert of each rule on each subject, closed ones included, with its evidence. */
export async function loadAlertStates(
  query: Query,
  ruleCodes: readonly string[],
  subjectIds: readonly string[],
): Promise<Map<string, AlertState>> {
  const states = new Map<string, AlertState>();
  if (ruleCodes.length === 0 || subjectIds.length === 0) return states;
  const { rows } = await sql<{
    id: string;
    rule_code: string;
    subject_id: string;
    status: AlertStatus;
    severity: Severity;
    condition_cleared: boolean;
    assignee_id: string | null;
    raised_at: Date;
  }>`
    select distinct on (subject_id, rule_code) id, rule_code, subject_id, status, severity, condition_cleared,
      assignee_id, raised_at from alert
    where subject_id = any(${[...subjectIds]}::uuid[]) and rule_code = any(${[...ruleCodes]}::text[])
    order by subject_id, rule_code, recorded_at desc, id desc`.execute(query);
  if (rows.length === 0) return states;
  const evidence = await loadEvidence(
    query,
    rows.map((row) => row.id),
  );
  for (const row of rows) {
    states.set(alertKey(row.rule_code, row.subject_id), {
      id: row.id,
      status: row.status,
      severity: row.severity,
      conditionCleared: row.condition_cleared,
      assigneeId: row.assignee_id,
      raisedAt: row.raised_at.toISOString(),
      evidence: evidence.get(row.id) ?? [],
    });
  }
  return states;
}

async function loadEvidence(query: Query, alertIds: readonly string[]): Promise<Map<string, KnownEvidence[]>> {
  const { rows } = await sql<{
    alert_id: string;
    indicator_code: string;
    observation_ids: string[];
    distance: string | null;
  }>`
    select e.* from unnest(${[...alertIds]}::uuid[]) as a (id) cross join lateral (
      select alert_id, indicator_code, observation_ids::text[] as observation_ids, distance from alert_evidence
        where alert_id = a.id order by recorded_at desc, id desc limit ${EVIDENCE_REMEMBERED}
    ) as e`.execute(query);
  const byAlert = new Map<string, KnownEvidence[]>(alertIds.map((id) => [id, []]));
  for (const row of rows)
    byAlert.get(row.alert_id)!.push(
      ...knownEvidence({
        indicator: row.indicator_code,
        observationIds: row.observation_ids,
        distance: row.distance,
      }),
    );
  return byAlert;
}
