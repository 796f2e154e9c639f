import { defineMachine } from '../shared/state-machine.ts';
import type { CommandOf, StateOf } from '../shared/state-machine.ts';

/**
 * What stands between a RED alert and being forgotten; each may be called a false positive, with what `alert-guards`
 * asks.
 */
const UNRESOLVED = [
  'OPEN',
  'REOPENED',
  'ACKNOWLEDGED',
  'INVESTIGATING',
  'ACTION_PLANNED',
  'ESCALATED',
  'SNOOZED',
] as const;

/**
 * The life of an alert. CLEAR, REOPEN, WAKE and ESCALATE are given by the engine: the condition cleared, it fired again
 * after being resolved, the snooze ended, the deadline passed (a person may escalate too). A resolved alert waits for a
 * checker; CLOSED and FALSE_POSITIVE are final, and firing again then raises a new alert (see `decideAlert`).
 * An alert is snoozed only before work on it is planned, and escalation is answered by working on it, not by sleeping.
 */
export const ALERT_MACHINE = defineMachine({
  name: 'Alert',
  initial: 'OPEN',
  transitions: {
    ACKNOWLEDGE: { from: ['OPEN', 'REOPENED', 'ESCALATED'], to: 'ACKNOWLEDGED' },
    INVESTIGATE: { from: ['ACKNOWLEDGED', 'ACTION_PLANNED', 'ESCALATED'], to: 'INVESTIGATING' },
    PLAN_ACTION: { from: ['INVESTIGATING', 'ACTION_PLANNED', 'ESCALATED'], to: 'ACTION_PLANNED' },
    COMPLETE_ACTION: { from: ['ACTION_PLANNED', 'INVESTIGATING', 'ESCALATED'] },
    RESOLVE: { from: ['INVESTIGATING', 'ACTION_PLANNED', 'ESCALATED'], to: 'RESOLVED' },
    CLOSE: { from: ['RESOLVED'], to: 'CLOSED' },
    PROPOSE_FALSE_POSITIVE: { from: UNRESOLVED },
    REJECT_FALSE_POSITIVE: { from: UNRESOLVED },
    MARK_FALSE_POSITIVE: { from: UNRESOLVED, to: 'FALSE_POSITIVE' },
    SNOOZE: { from: ['OPEN', 'REOPENED', 'ACKNOWLEDGED', 'INVESTIGATING'], to: 'SNOOZED' },
    WAKE: { from: ['SNOOZED'], to: 'ACKNOWLEDGED' },
    ESCALATE: {
      from: ['OPEN', 'REOPENED', 'ACKNOWLEDGED', 'INVESTIGATING', 'ACTION_PLANNED', 'SNOOZED'],
      to: 'ESCALATED',
    },
    ASSIGN: { from: UNRESOLVED },
    CLEAR: { from: UNRESOLVED, to: 'RESOLVED' },
    REOPEN: { from: ['RESOLVED'], to: 'REOPENED' },
  },
});

export type AlertStatus = StateOf<typeof ALERT_MACHINE>;
export type AlertCommand = CommandOf<typeof ALERT_MACHINE>;

/** Every status an alert can have. */
export const ALERT_STATUSES: readonly AlertStatus[] = ALERT_MACHINE.states;

/** How a resolved alert came to be resolved: the figures cleared it, or a person did. */
export const ALERT_RESOLUTIONS = ['CONDITION_CLEARED', 'RESOLVED_BY_USER'] as const;
export type AlertResolution = (typeof ALERT_RESOLUTIONS)[number];

/** Whether the alert still awaits work or a checker: the one open alert per rule and subject. */
export function isOpen(status: AlertStatus): boolean {
  return status !== 'CLOSED' && status !== 'FALSE_POSITIVE';
}
