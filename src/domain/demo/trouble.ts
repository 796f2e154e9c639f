import { Random } from '../shared/random.ts';

/** The course of a client's trouble, in quarters from the portfolio's start. */
export interface TroubleCourse {
  /** The first quarter in which it shows. */
  readonly onset: number;
  readonly worseningQuarters: number;
  readonly holdingQuarters: number;
  readonly recoveryQuarters: number;
  /** How bad it gets, above 0, at most 1. */
  readonly severity: number;
}

/**
 * This share of clients gets into trouble within the first {@link EARLY_QUARTERS} quarters; the others some time later.
 */
export const EARLY_TROUBLE_SHARE = 0.08;
export const EARLY_QUARTERS = 20;
// Everybody else over some 45 years: about 2 % of them a year, the order of a lending book's default rate.
const LATE_QUARTERS = 180;

/** When and how badly a client comes into trouble; independent of how many quarters are asked for. */
export function troubleOf(seed: string, clientIndex: number): TroubleCourse {
  const random = new Random(seed, 'trouble', clientIndex);
  const isEarly = random.chance(EARLY_TROUBLE_SHARE);
  return {
    onset: isEarly ? random.integer(2, EARLY_QUARTERS - 1) : EARLY_QUARTERS + random.integer(0, LATE_QUARTERS),
    worseningQuarters: random.integer(3, 6),
    holdingQuarters: random.integer(4, 10),
    recoveryQuarters: random.integer(5, 8),
    severity: random.between(0.65, 1),
  };
}

/** How deep in trouble a client is in a quarter, from 0 (sound) to 1; rising, holding, falling. */
export function distressAt(course: TroubleCourse, quarter: number): number {
  const since = quarter - course.onset + 1;
  const recovering = since - course.worseningQuarters - course.holdingQuarters;
  if (since <= 0 || recovering >= course.recoveryQuarters) return 0;
  if (recovering > 0) return course.severity * (1 - recovering / course.recoveryQuarters);
  return course.severity * Math.min(1, since / course.worseningQuarters);
}
