import { describe, expect, it } from 'vitest';
import { allowedCommands, transition } from '../../../src/domain/shared/state-machine.ts';
import { ALERT_MACHINE, ALERT_STATUSES } from '../../../src/domain/warning/alert-machine.ts';
import type { AlertCommand, AlertStatus } from '../../../src/domain/warning/alert-machine.ts';

const reachableFrom = (start: AlertStatus): ReadonlySet<AlertStatus> => {
  const seen = new Set<AlertStatus>([start]);
  for (const status of seen) {
    for (const command of allowedCommands(ALERT_MACHINE, status)) {
      const next = transition(ALERT_MACHINE, status, command);
      if (next.ok) seen.add(next.value);
    }
  }
  return seen;
};

describe('the life of an alert', () => {
  it('has ten statuses, all reachable from OPEN', () => {
    expect(ALERT_STATUSES.toSorted()).toEqual([
      'ACKNOWLEDGED',
      'ACTION_PLANNED',
      'CLOSED',
      'ESCALATED',
      'FALSE_POSITIVE',
      'INVESTIGATING',
      'OPEN',
      'REOPENED',
      'RESOLVED',
      'SNOOZED',
    ]);
    expect(reachableFrom('OPEN')).toEqual(new Set(ALERT_STATUSES));
  });

  it('ends only in CLOSED and FALSE_POSITIVE, and can always get there', () => {
    expect(ALERT_STATUSES.filter((status) => allowedCommands(ALERT_MACHINE, status).length === 0).toSorted()).toEqual([
      'CLOSED',
      'FALSE_POSITIVE',
    ]);
    for (const status of ALERT_STATUSES)
      expect([...reachableFrom(status)].some((end) => end === 'CLOSED' || end === 'FALSE_POSITIVE')).toBe(true);
  });

  it('runs from open to closed', () => {
    const course: readonly AlertCommand[] = [
      'ACKNOWLEDGE',
      'INVESTIGATE',
      'PLAN_ACTION',
      'COMPLETE_ACTION',
      'RESOLVE',
      'CLOSE',
    ];
    const end = course.reduce<AlertStatus>((status, command) => {
      const next = transition(ALERT_MACHINE, status, command);
      if (!next.ok) throw new Error(next.failure.message);
      return next.value;
    }, 'OPEN');
    expect(end).toBe('CLOSED');
  });

  it.each([
    ['OPEN', 'CLOSE'],
    ['OPEN', 'RESOLVE'],
    ['ACKNOWLEDGED', 'CLOSE'],
    ['RESOLVED', 'ACKNOWLEDGE'],
    ['RESOLVED', 'MARK_FALSE_POSITIVE'],
    ['RESOLVED', 'CLEAR'],
    ['CLOSED', 'REOPEN'],
    ['FALSE_POSITIVE', 'REOPEN'],
    ['ESCALATED', 'SNOOZE'],
    ['ACTION_PLANNED', 'SNOOZE'],
    ['ESCALATED', 'ESCALATE'],
    ['OPEN', 'WAKE'],
    ['CLOSED', 'ASSIGN'],
  ] as const)('%s refuses %s', (status, command) => {
    expect(transition(ALERT_MACHINE, status, command)).toMatchObject({
      ok: false,
      failure: { code: 'INVALID_TRANSITION' },
    });
  });
});
