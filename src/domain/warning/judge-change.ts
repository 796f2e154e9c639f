import { Decimal } from '../shared/decimal.ts';
import type { DecimalString } from '../shared/decimal.ts';
import type { ChangeCondition } from './condition.ts';
import { buildEvidence, newestIndex } from './evidence.ts';
import { clearingLevel, standing, unknownReason } from './trigger-wording.ts';
import { distanceBeyond, judgeRun } from './trigger.ts';
import type { RunFinding, SeriesPoint } from './trigger.ts';
import type { Finding, FindingReport, ObservationPoint, Scene } from './verdict.ts';
import { figure, indicatorLabel, percentage } from './wording.ts';

/** A change between two observations; a null value carries its reason. */
interface Change extends SeriesPoint {
  readonly nullReason: string | null;
}

/** Judges how an indicator changed against the observation `overPeriods` before it. */
export function judgeChange(condition: ChangeCondition, scene: Scene): Finding {
  const history = scene.view.history(condition.indicator);
  const last = newestIndex(history, scene.businessDate);
  const points = history.slice(Math.max(0, last + 1 - condition.overPeriods - condition.periods), last + 1);
  const changes = points
    .slice(condition.overPeriods)
    .map((point, index) => changeBetween(points[index]!, point, condition.mode));
  const run = judgeRun(
    changes,
    changes.length - 1,
    condition,
    { periods: condition.periods, forDays: 0 },
    scene.wasFiring,
  );
  return { state: run.state, report: () => report(condition, scene, points, changes, run) };
}

/**
 * The change from one observation to another. A relative one needs a positive base: a growth rate from zero does not
 * exist, and from a loss its sign says the opposite of what it seems to, so both are null with a reason.
 */
function changeBetween(from: ObservationPoint, to: ObservationPoint, mode: ChangeCondition['mode']): Change {
  const missing = from.value === null ? from : to;
  if (from.value === null || to.value === null) {
    return {
      value: null,
      asOf: to.asOf,
      nullReason: `its value as of ${missing.asOf} is missing (${missing.nullReason ?? 'no reason given'})`,
    };
  }
  const change = new Decimal(to.value).minus(from.value);
  if (mode === 'ABSOLUTE') return { value: change.toString(), asOf: to.asOf, nullReason: null };
  const base = new Decimal(from.value);
  if (base.greaterThan(0)) return { value: change.div(base).toString(), asOf: to.asOf, nullReason: null };
  const sign = base.isZero() ? 'zero' : 'negative';
  return {
    value: null,
    asOf: to.asOf,
    nullReason: `a relative change from a ${sign} value (${figure(from.value)} as of ${from.asOf}) has no meaning`,
  };
}

function report(
  condition: ChangeCondition,
  scene: Scene,
  points: readonly ObservationPoint[],
  changes: readonly Change[],
  run: RunFinding,
): FindingReport {
  const { indicator, threshold } = condition;
  const newest = changes.at(-1);
  const measured = newest?.value ?? null;
  const distance = measured === null ? null : distanceBeyond(condition, measured);
  const stoodOn = points.slice(-(condition.overPeriods + Math.max(run.held, 1)));
  const nullReason = newest === undefined ? 'too few observations' : newest.nullReason;
  return {
    evidence: [
      buildEvidence(indicator, stoodOn, { measure: 'CHANGE', measured, nullReason, threshold, distance }, scene.view),
    ],
    explanation:
      measured === null || run.state === 'UNKNOWN'
        ? whyUnknown(condition, points, changes)
        : whyKnown(condition, points, measured, run),
    toClear: `a change of ${indicatorLabel(indicator)} ${clearingLevel(condition, formatOf(condition))} over ${span(condition)}`,
  };
}

function whyKnown(
  condition: ChangeCondition,
  points: readonly ObservationPoint[],
  measured: DecimalString,
  run: RunFinding,
): string {
  const to = points.at(-1) as ObservationPoint & { readonly value: string };
  const from = points.at(-1 - condition.overPeriods) as ObservationPoint & { readonly value: string };
  const format = formatOf(condition);
  const since = run.state === 'FIRING' && run.held > 1 ? ` in ${run.held} successive changes` : '';
  return (
    `${indicatorLabel(condition.indicator)} changed by ${format(measured, condition.threshold)}, from ${figure(from.value, to.value)} as of ${from.asOf} ` +
    `to ${figure(to.value, from.value)} as of ${to.asOf}, ${standing(condition, run.state, measured, format)}${since}`
  );
}

function whyUnknown(
  condition: ChangeCondition,
  points: readonly ObservationPoint[],
  changes: readonly Change[],
): string {
  const label = `the change of ${indicatorLabel(condition.indicator)} over ${span(condition)}`;
  if (changes.length === 0)
    return `${label} cannot be judged: there are ${points.length} of the ${condition.overPeriods + 1} observations it needs`;
  const missing = changes.findLast((change) => change.value === null)?.nullReason ?? null;
  return unknownReason(label, missing, condition.periods, changes.length);
}

function span(condition: ChangeCondition): string {
  return condition.overPeriods === 1 ? 'one period' : `${condition.overPeriods} periods`;
}

function formatOf(condition: ChangeCondition): typeof figure {
  return condition.mode === 'RELATIVE' ? percentage : figure;
}
