import type { IsoInstant } from '../shared/time.ts';
import type { AlertStatus } from './alert-machine.ts';
import type { ResponseDemand } from './rule.ts';

const HOUR_MS = 3_600_000;

/** The statuses in which the demanded response is still owed: planning the action is giving it. Sleeping is not. */
export const AWAITING_RESPONSE: ReadonlySet<AlertStatus> = new Set([
  'OPEN',
  'REOPENED',
  'ACKNOWLEDGED',
  'INVESTIGATING',
  'SNOOZED',
]);

/**
 * When the demanded response is due: `withinHours` after `from`, null where the rule demands none. `from` is when the
 * alert was raised, and again when it is reopened or escalated: whoever it then falls to gets the same term.
 */
export function deadlineFor(response: Pick<ResponseDemand, 'withinHours'> | null, from: IsoInstant): IsoInstant | null {
  return response === null ? null : new Date(Date.parse(from) + response.withinHours * HOUR_MS).toISOString();
}

/** Whether the response is owed and its deadline has passed; such an alert is to be escalated. */
export function isOverdue(
  alert: { readonly status: AlertStatus; readonly dueAt: IsoInstant | null },
  now: IsoInstant,
): boolean {
  return alert.dueAt !== null && AWAITING_RESPONSE.has(alert.status) && Date.parse(now) > Date.parse(alert.dueAt);
}
