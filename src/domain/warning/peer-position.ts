import { Decimal } from '../shared/decimal.ts';
import type { DecimalString } from '../shared/decimal.ts';
import { compareDecimals, medianOf } from './decimal-order.ts';

/** How many peers lie below a value and how many equal it. */
export interface PeerRank {
  readonly below: number;
  readonly equal: number;
  readonly count: number;
}

/** Where a value stands among its peers. */
export interface PeerPosition {
  /** Midrank percentile, 0 to 100, to two places. */
  readonly percentile: DecimalString;
  readonly median: DecimalString;
  readonly count: number;
}

/**
 * Counts the peers below and equal to `value` by two binary searches; `sortedPeers` ascends and leaves the value's own
 * firm out.
 */
export function peerRank(value: DecimalString, sortedPeers: readonly DecimalString[]): PeerRank {
  const below = firstIndex(sortedPeers, (peer) => compareDecimals(peer, value) >= 0);
  const notAbove = firstIndex(sortedPeers, (peer) => compareDecimals(peer, value) > 0);
  return { below, equal: notAbove - below, count: sortedPeers.length };
}

/**
 * A value's place among its peers, null without any. The percentile is the midrank one, 100 · (below + equal / 2) /
 * count: ties share one place, the order of ties does not matter, and turning the scale round gives exactly 100 minus
 * it.
 */
export function peerPosition(value: DecimalString, sortedPeers: readonly DecimalString[]): PeerPosition | null {
  const median = medianOf(sortedPeers);
  if (median === null) return null;
  const { below, equal, count } = peerRank(value, sortedPeers);
  const percentile = new Decimal(50 * (2 * below + equal)).div(count).toDecimalPlaces(2).toString();
  return { percentile, median, count };
}

function firstIndex(sorted: readonly DecimalString[], reached: (peer: DecimalString) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reached(sorted[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
