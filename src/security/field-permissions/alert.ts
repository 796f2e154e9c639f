import { COMMAND_DUTIES } from '../command-permissions.ts';
import { STAFF, STAFF_AND_WALL, fields } from '../field-access.ts';
import type { TypeAccess } from '../field-access.ts';

const { acknowledgeAlert, startAlertInvestigation, assignAlert, planAlertAction, completeAlertAction, resolveAlert } = COMMAND_DUTIES;
const { closeAlert, snoozeAlert, wakeAlert, markAlertFalsePositive, confirmAlertFalsePositive, rejectAlertFalsePositive } = COMMAND_DUTIES;

export const ALERT_ACCESS = {
  Query: fields(STAFF_AND_WALL, 'alert', 'alerts', 'portfolio'),
  Subscription: fields(STAFF_AND_WALL, 'alertFeed', 'alertStream'),
  Mutation: {
    acknowledgeAlert, startAlertInvestigation, assignAlert, planAlertAction, completeAlertAction, resolveAlert,
    closeAlert, snoozeAlert, wakeAlert, markAlertFalsePositive, confirmAlertFalsePositive, rejectAlertFalsePositive,
  },
  Client: fields(STAFF_AND_WALL, 'alerts'),
  Alert: {
    ...fields(
      STAFF_AND_WALL,
      'id', 'severity', 'status', 'explanation', 'toClear', 'raisedAt', 'recordedAt', 'lastEvidenceAt', 'evidenceCount', 'conditionCleared', 'dueAt', 'overdue', 'snoozedUntil',
      'acknowledgedAt', 'resolvedHow', 'resolution', 'resolvedAt', 'closedAt', 'falsePositiveReason', 'version', 'rule', 'response', 'client', 'facility', 'assignee', 'allowedCommands', 'evidence',
    ),
    ...fields(STAFF, 'resolvedBy', 'closedBy', 'falsePositiveProposedBy', 'actions', 'history'),
  },
  AlertConnection: fields(STAFF_AND_WALL, 'edges', 'nodes', 'pageInfo', 'totalCount'),
  AlertEdge: fields(STAFF_AND_WALL, 'cursor', 'node'),
  AlertEvidence: {
    ...fields(STAFF_AND_WALL, 'measure', 'value', 'measured', 'threshold', 'distance', 'distanceRatio', 'asOf', 'peerMedian', 'peerPercentile', 'explanation', 'recordedAt', 'indicator', 'rule'),
    ...fields(STAFF, 'observations'),
  },
  AlertAction: fields(STAFF, 'id', 'description', 'dueOn', 'plannedAt', 'completedAt', 'outcome', 'owner', 'plannedBy', 'completedBy'),
  AlertHistoryEntry: fields(STAFF, 'kind', 'fromStatus', 'toStatus', 'note', 'occurredAt', 'recordedAt', 'actor'),
  AlertResult: fields(STAFF, 'alert', 'failure'),
  AlertEvent: fields(STAFF_AND_WALL, 'cursor', 'kind', 'alert', 'occurredAt', 'recordedAt'),
  FeedHeartbeat: fields(STAFF_AND_WALL, 'cursor', 'sentAt', 'nextWithinMs'),
  FeedResync: fields(STAFF_AND_WALL, 'reason', 'message'),
  Portfolio: fields(STAFF_AND_WALL, 'clientCount', 'countsByTier', 'countsByStage', 'bySegment', 'byIndustry', 'byUnit', 'alertActivity', 'openAlertsBySeverity', 'exposure', 'exposureUnderAlert', 'alertCursor'),
  TierCount: fields(STAFF_AND_WALL, 'tier', 'clientCount'),
  StageCount: fields(STAFF_AND_WALL, 'stage', 'clientCount'),
  SegmentTotals: fields(STAFF_AND_WALL, 'segment', 'clientCount', 'exposure', 'openAlertsBySeverity'),
  IndustryTotals: fields(STAFF_AND_WALL, 'industry', 'clientCount', 'exposure', 'openAlertsBySeverity', 'alertWeight'),
  UnitTotals: fields(STAFF_AND_WALL, 'unit', 'clientCount', 'exposure', 'openAlertsBySeverity', 'alertWeight'),
  AlertActivity: fields(STAFF_AND_WALL, 'severity', 'raisedCount', 'closedCount', 'acknowledgedCount', 'medianHoursToAcknowledge', 'medianHoursDemanded'),
  SeverityCount: fields(STAFF_AND_WALL, 'severity', 'alertCount'),
} satisfies TypeAccess;
