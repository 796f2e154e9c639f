import { Decimal } from '../shared/decimal.ts';
import { daysBetween } from '../shared/time.ts';
import type { StalenessCondition } from './condition.ts';
import { buildEvidence, newestIndex } from './evidence.ts';
import type { Finding, FindingReport, ObservationPoint, Scene } from './verdict.ts';
import { indicatorLabel } from './wording.ts';

/**
 * Judges whether an indicator was observed at all and lately. It asks whether somebody looked, so a null figure counts.
 */
export function judgeStaleness(condition: StalenessCondition, scene: Scene): Finding {
  const history = scene.view.history(condition.indicator);
  const newest = history[newestIndex(history, scene.businessDate)];
  const ageDays = newest === undefined ? null : daysBetween(newest.asOf, scene.businessDate);
  const isStale = ageDays === null || ageDays > condition.maxAgeDays;
  return { state: isStale ? 'FIRING' : 'CLEAR', report: () => report(condition, scene, newest, ageDays) };
}

function report(
  condition: StalenessCondition,
  scene: Scene,
  newest: ObservationPoint | undefined,
  ageDays: number | null,
): FindingReport {
  const { indicator, maxAgeDays } = condition;
  const measurement = {
    measure: 'AGE_DAYS' as const,
    measured: ageDays === null ? null : String(ageDays),
    threshold: String(maxAgeDays),
    distance: ageDays === null ? null : new Decimal(ageDays - maxAgeDays),
  };
  const label = indicatorLabel(indicator);
  const age =
    newest === undefined
      ? `was never observed up to ${scene.businessDate}`
      : `was last observed as of ${newest.asOf}, ${ageDays} days before ${scene.businessDate}`;
  return {
    evidence: [buildEvidence(indicator, newest === undefined ? [] : [newest], measurement, scene.view)],
    explanation: `${label} ${age}, where at most ${maxAgeDays} days are allowed`,
    toClear: `an observation of ${label} no older than ${maxAgeDays} days`,
  };
}
