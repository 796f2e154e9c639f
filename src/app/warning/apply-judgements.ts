import { sql } from 'kysely';
import { deadlineFor } from '../../domain/warning/alert-deadline.ts';
import type { DecisionAction } from '../../domain/warning/alert-decision.ts';
import type { AlertEventKind } from '../../domain/warning/alert-event.ts';
import { newId } from '../../persistence/tenant.ts';
import type { CommandContext } from '../command/command.ts';
import type { Judgement } from './judge-rules.ts';

const EVENT_OF: Readonly<Record<Exclude<DecisionAction, 'NONE'>, AlertEventKind>> = {
  RAISE: 'RAISED',
  ADD_EVIDENCE: 'EVIDENCE_ADDED',
  CLEAR: 'CONDITION_CLEARED',
  REOPEN: 'REOPENED',
};

/** Writes what judging decided: alerts, their evidence and history, and the events that tell of them. */
export async function applyJudgements(context: CommandContext, judgements: readonly Judgement[]): Promise<void> {
  if (judgements.length === 0) return;
  await insertAlerts(
    context,
    judgements.filter(({ decision }) => decision.action === 'RAISE'),
  );
  await updateAlerts(
    context,
    judgements.filter(({ decision }) => decision.action !== 'RAISE'),
  );
  await insertEvidence(
    context,
    judgements.filter(({ decision }) => decision.action !== 'CLEAR'),
  );
  await insertHistory(context, judgements.filter(isReported));
  context.emit(
    judgements.filter(isReported).map(({ rule, subject, decision, alertId, statusAfter, assigneeId, raisedAt }) => ({
      kind: EVENT_OF[decision.action as Exclude<DecisionAction, 'NONE'>],
      occurredAt: context.now,
      payload: {
        alertId,
        clientId: subject.client.id,
        facilityId: subject.facilityId,
        unitId: subject.client.unitId,
        ruleCode: rule.code,
        severity: decision.severity,
        status: statusAfter,
        assigneeId,
        industryCode: subject.client.industryCode,
        segment: subject.client.segment,
        raisedAt,
      },
    })),
  );
}

/** A settled alert whose condition clears only keeps that in mind: nobody waits to hear of it. */
function isReported({ decision }: Judgement): boolean {
  return decision.action !== 'CLEAR' || decision.command !== null;
}

async function insertAlerts(context: CommandContext, raised: readonly Judgement[]): Promise<void> {
  if (raised.length === 0) return;
  const now = context.now.toISOString();
  const list = <T>(value: (judgement: Judgement) => T): T[] => raised.map(value);
  await sql`
    insert into alert (id, institution_id, rule_id, rule_code, client_id, facility_id, subject_id, severity, status,
      explanation, to_clear,
      raised_at, recorded_at, last_evidence_at, evidence_count, condition_cleared, due_at, version)
    select id, ${context.institutionId}::uuid, rule_id, rule_code, client_id, facility_id, subject_id, severity,
      'OPEN', explanation, to_clear,
      ${now}::timestamptz, ${context.recordedAt.toISOString()}::timestamptz, ${now}::timestamptz, 0, false, due_at, 1
    from unnest(
      ${list((j) => j.alertId)}::uuid[], ${list((j) => j.rule.id)}::uuid[], ${list((j) => j.rule.code)}::text[],
        ${list((j) => j.subject.client.id)}::uuid[],
      ${list((j) => j.subject.facilityId)}::uuid[], ${list((j) => j.subject.id)}::uuid[],
        ${list((j) => j.decision.severity)}::text[],
      ${list((j) => j.verdict.explanation)}::text[], ${list((j) => j.verdict.toClear)}::text[],
        ${list((j) => deadlineFor(j.rule.definition.response, now))}::timestamptz[]
    ) as g (id, rule_id, rule_code, client_id, facility_id, subject_id, severity, explanation, to_clear,
      due_at)`.execute(context.query);
}

