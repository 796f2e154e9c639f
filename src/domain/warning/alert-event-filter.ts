import type { AlertEventPayload } from './alert-event.ts';
import { isOpen } from './alert-machine.ts';
import type { AlertStatus } from './alert-machine.ts';
import { severityRank } from './severity.ts';
import type { Severity } from './severity.ts';

/**
 * Which alerts, with every name already looked up: references as client ids, units as the ids of their whole subtrees.
 * Conditions that are given must all hold, and within a list any one; null or absent asks nothing, an empty list
 * nothing can meet. Lists of alerts and the stream are narrowed by the same criteria, in SQL and here.
 */
export interface AlertCriteria {
  readonly severities?: readonly Severity[] | null;
  readonly minSeverity?: Severity | null;
  readonly statuses?: readonly AlertStatus[] | null;
  /** True: those that still await work or a checker; false: those that do not. */
  readonly open?: boolean | null;
  readonly clientIds?: readonly string[] | null;
  readonly facilityId?: string | null;
  readonly ruleCodes?: readonly string[] | null;
  readonly unitIds?: readonly string[] | null;
  readonly industryCodes?: readonly string[] | null;
  readonly segments?: readonly string[] | null;
  readonly assigneeId?: string | null;
  /** Raised at this business time or later. */
  readonly raisedAfter?: Date | null;
  /** Raised before this business time. */
  readonly raisedBefore?: Date | null;
}

/** Whether an event's alert, as the event found it, meets the criteria. */
export function matchesAlertEvent(criteria: AlertCriteria, payload: AlertEventPayload): boolean {
  return (
    isAmong(criteria.severities, payload.severity) &&
    isAmong(criteria.statuses, payload.status) &&
    isAmong(criteria.clientIds, payload.clientId) &&
    isAmong(criteria.ruleCodes, payload.ruleCode) &&
    isAmong(criteria.unitIds, payload.unitId) &&
    isAmong(criteria.industryCodes, payload.industryCode) &&
    isAmong(criteria.segments, payload.segment) &&
    isEqual(criteria.facilityId, payload.facilityId) &&
    isEqual(criteria.assigneeId, payload.assigneeId) &&
    isEqual(criteria.open, isOpen(payload.status)) &&
    (criteria.minSeverity == null || severityRank(payload.severity) >= severityRank(criteria.minSeverity)) &&
    isWithin(criteria, Date.parse(payload.raisedAt))
  );
}

function isAmong(wanted: readonly string[] | null | undefined, value: string | null): boolean {
  return wanted == null || (value !== null && wanted.includes(value));
}

function isEqual<T>(wanted: T | null | undefined, value: T | null): boolean {
  return wanted == null || wanted === value;
}

function isWithin({ raisedAfter, raisedBefore }: AlertCriteria, raisedAt: number): boolean {
  return (
    (raisedAfter == null || raisedAt >= raisedAfter.getTime()) &&
    (raisedBefore == null || raisedAt < raisedBefore.getTime())
  );
}
