import { deadlineFor } from '../../domain/warning/alert-deadline.ts';
import type { DecisionAction } from '../../domain/warning/alert-decision.ts';
import type { AlertEventKind } from '../../domain/warning/alert-event.ts';
import { newId } from '../../persistence/tenant.ts';
import {
  addAlertHistory,
  insertAlerts,
  insertEvidence,
  updateJudgedAlerts,
} from '../../persistence/warning/alert-write.repository.ts';
import type { PlainRow } from '../../persistence/row-writes.ts';
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
  const { query } = context;
  const raised = judgements.filter(({ decision }) => decision.action === 'RAISE');
  await insertAlerts(
    query,
    raised.map((judgement) => alertRow(context, judgement)),
  );
  await updateAlerts(
    context,
    judgements.filter(({ decision }) => decision.action !== 'RAISE'),
  );
  const evident = judgements.filter(({ decision }) => decision.action !== 'CLEAR');
  await insertEvidence(
    query,
    evident.flatMap((judgement) => evidenceRows(context, judgement)),
  );
  await addAlertHistory(
    query,
    judgements.filter(isReported).map((judgement) => historyRow(context, judgement)),
  );
  context.emit(
    judgements.filter(isReported).map(({ rule, subject, decision, alertId, statusAfter, assigneeId, raisedAt }) => ({
      kind: eventOf(decision),
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

function eventOf({ action }: Judgement['decision']): AlertEventKind {
  return EVENT_OF[action as Exclude<DecisionAction, 'NONE'>];
}

function alertRow({ institutionId, now, recordedAt }: CommandContext, judgement: Judgement): PlainRow<'alert'> {
  const { rule, subject, decision, verdict } = judgement;
  return {
    id: judgement.alertId,
    institution_id: institutionId,
    rule_id: rule.id,
    rule_code: rule.code,
    client_id: subject.client.id,
    facility_id: subject.facilityId,
    subject_id: subject.id,
    severity: decision.severity,
    status: 'OPEN',
    explanation: verdict.explanation,
    to_clear: verdict.toClear,
    raised_at: now,
    recorded_at: recordedAt,
    last_evidence_at: now,
    evidence_count: 0,
    condition_cleared: false,
    assignee_id: null,
    due_at: dueAt(now, judgement),
    snoozed_until: null,
    acknowledged_at: null,
    resolved_by: null,
    resolution: null,
    resolved_by_id: null,
    resolved_at: null,
    closed_by_id: null,
    closed_at: null,
    false_positive_reason: null,
    false_positive_proposed_by_id: null,
    version: 1,
  };
}

function dueAt(now: Date, { rule }: Judgement): Date | null {
  const deadline = deadlineFor(rule.definition.response, now.toISOString());
  return deadline === null ? null : new Date(deadline);
}

/** The last judgement of an alert says how it stands; those before it are in its history. */
function updateAlerts({ query, now }: CommandContext, changed: readonly Judgement[]): Promise<void> {
  const last = [...new Map(changed.map((judgement) => [judgement.alertId, judgement])).values()];
  const reopened = new Set(
    changed.filter(({ decision }) => decision.action === 'REOPEN').map(({ alertId }) => alertId),
  );
  return updateJudgedAlerts(
    query,
    last.map(({ alertId, rule, decision, statusAfter, verdict }) => ({
      id: alertId,
      ruleId: rule.id,
      severity: decision.severity,
      status: statusAfter,
      isCleared: decision.conditionCleared,
      explanation: verdict.explanation,
      toClear: verdict.toClear,
      isReopened: reopened.has(alertId),
      dueAt: deadlineFor(rule.definition.response, now.toISOString()),
    })),
    now,
  );
}

function evidenceRows(
  { institutionId, recordedAt }: CommandContext,
  { alertId, rule, verdict }: Judgement,
): PlainRow<'alert_evidence'>[] {
  return verdict.evidence.map((evidence) => ({
    id: newId(),
    institution_id: institutionId,
    alert_id: alertId,
    rule_id: rule.id,
    indicator_code: evidence.indicator,
    measure: evidence.measure,
    observation_ids: [...evidence.observationIds],
    statement_version_ids: [...evidence.statementVersionIds],
    value: evidence.value,
    measured: evidence.measured,
    threshold: evidence.threshold,
    distance: evidence.distance,
    distance_ratio: evidence.distanceRatio,
    as_of: evidence.asOf,
    peer_median: evidence.peerMedian,
    peer_percentile: evidence.peerPercentile,
    explanation: verdict.explanation,
    recorded_at: recordedAt,
  }));
}

function historyRow(
  { institutionId, now, recordedAt }: CommandContext,
  { alertId, decision, statusBefore, statusAfter, verdict }: Judgement,
): PlainRow<'alert_history'> {
  return {
    id: newId(),
    institution_id: institutionId,
    alert_id: alertId,
    event: eventOf(decision),
    from_status: statusBefore,
    to_status: statusAfter,
    actor_id: null,
    note: verdict.explanation,
    occurred_at: now,
    recorded_at: recordedAt,
  };
}
