import { figure, indicatorLabel } from './wording.ts';
import { isEvent } from './condition.ts';
import type { LevelCondition } from './condition.ts';
import { buildEvidence, newestIndex } from './evidence.ts';
import { clearingLevel, standing, unknownReason } from './trigger-wording.ts';
import { distanceBeyond, judgeRun } from './trigger.ts';
import type { RunFinding } from './trigger.ts';
import type { Finding, FindingReport, ObservationPoint, Scene } from './verdict.ts';

/** Judges the value of an indicator against its trigger. */
export function judgeLevel(condition: LevelCondition, scene: Scene): Finding {
  const history = scene.view.history(condition.indicator);
  const last = newestIndex(history, scene.businessDate);
  const length = { periods: condition.periods, forDays: condition.forDays ?? 0 };
  const run = judgeRun(history, last, condition, length, scene.wasFiring);
  return {
    state: run.state,
    report: () => report(condition, scene, history.slice(last + 1 - run.held, last + 1), run),
  };
}

function report(
  condition: LevelCondition,
  scene: Scene,
  points: readonly ObservationPoint[],
  run: RunFinding,
): FindingReport {
  const { indicator, threshold } = condition;
  const measured = points.at(-1)?.value ?? null;
  const distance = measured === null ? null : distanceBeyond(condition, measured);
  return {
    evidence: [buildEvidence(indicator, points, { measure: 'VALUE', measured, threshold, distance }, scene.view)],
    explanation: run.state === 'UNKNOWN' ? whyUnknown(condition, points) : whyKnown(condition, points, run),
    toClear: isEvent(condition)
      ? `an observation of 0 for ${indicatorLabel(indicator)}`
      : `${indicatorLabel(indicator)} ${clearingLevel(condition, figure)}`,
  };
}

function whyKnown(condition: LevelCondition, points: readonly ObservationPoint[], run: RunFinding): string {
  const { value, asOf } = points.at(-1) as ObservationPoint & { readonly value: string };
  const label = indicatorLabel(condition.indicator);
  if (isEvent(condition)) return `${label} is ${run.state === 'FIRING' ? '' : 'not '}recorded as of ${asOf}`;
  const since =
    run.state === 'FIRING' && run.held > 1 ? ` in ${run.held} successive observations since ${points[0]!.asOf}` : '';
  return `${label} is ${figure(value, condition.threshold)} as of ${asOf}, ${standing(condition, run.state, value, figure)}${since}`;
}

function whyUnknown(condition: LevelCondition, points: readonly ObservationPoint[]): string {
  const missing = points.find((point) => point.value === null);
  const reason =
    missing === undefined
      ? null
      : `its value as of ${missing.asOf} is missing (${missing.nullReason ?? 'no reason given'})`;
  const needed = Math.max(condition.periods, condition.forDays ? 2 : 1);
  return unknownReason(indicatorLabel(condition.indicator), reason, needed, points.length);
}
