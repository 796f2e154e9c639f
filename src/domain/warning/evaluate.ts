/**
 * Judges warning rules. Pure and clockless: the same rule, view and business date give the same verdict.
 *
 * A figure that is missing makes its condition UNKNOWN, and composites follow Kleene's three-valued logic: at least k
 * of n hold for certain, or can no longer be reached, or it stays unknown. While a rule fires, every condition in it is
 * judged by its clear level; one inside an ANY that never fired itself may thereby keep the rule firing from within its
 * band, which errs on the side of the warning.
 */
import { conditionsNeeded } from './condition.ts';
import type { CompositeCondition, Condition } from './condition.ts';
import { judgeChange } from './judge-change.ts';
import { judgeLevel } from './judge-level.ts';
import { judgePeers } from './judge-peers.ts';
import { judgeStaleness } from './judge-staleness.ts';
import { judgeTrend } from './judge-trend.ts';
import type { WarningRuleDefinition } from './rule.ts';
import type {
  EvaluationContext,
  Finding,
  FindingReport,
  Scene,
  SubjectView,
  Verdict,
  VerdictState,
} from './verdict.ts';
import { sentence } from './wording.ts';

type Judged = Pick<WarningRuleDefinition, 'condition'>;

/**
 * The state alone: what a batch asks first, an explanation being worth its cost only where something fires or clears.
 */
export function ruleState(definition: Judged, view: SubjectView, context: EvaluationContext): VerdictState {
  return judge(definition.condition, sceneOf(view, context)).state;
}

/** The state with its evidence, its explanation and what would clear it. */
export function evaluateRule(definition: Judged, view: SubjectView, context: EvaluationContext): Verdict {
  const finding = judge(definition.condition, sceneOf(view, context));
  const { evidence, explanation, toClear } = finding.report();
  return { state: finding.state, evidence, explanation: sentence(explanation), toClear: sentence(toClear) };
}

function sceneOf(view: SubjectView, { businessDate, wasFiring }: EvaluationContext): Scene {
  return { view, businessDate, wasFiring };
}

function judge(condition: Condition, scene: Scene): Finding {
  switch (condition.kind) {
    case 'LEVEL':
      return judgeLevel(condition, scene);
    case 'CHANGE':
      return judgeChange(condition, scene);
    case 'TREND':
      return judgeTrend(condition, scene);
    case 'PEER_PERCENTILE':
      return judgePeers(condition, scene);
    case 'STALENESS':
      return judgeStaleness(condition, scene);
    case 'COMPOSITE':
      return judgeComposite(condition, scene);
  }
}

function judgeComposite(condition: CompositeCondition, scene: Scene): Finding {
  const findings = condition.conditions.map((inner) => judge(inner, scene));
  const state = stateOfParts(findings, conditionsNeeded(condition));
  return { state, report: () => reportParts(findings, conditionsNeeded(condition), state) };
}

function stateOfParts(findings: readonly Finding[], needed: number): VerdictState {
  const firing = countState(findings, 'FIRING');
  if (firing >= needed) return 'FIRING';
  return firing + countState(findings, 'UNKNOWN') >= needed ? 'UNKNOWN' : 'CLEAR';
}

function reportParts(findings: readonly Finding[], needed: number, state: VerdictState): FindingReport {
  const firing = findings.filter((finding) => finding.state === 'FIRING');
  const shown = (state === 'FIRING' ? firing : findings).map((finding) => finding.report());
  const surplus = Math.max(1, firing.length - needed + 1);
  const unknown = countState(findings, 'UNKNOWN');
  const count = `${firing.length} of ${findings.length} conditions hold${unknown > 0 ? ` and ${unknown} cannot be judged` : ''}, where ${needed} are needed`;
  const cures = shown.map((report) => report.toClear);
  return {
    evidence: shown.flatMap((report) => report.evidence),
    explanation: `${count}: ${shown.map((report) => report.explanation).join('; ')}`,
    toClear:
      state === 'FIRING' && cures.length > 1
        ? `${surplus === cures.length ? 'all' : `at least ${surplus}`} of: ${cures.join('; ')}`
        : cures.join('; '),
  };
}

function countState(findings: readonly Finding[], state: VerdictState): number {
  return findings.reduce((count, finding) => (finding.state === state ? count + 1 : count), 0);
}
