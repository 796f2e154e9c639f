/**
 * What a verdict does to the alert of its rule and subject: at most one of them is open.
 *
 * | newest alert                 | FIRING                                     | CLEAR                          |
 * |------------------------------|--------------------------------------------|--------------------------------|
 * | none                         | RAISE                                      | NONE                           |
 * | unresolved                   | ADD_EVIDENCE where it is news              | CLEAR (RESOLVED by the figures)|
 * | RESOLVED                     | REOPEN where it is news                    | CLEAR notes it, once           |
 * | CLOSED                       | RAISE where it is news                     | NONE                           |
 * | FALSE_POSITIVE               | RAISE where it is more than was dismissed  | CLEAR notes it, once           |
 *
 * UNKNOWN does nothing. It is *news* when the condition had cleared in between, when the rule now says it is graver, or
 * when the verdict stands on an observation that the alert does not know yet: judging the same figures again changes
 * nothing.
 *
 * A false positive is dismissed for as long as the condition goes on firing; otherwise the next daily figure would
 * bring back what two people just dismissed. It comes back when the condition cleared in between, when it is graver,
 * when another indicator joins in, or when the distance beyond the threshold grew by as much again and by a quarter of
 * the threshold: what was dismissed at 8 days past due is not dismissed at 29.
 *
 * The caller keeps, with each alert, its status, severity, `conditionCleared` and its evidence rows, and passes the
 * newest alert of the rule and subject. Evidence added after a false positive was proposed voids the proposal.
 */
import { Decimal } from '../shared/decimal.ts';
import type { DecimalString } from '../shared/decimal.ts';
import type { AlertCommand, AlertStatus } from './alert-machine.ts';
import { graver, severityRank } from './severity.ts';
import type { Severity } from './severity.ts';
import type { Evidence, Verdict } from './verdict.ts';

export const DECISION_ACTIONS = ['RAISE', 'ADD_EVIDENCE', 'CLEAR', 'REOPEN', 'NONE'] as const;
export type DecisionAction = (typeof DECISION_ACTIONS)[number];

/**
 * What an alert stands on already: one row for each observation, the observation null where its absence is the
 * evidence.
 */
export interface KnownEvidence {
  readonly indicatorCode: string;
  readonly observationId: string | null;
  readonly distance: DecimalString | null;
}

/**
 * An evidence as later decisions know it: one entry for each observation, one without where its absence is the
 * evidence.
 */
export function knownEvidence(evidence: Pick<Evidence, 'indicator' | 'observationIds' | 'distance'>): KnownEvidence[] {
  const ids = evidence.observationIds.length === 0 ? [null] : evidence.observationIds;
  return ids.map((observationId) => ({
    indicatorCode: evidence.indicator,
    observationId,
    distance: evidence.distance,
  }));
}

/** The newest alert of a rule and subject. */
export interface CurrentAlert {
  readonly status: AlertStatus;
  readonly severity: Severity;
  /** Whether the condition was judged clear since the alert was raised or last reopened. */
  readonly conditionCleared: boolean;
  readonly evidence: readonly KnownEvidence[];
}

/**
 * What to do, with the machine command that does it (null: the status stays) and the alert's severity and flag
 * afterwards.
 */
export interface AlertDecision {
  readonly action: DecisionAction;
  readonly command: AlertCommand | null;
  readonly severity: Severity;
  readonly conditionCleared: boolean;
}

/** How much further beyond the threshold, as a share of it, a dismissed condition must be to come back. */
export const DEFAULT_WORSENING_SHARE: DecimalString = '0.25';

/** Whether a rule counts as firing until now, for hysteresis: a person's resolving or closing it ends that. */
export function wasFiring(current: CurrentAlert | null): boolean {
  return current !== null && !current.conditionCleared && current.status !== 'RESOLVED' && current.status !== 'CLOSED';
}

/** Decides what a verdict, reached by a rule of that severity, does to the newest alert of the rule and subject. */
export function decideAlert(
  current: CurrentAlert | null,
  verdict: Pick<Verdict, 'state' | 'evidence'>,
  severity: Severity,
  worseningShare: DecimalString = DEFAULT_WORSENING_SHARE,
): AlertDecision {
  if (current === null)
    return verdict.state === 'FIRING'
      ? raise(severity)
      : { action: 'NONE', command: null, severity, conditionCleared: true };
  if (verdict.state === 'UNKNOWN') return unchanged(current);
  return verdict.state === 'FIRING' ? onFiring(current, verdict.evidence, severity, worseningShare) : onClear(current);
}

function onFiring(
  current: CurrentAlert,
  evidence: readonly Evidence[],
  severity: Severity,
  worseningShare: DecimalString,
): AlertDecision {
  const isGraver = severityRank(severity) > severityRank(current.severity);
  const isNews = current.conditionCleared || isGraver || standsOnNewObservation(current.evidence, evidence);
  switch (current.status) {
    case 'FALSE_POSITIVE':
      return current.conditionCleared || isGraver || (isNews && hasWorsened(current.evidence, evidence, worseningShare))
        ? raise(severity)
        : unchanged(current);
    case 'CLOSED':
      return isNews ? raise(severity) : unchanged(current);
    case 'RESOLVED':
      return isNews ? { action: 'REOPEN', command: 'REOPEN', severity, conditionCleared: false } : unchanged(current);
    default: {
      // What is graver than it was when someone put it off must be looked at now.
      const command = current.status === 'SNOOZED' && isGraver ? 'WAKE' : null;
      return isNews
        ? { action: 'ADD_EVIDENCE', command, severity: graver(severity, current.severity), conditionCleared: false }
        : unchanged(current);
    }
  }
}

function onClear(current: CurrentAlert): AlertDecision {
  if (current.conditionCleared || current.status === 'CLOSED') return unchanged(current);
  const isSettled = current.status === 'RESOLVED' || current.status === 'FALSE_POSITIVE';
  return { action: 'CLEAR', command: isSettled ? null : 'CLEAR', severity: current.severity, conditionCleared: true };
}

function raise(severity: Severity): AlertDecision {
  return { action: 'RAISE', command: null, severity, conditionCleared: false };
}

function unchanged({ severity, conditionCleared }: CurrentAlert): AlertDecision {
  return { action: 'NONE', command: null, severity, conditionCleared };
}

function standsOnNewObservation(known: readonly KnownEvidence[], evidence: readonly Evidence[]): boolean {
  const ids = new Set(known.map((row) => row.observationId));
  return evidence.some((item) => item.observationIds.some((id) => !ids.has(id)));
}

function hasWorsened(
  known: readonly KnownEvidence[],
  evidence: readonly Evidence[],
  worseningShare: DecimalString,
): boolean {
  return evidence.some((item) => {
    const rows = known.filter((row) => row.indicatorCode === item.indicator);
    if (rows.length === 0) return true;
    const dismissed = rows.flatMap((row) => row.distance ?? []);
    if (item.distance === null || dismissed.length === 0) return false;
    const farthest = Decimal.max(...dismissed);
    const step = Decimal.max(farthest, new Decimal(item.threshold).abs().times(worseningShare));
    return (
      new Decimal(item.distance).greaterThan(0) && new Decimal(item.distance).minus(farthest).greaterThanOrEqualTo(step)
    );
  });
}
