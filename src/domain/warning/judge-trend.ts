import { Decimal } from '../shared/decimal.ts';
import type { DecimalString } from '../shared/decimal.ts';
import type { TrendCondition } from './condition.ts';
import { compareDecimals } from './decimal-order.ts';
import { buildEvidence, newestIndex } from './evidence.ts';
import type { Finding, FindingReport, ObservationPoint, Scene, VerdictState } from './verdict.ts';
import { figure, indicatorLabel } from './wording.ts';

/** Judges whether an indicator rises or falls without a break. While it fires, only its newest move decides. */
export function judgeTrend(condition: TrendCondition, scene: Scene): Finding {
  const history = scene.view.history(condition.indicator);
  const last = newestIndex(history, scene.businessDate);
  const points = history.slice(Math.max(0, last + 1 - (scene.wasFiring ? 2 : condition.periods)), last + 1);
  const state = stateOf(condition, points, scene.wasFiring);
  return { state, report: () => report(condition, scene, points, state) };
}

function stateOf(condition: TrendCondition, points: readonly ObservationPoint[], wasFiring: boolean): VerdictState {
  for (let index = points.length - 1; index > 0; index--) {
    const move = moveBetween(condition, points[index - 1]!.value, points[index]!.value);
    if (move === null) return 'UNKNOWN';
    if (move <= 0) return 'CLEAR';
  }
  if (points.length < (wasFiring ? 2 : condition.periods)) return 'UNKNOWN';
  return wasFiring || totalMove(condition, points)!.greaterThanOrEqualTo(condition.minimumChange ?? 0)
    ? 'FIRING'
    : 'CLEAR';
}

/** Positive when the move goes the condition's way, null when an end of it is missing. */
function moveBetween(condition: TrendCondition, from: DecimalString | null, to: DecimalString | null): number | null {
  if (from === null || to === null) return null;
  return compareDecimals(to, from) * (condition.direction === 'RISING' ? 1 : -1);
}

/** The whole move, positive the condition's way; null when an end of it is missing. */
function totalMove(condition: TrendCondition, points: readonly ObservationPoint[]): Decimal | null {
  const from = points[0]?.value ?? null;
  const to = points.at(-1)?.value ?? null;
  if (from === null || to === null || points.length < 2) return null;
  return condition.direction === 'RISING' ? new Decimal(to).minus(from) : new Decimal(from).minus(to);
}

function report(
  condition: TrendCondition,
  scene: Scene,
  points: readonly ObservationPoint[],
  state: VerdictState,
): FindingReport {
  const { indicator, direction } = condition;
  const move = totalMove(condition, points);
  const threshold = condition.minimumChange ?? '0';
  const measurement = {
    measure: 'TREND' as const,
    measured: move?.toString() ?? null,
    nullReason: move === null && points.length < 2 ? 'too few observations' : null,
    threshold,
    distance: move?.minus(threshold) ?? null,
  };
  return {
    evidence: [buildEvidence(indicator, points, measurement, scene.view)],
    explanation: state === 'UNKNOWN' ? whyUnknown(condition, points) : whyKnown(condition, points, state),
    toClear: `an observation of ${indicatorLabel(indicator)} that is not ${direction === 'RISING' ? 'above' : 'below'} the one before it`,
  };
}

function whyKnown(condition: TrendCondition, points: readonly ObservationPoint[], state: VerdictState): string {
  const verb = condition.direction === 'RISING' ? 'rose' : 'fell';
  const path = points.map((point) => (point.value === null ? 'missing' : figure(point.value))).join(', ');
  const held = `in ${points.length} successive observations up to ${points.at(-1)!.asOf} (${path})`;
  const label = indicatorLabel(condition.indicator);
  if (state === 'FIRING') return `${label} ${verb} without a break ${held}`;
  const least = condition.minimumChange ? ` by at least ${figure(condition.minimumChange)}` : '';
  return `${label} did not ${condition.direction === 'RISING' ? 'rise' : 'fall'} without a break${least} ${held}`;
}

function whyUnknown(condition: TrendCondition, points: readonly ObservationPoint[]): string {
  const label = `the trend of ${indicatorLabel(condition.indicator)}`;
  const missing = points.find((point) => point.value === null);
  if (missing !== undefined)
    return `${label} cannot be judged: its value as of ${missing.asOf} is missing (${missing.nullReason ?? 'no reason given'})`;
  return `${label} cannot be judged: there are ${points.length} of the ${condition.periods} observations it needs`;
}