/** The last judgement of an alert says how it stands; those before it are in its history. */
async function updateAlerts(context: CommandContext, changed: readonly Judgement[]): Promise<void> {
  if (changed.length === 0) return;
  const now = context.now.toISOString();
  const last = [...new Map(changed.map((judgement) => [judgement.alertId, judgement])).values()];
  const reopened = new Set(
    changed.filter(({ decision }) => decision.action === 'REOPEN').map(({ alertId }) => alertId),
  );
  const list = <T>(value: (judgement: Judgement) => T): T[] => last.map(value);
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
      ${list((j) => j.alertId)}::uuid[], ${list((j) => j.rule.id)}::uuid[],
        ${list((j) => j.decision.severity)}::text[], ${list((j) => j.statusAfter)}::text[],
      ${list((j) => j.decision.conditionCleared)}::boolean[], ${list((j) => j.verdict.explanation)}::text[],
        ${list((j) => j.verdict.toClear)}::text[],
      ${list((j) => reopened.has(j.alertId))}::boolean[],
        ${list((j) => deadlineFor(j.rule.definition.response, now))}::timestamptz[]
    ) as g (id, rule_id, severity, status, cleared, explanation, to_clear, reopened, due_at)
    where alert.id = g.id`.execute(context.query);
}

async function insertEvidence(context: CommandContext, judgements: readonly Judgement[]): Promise<void> {
  const rows = judgements.flatMap(({ alertId, rule, verdict }) =>
    verdict.evidence.map((evidence) => ({ alertId, ruleId: rule.id, explanation: verdict.explanation, ...evidence })),
  );
  if (rows.length === 0) return;
  const list = <T>(value: (row: (typeof rows)[number]) => T): T[] => rows.map(value);
  await sql`
    insert into alert_evidence (id, institution_id, alert_id, rule_id, indicator_code, measure, observation_ids,
      statement_version_ids, value, measured, threshold,
      distance, distance_ratio, as_of, peer_median, peer_percentile, explanation, recorded_at)
    select id, ${context.institutionId}::uuid, alert_id, rule_id, indicator_code, measure, observation_ids::uuid[],
      statement_version_ids::uuid[], value, measured, threshold,
      distance, distance_ratio, as_of, peer_median, peer_percentile, explanation,
        ${context.recordedAt.toISOString()}::timestamptz
    from unnest(
      ${list(() => newId())}::uuid[], ${list((r) => r.alertId)}::uuid[], ${list((r) => r.ruleId)}::uuid[],
        ${list((r) => r.indicator)}::text[], ${list((r) => r.measure)}::text[],
      ${list((r) => `{${r.observationIds.join()}}`)}::text[],
        ${list((r) => `{${r.statementVersionIds.join()}}`)}::text[], ${list((r) => r.value)}::numeric[],
        ${list((r) => r.measured)}::numeric[],
      ${list((r) => r.threshold)}::numeric[], ${list((r) => r.distance)}::numeric[],
        ${list((r) => r.distanceRatio)}::numeric[], ${list((r) => r.asOf)}::date[],
      ${list((r) => r.peerMedian)}::numeric[], ${list((r) => r.peerPercentile)}::numeric[],
        ${list((r) => r.explanation)}::text[]
    ) as g (id, alert_id, rule_id, indicator_code, measure, observation_ids, statement_version_ids, value, measured,
      threshold, distance, distance_ratio, as_of, peer_median, peer_percentile, explanation)`.execute(context.query);
  await sql`
    update alert set evidence_count = evidence_count + g.added
    from (select alert_id, count(*)::int as added from unnest(${list((r) => r.alertId)}::uuid[]) as a (alert_id)
      group by alert_id) as g
    where alert.id = g.alert_id`.execute(context.query);
}

async function insertHistory(context: CommandContext, judgements: readonly Judgement[]): Promise<void> {
  if (judgements.length === 0) return;
  const list = <T>(value: (judgement: Judgement) => T): T[] => judgements.map(value);
  await sql`
    insert into alert_history (id, institution_id, alert_id, event, from_status, to_status, actor_id, note,
      occurred_at, recorded_at)
    select id, ${context.institutionId}::uuid, alert_id, event, from_status, to_status, null, note,
      ${context.now.toISOString()}::timestamptz, ${context.recordedAt.toISOString()}::timestamptz
    from unnest(
      ${list(() => newId())}::uuid[], ${list((j) => j.alertId)}::uuid[],
        ${list((j) => EVENT_OF[j.decision.action as Exclude<DecisionAction, 'NONE'>])}::text[],
      ${list((j) => j.statusBefore)}::text[], ${list((j) => j.statusAfter)}::text[],
        ${list((j) => j.verdict.explanation)}::text[]
    ) as g (id, alert_id, event, from_status, to_status, note)`.execute(context.query);
}
