import type { IsoInstant } from '../shared/time.ts';
import type { Severity } from './severity.ts';
import type { AlertStatus } from './alert-machine.ts';

/** What happened to an alert; each is one entry of the event log and one message of the alert stream. */
export const ALERT_EVENT_KINDS = [
  'RAISED',
  'EVIDENCE_ADDED',
  'REOPENED',
  'CONDITION_CLEARED',
  'ESCALATED',
  'ASSIGNED',
  'ACKNOWLEDGED',
  'INVESTIGATION_STARTED',
  'ACTION_PLANNED',
  'ACTION_COMPLETED',
  'SNOOZED',
  'WOKEN',
  'FALSE_POSITIVE_PROPOSED',
  'FALSE_POSITIVE_CONFIRMED',
  'FALSE_POSITIVE_REJECTED',
  'RESOLVED',
  'CLOSED',
] as const;
export type AlertEventKind = (typeof ALERT_EVENT_KINDS)[number];

/** What an event says of its alert at that moment: enough to decide who wants it without a query. */
export interface AlertEventPayload {
  readonly alertId: string;
  readonly clientId: string;
  readonly facilityId: string | null;
  readonly unitId: string;
  readonly ruleCode: string;
  readonly severity: Severity;
  readonly status: AlertStatus;
  readonly assigneeId: string | null;
  readonly industryCode: string | null;
  readonly segment: string;
  /** Business time the alert was raised at, whatever this event is. */
  readonly raisedAt: IsoInstant;
}
