/** A node takes so much of a budget at once: few enough that two nodes leave little unspent, enough to seldom ask. */
const SLICE = 0.02;

/** A stretch of time that a budget holds for. They follow each other without a gap, the same on every node. */
export interface CostWindow {
  readonly startsAtMs: number;
  readonly endsAtMs: number;
}

export function windowAt(nowMs: number, seconds: number): CostWindow {
  const lengthMs = seconds * 1_000;
  const startsAtMs = Math.floor(nowMs / lengthMs) * lengthMs;
  return { startsAtMs, endsAtMs: startsAtMs + lengthMs };
}

/**
 * How much a node that needs `need` takes of a budget of which `reserved` is taken: a slice where it can; 0 where less
 * is left than it needs.
 */
export function grantOf(budget: number, reserved: number, need: number): number {
  const left = budget - reserved;
  if (need > left) return 0;
  return Math.max(need, Math.min(left, Math.floor(budget * SLICE)));
}
