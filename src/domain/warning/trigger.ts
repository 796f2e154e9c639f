import { Decimal } from '../shared/decimal.ts';
import type { DecimalString } from '../shared/decimal.ts';
import type { IsoDate } from '../shared/time.ts';
import { daysBetween } from '../shared/time.ts';
import type { Comparison, Trigger } from './condition.ts';
import { compareDecimals } from './decimal-order.ts';
import type { VerdictState } from './verdict.ts';

/** Whether a figure is past the trigger. */
export function breaches(trigger: Trigger, value: DecimalString): boolean {
  return satisfies(compareDecimals(value, trigger.threshold), trigger.comparison);
}

/** Whether a figure that fired goes on firing: still past the trigger, or not yet at the clear level. */
export function staysFiring(trigger: Trigger, value: DecimalString): boolean {
  if (breaches(trigger, value)) return true;
  const clear = trigger.clearThreshold;
  return clear !== undefined && clear !== null && badDirection(trigger.comparison) * compareDecimals(value, clear) > 0;
}

/**
 * What clears a trigger, as a comparison that then holds: with its clear level, or where it has none, with its
 * threshold.
 */
export function clearingOf({
  comparison,
  threshold,
  clearThreshold,
}: Trigger): Pick<Trigger, 'comparison' | 'threshold'> {
  if (clearThreshold === undefined || clearThreshold === null) return { comparison: OPPOSITE[comparison], threshold };
  const isPast = breaches({ comparison, threshold }, clearThreshold);
  const [beyond, reached] = badDirection(comparison) < 0 ? (['GT', 'GTE'] as const) : (['LT', 'LTE'] as const);
  return { comparison: isPast ? beyond : reached, threshold: clearThreshold };
}

const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
  LT: 'GTE',
  LTE: 'GT',
  GT: 'LTE',
  GTE: 'LT',
  EQ: 'NEQ',
  NEQ: 'EQ',
};

/** +1 where more is worse (GT, GTE), −1 where less is worse (LT, LTE), 0 where neither is (EQ, NEQ). */
export function badDirection(comparison: Comparison): -1 | 0 | 1 {
  if (comparison === 'GT' || comparison === 'GTE') return 1;
  return comparison === 'LT' || comparison === 'LTE' ? -1 : 0;
}

/**
 * How far a figure is beyond the threshold in the bad direction; for EQ minus and for NEQ plus the gap between them.
 */
export function distanceBeyond(trigger: Trigger, measured: DecimalString): Decimal {
  const gap = new Decimal(measured).minus(trigger.threshold);
  const direction = badDirection(trigger.comparison);
  if (direction === 0) return trigger.comparison === 'EQ' ? gap.abs().negated() : gap.abs();
  return gap.times(direction);
}

/** One figure of a series; null where it could not be measured. */
export interface SeriesPoint {
  readonly value: DecimalString | null;
  readonly asOf: IsoDate;
}

/** How long a trigger must have been passed. */
export interface RunLength {
  readonly periods: number;
  readonly forDays: number;
}

/** A state, and how many of the newest figures it stands on. */
export interface RunFinding {
  readonly state: VerdictState;
  readonly held: number;
}

/**
 * Judges an ascending series up to index `last`. To start firing, the trigger must have been passed over the whole run;
 * going on firing and clearing are decided by the newest figure alone. Walking back, a missing figure or the end of the
 * history before the run is long enough leaves it unknown.
 */
export function judgeRun(
  series: readonly SeriesPoint[],
  last: number,
  trigger: Trigger,
  length: RunLength,
  wasFiring: boolean,
): RunFinding {
  const newest = series[last];
  if (newest === undefined || newest.value === null) return { state: 'UNKNOWN', held: newest === undefined ? 0 : 1 };
  if (wasFiring) return { state: staysFiring(trigger, newest.value) ? 'FIRING' : 'CLEAR', held: 1 };
  let held = 0;
  for (let index = last; index >= 0; index--) {
    const { value, asOf } = series[index]!;
    held++;
    if (value === null) return { state: 'UNKNOWN', held };
    if (!breaches(trigger, value)) return { state: 'CLEAR', held };
    if (held >= length.periods && (length.forDays === 0 || daysBetween(asOf, newest.asOf) >= length.forDays))
      return { state: 'FIRING', held };
  }
  return { state: 'UNKNOWN', held };
}

function satisfies(order: number, comparison: Comparison): boolean {
  switch (comparison) {
    case 'LT':
      return order < 0;
    case 'LTE':
      return order <= 0;
    case 'GT':
      return order > 0;
    case 'GTE':
      return order >= 0;
    case 'EQ':
      return order === 0;
    case 'NEQ':
      return order !== 0;
  }
}
