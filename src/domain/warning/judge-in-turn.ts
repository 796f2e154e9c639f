import { transition } from '../shared/state-machine.ts';
import type { IsoDate, IsoInstant } from '../shared/time.ts';
import { decideAlert, knownEvidence, wasFiring } from './alert-decision.ts';
import type { AlertDecision, CurrentAlert } from './alert-decision.ts';
import { ALERT_MACHINE } from './alert-machine.ts';
import type { AlertStatus } from './alert-machine.ts';
import { evaluateRule } from './evaluate.ts';
import type { WarningRuleDefinition } from './rule.ts';
import type { SubjectView, Verdict } from './verdict.ts';

/** The newest alert of a rule and subject, as judging goes on with it. */
export interface AlertState extends CurrentAlert {
  readonly id: string;
  readonly assigneeId: string | null;
  /** Business time. */
  readonly raisedAt: IsoInstant;
}

/** What judging a rule as of one date decided. */
export interface JudgedDate {
  readonly date: IsoDate;
  /** Whether it counted as firing until then. */
  readonly wasFiring: boolean;
  readonly verdict: Verdict;
  readonly decision: AlertDecision;
  /** The alert as it was; null where this one is new. */
  readonly before: AlertState | null;
  readonly after: AlertState;
}

/** A rule to be judged on a subject. */
export interface RuleToJudge {
  readonly definition: WarningRuleDefinition;
  /** What there is to see of the subject as of a date. */
  readonly viewOn: (date: IsoDate) => SubjectView;
  /** The newest alert of the rule and subject. */
  readonly alert: AlertState | null;
  /** What a new alert would be called, and when it is raised. */
  readonly newAlert: () => Pick<AlertState, 'id' | 'raisedAt'>;
}

/**
 * Judges a rule as of each date in turn, each time upon the alert as the date before left it. Dates that decide nothing
 * are left out.
 */
export function judgeInTurn(
  { definition, viewOn, alert, newAlert }: RuleToJudge,
  dates: readonly IsoDate[],
): JudgedDate[] {
  const judged: JudgedDate[] = [];
  let current = alert;
  for (const date of dates) {
    const firing = wasFiring(current);
    const verdict = evaluateRule(definition, viewOn(date), { businessDate: date, wasFiring: firing });
    const decision = decideAlert(current, verdict, definition.severity);
    if (decision.action === 'NONE') continue;
    const before = decision.action === 'RAISE' ? null : current;
    const after = alertAfter(before ?? newAlert(), decision, verdict);
    judged.push({ date, wasFiring: firing, verdict, decision, before, after });
    current = after;
  }
  return judged;
}

function alertAfter(
  before: AlertState | Pick<AlertState, 'id' | 'raisedAt'>,
  { action, command, severity, conditionCleared }: AlertDecision,
  { evidence }: Verdict,
): AlertState {
  const added = action === 'CLEAR' ? [] : evidence.flatMap(knownEvidence);
  const { id, raisedAt } = before;
  const flags = { id, raisedAt, severity, conditionCleared };
  if (!('status' in before)) return { ...flags, status: ALERT_MACHINE.initial, assigneeId: null, evidence: added };
  return {
    ...flags,
    status: command === null ? before.status : moved(before.status, command),
    assigneeId: before.assigneeId,
    evidence: [...added, ...before.evidence],
  };
}

function moved(status: AlertStatus, command: NonNullable<AlertDecision['command']>): AlertStatus {
  const next = transition(ALERT_MACHINE, status, command);
  if (!next.ok) throw new Error(`The engine may not ${command} an alert that is ${status}.`);
  return next.value;
}
