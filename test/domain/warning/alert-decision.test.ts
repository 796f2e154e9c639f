import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transition } from '../../../src/domain/shared/state-machine.ts';
import { decideAlert, wasFiring } from '../../../src/domain/warning/alert-decision.ts';
import type { AlertDecision, CurrentAlert } from '../../../src/domain/warning/alert-decision.ts';
import { ALERT_MACHINE, ALERT_STATUSES, isOpen } from '../../../src/domain/warning/alert-machine.ts';
import type { AlertStatus } from '../../../src/domain/warning/alert-machine.ts';
import type { Condition } from '../../../src/domain/warning/condition.ts';
import { evaluateRule } from '../../../src/domain/warning/evaluate.ts';
import { SEVERITIES } from '../../../src/domain/warning/severity.ts';
import type { Severity } from '../../../src/domain/warning/severity.ts';
import type { Verdict } from '../../../src/domain/warning/verdict.ts';
import { BUSINESS_DATE, point, viewOf } from './support.ts';

const pastDue: Condition = {
  kind: 'LEVEL',
  indicator: 'x',
  comparison: 'GTE',
  threshold: '8',
  clearThreshold: '0',
  periods: 1,
};
const verdictAt = (asOf: string, value: string | null, firing = false): Verdict =>
  evaluateRule({ condition: pastDue }, viewOf([point(asOf, value)]), {
    businessDate: BUSINESS_DATE,
    wasFiring: firing,
  });
const monday = verdictAt('2024-12-30', '10');
const tuesday = verdictAt('2024-12-31', '11');
const cleared = verdictAt('2024-12-31', '0');
const unknown = verdictAt('2024-12-31', null);
const alert = (status: AlertStatus, change: Partial<CurrentAlert> = {}): CurrentAlert => ({
  status,
  severity: 'ORANGE',
  conditionCleared: false,
  evidence: [{ indicatorCode: 'x', observationId: 'x@2024-12-30', distance: '2' }],
  ...change,
});
const UNRESOLVED = [
  'OPEN',
  'REOPENED',
  'ACKNOWLEDGED',
  'INVESTIGATING',
  'ACTION_PLANNED',
  'ESCALATED',
  'SNOOZED',
] as const;

describe('the decision on an alert', () => {
  it('raises where there is none, and does nothing on a clear or unknown verdict', () => {
    expect(decideAlert(null, monday, 'RED')).toEqual({
      action: 'RAISE',
      command: null,
      severity: 'RED',
      conditionCleared: false,
    });
    expect([decideAlert(null, cleared, 'RED').action, decideAlert(null, unknown, 'RED').action]).toEqual([
      'NONE',
      'NONE',
    ]);
  });

  it.each(UNRESOLVED)('adds news to, and clears, one that is %s', (status) => {
    expect(decideAlert(alert(status), tuesday, 'ORANGE')).toMatchObject({
      action: 'ADD_EVIDENCE',
      command: null,
      severity: 'ORANGE',
    });
    expect(decideAlert(alert(status), monday, 'ORANGE').action).toBe('NONE');
    expect(decideAlert(alert(status), cleared, 'ORANGE')).toMatchObject({
      action: 'CLEAR',
      command: 'CLEAR',
      conditionCleared: true,
    });
    expect(decideAlert(alert(status), unknown, 'ORANGE').action).toBe('NONE');
  });

  it('lets the severity only grow while it is open, and wakes what was put off', () => {
    expect(decideAlert(alert('SNOOZED'), monday, 'RED')).toMatchObject({
      action: 'ADD_EVIDENCE',
      command: 'WAKE',
      severity: 'RED',
    });
    expect(decideAlert(alert('SNOOZED'), tuesday, 'YELLOW')).toMatchObject({
      action: 'ADD_EVIDENCE',
      command: null,
      severity: 'ORANGE',
    });
  });

  it.each([
    ['RESOLVED', {}, monday, 'ORANGE', 'NONE'],
    ['RESOLVED', {}, tuesday, 'ORANGE', 'REOPEN'],
    ['RESOLVED', { conditionCleared: true }, monday, 'ORANGE', 'REOPEN'],
    ['RESOLVED', {}, monday, 'RED', 'REOPEN'],
    ['RESOLVED', {}, cleared, 'ORANGE', 'CLEAR'],
    ['RESOLVED', { conditionCleared: true }, cleared, 'ORANGE', 'NONE'],
    ['CLOSED', {}, monday, 'ORANGE', 'NONE'],
    ['CLOSED', {}, tuesday, 'ORANGE', 'RAISE'],
    ['CLOSED', { conditionCleared: true }, tuesday, 'ORANGE', 'RAISE'],
    ['CLOSED', {}, cleared, 'ORANGE', 'NONE'],
    ['FALSE_POSITIVE', {}, monday, 'ORANGE', 'NONE'],
    ['FALSE_POSITIVE', {}, tuesday, 'ORANGE', 'NONE'],
    ['FALSE_POSITIVE', {}, tuesday, 'RED', 'RAISE'],
    ['FALSE_POSITIVE', { conditionCleared: true }, tuesday, 'ORANGE', 'RAISE'],
    ['FALSE_POSITIVE', {}, cleared, 'ORANGE', 'CLEAR'],
    ['FALSE_POSITIVE', {}, unknown, 'RED', 'NONE'],
  ] as const)('%s %j', (status, change, verdict, severity, action) => {
    const decision = decideAlert(alert(status, change), verdict, severity);
    expect(decision.action).toBe(action);
    if (action === 'CLEAR') expect(decision).toMatchObject({ command: null, conditionCleared: true });
  });

  it.each([
    ['grew by less than it was', '11', 'NONE'],
    ['grew by as much again and a quarter of the threshold', '12', 'RAISE'],
    ['is far worse', '29', 'RAISE'],
  ])('a dismissed condition that %s', (_case, value, action) => {
    expect(decideAlert(alert('FALSE_POSITIVE'), verdictAt('2024-12-31', value), 'ORANGE').action).toBe(action);
  });

  it('does not bring back what was dismissed near its threshold for a small step', () => {
    const near = alert('FALSE_POSITIVE', {
      evidence: [{ indicatorCode: 'x', observationId: 'x@2024-12-30', distance: '0.1' }],
    });
    expect(decideAlert(near, verdictAt('2024-12-31', '10'), 'ORANGE').action).toBe('NONE');
    expect(decideAlert(near, verdictAt('2024-12-31', '10.1'), 'ORANGE').action).toBe('RAISE');
  });

  it('brings a dismissed condition back when another indicator joins in', () => {
    const other = { ...tuesday, evidence: [{ ...tuesday.evidence[0]!, indicator: 'y' }] };
    expect(decideAlert(alert('FALSE_POSITIVE'), other, 'ORANGE').action).toBe('RAISE');
  });
});

