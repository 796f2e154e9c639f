import type { AlertPageQuery } from '../../../schema/generated/graphql.ts';

export type Evidence = NonNullable<AlertPageQuery['alert']>['evidence'][number];

const DAY_MS = 86_400_000;

/** A value of an indicator on a day. */
export interface Point {
  readonly asOf: string;
  readonly value: number;
}

/** The newest evidence of each indicator: what an alert stands on now. */
export function newestOfEach(evidence: readonly Evidence[]): Evidence[] {
  return evidence.filter(
    (one, index) => evidence.findIndex(({ indicator }) => indicator.code === one.indicator.code) === index,
  );
}

/**
 * The threshold on the indicator's own scale. For a change that is the value it would have had to stay at: from the
 * observation it began at, as far as the threshold allows. Null where the rule looks at something else than a height,
 * and where the reader's duties do not show the observations.
 */
export function thresholdLevel({ measure, measured, threshold, value, observations }: Evidence): number | null {
  if (measure === 'VALUE') return Number(threshold);
  const from = observations?.[0]?.value;
  if (measure !== 'CHANGE' || from == null || value == null || Number(measured ?? 0) === 0) return null;
  return Number(from) + (Number(threshold) * (Number(value) - Number(from))) / Number(measured);
}

/** Whether it is above the threshold that things are bad. */
export function isBadAbove({ measured, threshold, distance, indicator }: Evidence): boolean {
  const side = (Number(measured ?? threshold) - Number(threshold)) * Number(distance ?? 0);
  return side === 0 ? indicator.direction === 'LOWER_IS_BETTER' : side > 0;
}

/**
 * Where the series, oldest first, went beyond the level to stay there until its end; null where it does not end beyond
 * it.
 */
export function crossing(points: readonly Point[], level: number, badAbove: boolean): Point | null {
  const isBeyond = ({ value }: Point): boolean => (badAbove ? value >= level : value <= level);
  const lastSound = points.findLastIndex((point) => !isBeyond(point));
  return points[lastSound + 1] ?? null;
}

/** The day on which a figure became too old; null where age is not what was measured. */
export function staleOn({ measure, threshold, asOf }: Evidence): string | null {
  if (measure !== 'AGE_DAYS' || asOf == null) return null;
  return new Date(Date.parse(asOf) + Number(threshold) * DAY_MS).toISOString().slice(0, 10);
}
