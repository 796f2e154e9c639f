import type { Condition, LeafCondition } from './condition.ts';

/** What judging a rule needs of one indicator. */
export interface IndicatorNeed {
  /** Newest observations needed, the newest included: 1 for a plain level. Older ones never change the verdict. */
  readonly observations: number;
  /** Whether the peers' values decide; where not, they only enrich the evidence. */
  readonly peers: boolean;
}

/** Every leaf of a condition, in order. */
export function leavesOf(condition: Condition): readonly LeafCondition[] {
  return condition.kind === 'COMPOSITE' ? condition.conditions.flatMap(leavesOf) : [condition];
}

/** The indicators whose new observations a rule must be judged on, each once, in order of mention. */
export function watchedIndicators(condition: Condition): readonly string[] {
  return [...new Set(leavesOf(condition).map((leaf) => leaf.indicator))];
}

/** What judging a condition needs, by indicator: the most that any of its leaves asks for. */
export function historyDepth(condition: Condition): ReadonlyMap<string, IndicatorNeed> {
  const needs = new Map<string, IndicatorNeed>();
  for (const leaf of leavesOf(condition)) {
    const known = needs.get(leaf.indicator);
    needs.set(leaf.indicator, {
      observations: Math.max(known?.observations ?? 0, observationsNeeded(leaf)),
      peers: (known?.peers ?? false) || leaf.kind === 'PEER_PERCENTILE',
    });
  }
  return needs;
}

/**
 * Whether the mere passing of time can change the verdict, so that a rule must be judged daily and not only on new
 * figures.
 */
export function dependsOnTime(condition: Condition): boolean {
  return leavesOf(condition).some((leaf) => leaf.kind === 'STALENESS');
}

function observationsNeeded(leaf: LeafCondition): number {
  switch (leaf.kind) {
    case 'LEVEL':
      // A day has one observation at most, so a run of `forDays` days is within `forDays` + 1 of them.
      return Math.max(leaf.periods, (leaf.forDays ?? 0) + 1);
    case 'CHANGE':
      return leaf.overPeriods + leaf.periods;
    case 'TREND':
      return leaf.periods;
    default:
      return 1;
  }
}