describe('hysteresis of an alert', () => {
  it.each(ALERT_STATUSES)('%s', (status) => {
    expect(wasFiring(alert(status))).toBe(status !== 'RESOLVED' && status !== 'CLOSED');
    expect(wasFiring(alert(status, { conditionCleared: true }))).toBe(false);
  });
});

/** What a caller stores after a decision: the newest alert of the rule and subject. */
function after(current: CurrentAlert | null, decision: AlertDecision, verdict: Verdict): CurrentAlert | null {
  const { action, command, severity, conditionCleared } = decision;
  const rows = verdict.evidence.flatMap((item) =>
    item.observationIds.map((observationId) => ({
      indicatorCode: item.indicator,
      observationId,
      distance: item.distance,
    })),
  );
  if (action === 'RAISE') return { status: 'OPEN', severity, conditionCleared, evidence: rows };
  if (current === null) return null;
  const moved =
    command === null
      ? { ok: true as const, value: current.status }
      : transition(ALERT_MACHINE, current.status, command);
  if (!moved.ok) throw new Error(moved.failure.message);
  const added = action === 'ADD_EVIDENCE' || action === 'REOPEN' ? rows : [];
  return { status: moved.value, severity, conditionCleared, evidence: [...current.evidence, ...added] };
}

describe('over any course of figures and people', () => {
  const step = fc.record({
    days: fc.option(fc.integer({ min: 0, max: 40 }), { freq: 8 }),
    severity: fc.constantFrom<Severity>(...SEVERITIES),
    person: fc.option(fc.constantFrom<AlertStatus>(...ALERT_STATUSES)),
  });

  it('is idempotent, never gives an impossible command, and raises only when no alert is open', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), (steps) => {
        let current: CurrentAlert | null = null;
        for (const [index, { days, severity, person }] of steps.entries()) {
          const asOf = `2024-11-${String(index + 1).padStart(2, '0')}`;
          const verdict = verdictAt(asOf, days === null ? null : String(days), wasFiring(current));
          const decision: AlertDecision = decideAlert(current, verdict, severity);
          if (decision.action === 'RAISE') expect(current === null || !isOpen(current.status)).toBe(true);
          current = after(current, decision, verdict);
          const again = verdictAt(asOf, days === null ? null : String(days), wasFiring(current));
          expect(decideAlert(current, again, severity).action).toBe('NONE');
          if (current !== null && person !== null) current = { ...current, status: person };
        }
      }),
      { numRuns: 500 },
    );
  });
});
