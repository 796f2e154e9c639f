import type { AlertEventKind } from '../../domain/warning/alert-event.ts';
import type {
  AlertActionRow,
  AlertEvidenceRow,
  AlertHistoryRow,
} from '../../persistence/warning/alert-detail.repository.ts';
import type { AlertRow } from '../../persistence/warning/alert.repository.ts';
import { toGlobalId } from '../shared/global-id.ts';
import type { AlertActionType, AlertEvidenceType, AlertHistoryEntryType } from './alert-detail.type.ts';
import type { AlertType } from './alert.type.ts';

export function presentAlert(row: AlertRow): AlertType {
  return {
    id: toGlobalId('Alert', row.id),
    rowId: row.id,
    ruleRowId: row.rule_id,
    clientRowId: row.client_id,
    facilityRowId: row.facility_id,
    assigneeRowId: row.assignee_id,
    resolvedByRowId: row.resolved_by_id,
    closedByRowId: row.closed_by_id,
    falsePositiveProposedByRowId: row.false_positive_proposed_by_id,
    severity: row.severity,
    status: row.status,
    explanation: row.explanation,
    toClear: row.to_clear,
    raisedAt: row.raised_at,
    recordedAt: row.recorded_at,
    lastEvidenceAt: row.last_evidence_at,
    evidenceCount: row.evidence_count,
    conditionCleared: row.condition_cleared,
    dueAt: row.due_at,
    snoozedUntil: row.snoozed_until,
    acknowledgedAt: row.acknowledged_at,
    resolvedHow: row.resolved_by,
    resolution: row.resolution,
    resolvedAt: row.resolved_at,
    closedAt: row.closed_at,
    falsePositiveReason: row.false_positive_reason,
    version: row.version,
  };
}

export function presentEvidence(row: AlertEvidenceRow, { clientRowId }: AlertType): AlertEvidenceType {
  return {
    alertRowId: row.alert_id,
    clientRowId,
    ruleRowId: row.rule_id,
    indicatorCode: row.indicator_code,
    observationRowIds: row.observation_ids,
    measure: row.measure,
    value: row.value,
    measured: row.measured,
    threshold: row.threshold,
    distance: row.distance,
    distanceRatio: row.distance_ratio,
    asOf: row.as_of,
    peerMedian: row.peer_median,
    peerPercentile: row.peer_percentile,
    explanation: row.explanation,
    recordedAt: row.recorded_at,
  };
}

export function presentAction(row: AlertActionRow): AlertActionType {
  return {
    id: toGlobalId('AlertAction', row.id),
    ownerRowId: row.owner_id,
    plannedByRowId: row.planned_by_id,
    completedByRowId: row.completed_by_id,
    description: row.description,
    dueOn: row.due_on,
    plannedAt: row.planned_at,
    completedAt: row.completed_at,
    outcome: row.outcome,
  };
}

export function presentHistory(row: AlertHistoryRow): AlertHistoryEntryType {
  return {
    alertRowId: row.alert_id,
    actorRowId: row.actor_id,
    kind: row.event as AlertEventKind,
    fromStatus: row.from_status,
    toStatus: row.to_status,
    note: row.note,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
  };
}
