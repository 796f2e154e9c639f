import { Decimal } from '../shared/decimal.ts';
import type { DecimalString } from '../shared/decimal.ts';
import { DEFAULT_MINIMUM_PEERS } from './condition.ts';
import type { PeerPercentileCondition, Trigger } from './condition.ts';
import { medianOf } from './decimal-order.ts';
import { buildEvidence, newestIndex } from './evidence.ts';
import { peerRank } from './peer-position.ts';
import { clearingLevel, standing } from './trigger-wording.ts';
import { breaches, distanceBeyond, staysFiring } from './trigger.ts';
import type { Finding, FindingReport, ObservationPoint, Scene, VerdictState } from './verdict.ts';
import { figure, indicatorLabel } from './wording.ts';

/** Judges where the newest value stands among the peers of the industry. */
export function judgePeers(condition: PeerPercentileCondition, scene: Scene): Finding {
  const history = scene.view.history(condition.indicator);
  const newest = history[newestIndex(history, scene.businessDate)];
  const peers = scene.view.peers(condition.indicator) ?? [];
  const percentile =
    newest?.value == null || peers.length < minimumPeers(condition) ? null : percentileOf(newest.value, peers);
  const state = percentile === null ? 'UNKNOWN' : stateOf(condition, percentile, scene.wasFiring);
  return { state, report: () => report(condition, scene, newest, peers, percentile, state) };
}

function minimumPeers(condition: PeerPercentileCondition): number {
  // One peer is the least a percentile is defined for.
  return Math.max(1, condition.minimumPeers ?? DEFAULT_MINIMUM_PEERS);
}

/** The midrank percentile unrounded, so that rounding for display never decides. */
function percentileOf(value: DecimalString, peers: readonly DecimalString[]): DecimalString {
  const { below, equal, count } = peerRank(value, peers);
  return new Decimal(50 * (2 * below + equal)).div(count).toString();
}

function stateOf(condition: PeerPercentileCondition, percentile: DecimalString, wasFiring: boolean): VerdictState {
  const trigger = triggerOf(condition);
  return (wasFiring ? staysFiring(trigger, percentile) : breaches(trigger, percentile)) ? 'FIRING' : 'CLEAR';
}

function triggerOf(condition: PeerPercentileCondition): Trigger {
  const clear = condition.clearPercentile;
  const clearThreshold = clear === undefined || clear === null ? null : String(clear);
  return { comparison: condition.comparison, threshold: String(condition.percentile), clearThreshold };
}

function report(
  condition: PeerPercentileCondition,
  scene: Scene,
  newest: ObservationPoint | undefined,
  peers: readonly DecimalString[],
  percentile: DecimalString | null,
  state: VerdictState,
): FindingReport {
  const trigger = triggerOf(condition);
  const measurement = {
    measure: 'PERCENTILE' as const,
    measured: percentile,
    nullReason: percentile === null && newest?.value != null ? 'too few peers' : null,
    threshold: trigger.threshold,
    distance: percentile === null ? null : distanceBeyond(trigger, percentile),
  };
  const label = indicatorLabel(condition.indicator);
  return {
    evidence: [buildEvidence(condition.indicator, newest === undefined ? [] : [newest], measurement, scene.view)],
    explanation:
      percentile === null || newest?.value == null
        ? `the place of ${label} among its peers cannot be judged: ${whyUnknown(condition, newest, peers)}`
        : `${label} is ${figure(newest.value)} as of ${newest.asOf}, at percentile ${shortPercentile(percentile, trigger.threshold)} of ${peers.length} peers ` +
          `(median ${figure(medianOf(peers)!)}), ${standing(trigger, state, percentile, figure)}`,
    toClear: `${label} at a percentile of its peers ${clearingLevel(trigger, figure)}`,
  };
}

function whyUnknown(
  condition: PeerPercentileCondition,
  newest: ObservationPoint | undefined,
  peers: readonly DecimalString[],
): string {
  if (newest === undefined) return 'there is no observation';
  if (newest.value === null)
    return `its value as of ${newest.asOf} is missing (${newest.nullReason ?? 'no reason given'})`;
  return `${peers.length} peers have a value, at least ${minimumPeers(condition)} are needed`;
}

function shortPercentile(percentile: DecimalString, threshold: DecimalString): string {
  const short = new Decimal(percentile).toDecimalPlaces(1);
  return short.equals(threshold) ? figure(percentile, threshold) : short.toString();
}
