/**
 * What a rule looks for, as data.
 *
 * A *period* is one observation of the indicator, in order of as-of date, whatever the days between them: two periods
 * of an annual series are two years, of a quarterly one two quarters. A series is therefore kept at one frequency (an
 * annual and an interim figure are two indicators, or one on trailing twelve months), and a gap in it is the business
 * of a STALENESS condition, not something a count of periods guesses at. Where calendar time is meant, `forDays` says
 * so.
 *
 * Hysteresis: a condition that fires goes on firing until its clear level is reached, so that a figure hovering at the
 * trigger does not raise and clear an alert every day. Without a clear level it clears as soon as it no longer holds.
 */
import type { DecimalString } from '../shared/decimal.ts';

export const COMPARISONS = ['LT', 'LTE', 'GT', 'GTE', 'EQ', 'NEQ'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** A trigger: a figure compared with a threshold, and the level on its healthy side that clears it. */
export interface Trigger {
  readonly comparison: Comparison;
  readonly threshold: DecimalString;
  /** Reaching this clears; at the threshold or on the healthy side of it. None for EQ and NEQ. */
  readonly clearThreshold?: DecimalString | null;
}

/** The value itself, over `periods` successive observations. */
export interface LevelCondition extends Trigger {
  readonly kind: 'LEVEL';
  readonly indicator: string;
  /** Successive observations that must all be past the trigger, at least 1. */
  readonly periods: number;
  /** Days that the unbroken run must span besides, from its first as-of date to its newest. */
  readonly forDays?: number | null;
}

/** The change against the observation `overPeriods` before, RELATIVE as a share of that one (0.3 is +30 %). */
export interface ChangeCondition extends Trigger {
  readonly kind: 'CHANGE';
  readonly indicator: string;
  readonly mode: 'ABSOLUTE' | 'RELATIVE';
  readonly overPeriods: number;
  /** Successive changes that must all be past the trigger, at least 1. */
  readonly periods: number;
}

/** Strictly rising or falling over `periods` successive observations, at least 2; it clears at the first other move. */
export interface TrendCondition {
  readonly kind: 'TREND';
  readonly indicator: string;
  readonly direction: 'RISING' | 'FALLING';
  readonly periods: number;
  /** The least move from the first of them to the last, in the indicator's unit, positive; none when absent. */
  readonly minimumChange?: DecimalString | null;
}

/** The newest value's percentile (midrank, 0 to 100) among the other clients of the industry. */
export interface PeerPercentileCondition {
  readonly kind: 'PEER_PERCENTILE';
  readonly indicator: string;
  readonly comparison: 'LT' | 'GT';
  /** Whole percentiles, 0 to 100. */
  readonly percentile: number;
  readonly clearPercentile?: number | null;
  /** Fewer peers than this say nothing: unknown. */
  readonly minimumPeers?: number | null;
}

/**
 * No observation, or the newest as of more than `maxAgeDays` before the business date. A null figure is an observation.
 */
export interface StalenessCondition {
  readonly kind: 'STALENESS';
  readonly indicator: string;
  readonly maxAgeDays: number;
}

/** All, any, or at least `atLeast` of the conditions inside, in three-valued logic. */
export interface CompositeCondition {
  readonly kind: 'COMPOSITE';
  readonly operator: 'ALL' | 'ANY' | 'AT_LEAST';
  readonly atLeast?: number | null;
  readonly conditions: readonly Condition[];
}

export type LeafCondition =
  | LevelCondition
  | ChangeCondition
  | TrendCondition
  | PeerPercentileCondition
  | StalenessCondition;
export type Condition = LeafCondition | CompositeCondition;

/** Peers needed when a condition does not say: with fewer, one firm moves a percentile by a fifth and more. */
export const DEFAULT_MINIMUM_PEERS = 5;

/** An event is written as a 0/1 indicator compared with EQ 1. */
export function isEvent({ comparison, threshold }: Trigger): boolean {
  return comparison === 'EQ' && threshold === '1';
}

/** How many of its conditions a composite needs: ALL and ANY are the ends of AT_LEAST. */
export function conditionsNeeded(condition: CompositeCondition): number {
  if (condition.operator === 'ALL') return condition.conditions.length;
  return condition.operator === 'ANY' ? 1 : (condition.atLeast ?? condition.conditions.length);
}
