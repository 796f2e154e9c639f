import { addDays } from '../../../src/domain/shared/time.ts';
import type { Condition } from '../../../src/domain/warning/condition.ts';
import { evaluateRule } from '../../../src/domain/warning/evaluate.ts';
import type { ObservationPoint, SubjectView, Verdict } from '../../../src/domain/warning/verdict.ts';

export const BUSINESS_DATE = '2024-12-31';

/** Observations one day apart, the last of them as of the business date; null is a missing figure. */
export function daily(values: readonly (string | null)[], indicator = 'x'): ObservationPoint[] {
  return values.map((value, index) => point(addDays(BUSINESS_DATE, index + 1 - values.length), value, indicator));
}

export function point(asOf: string, value: string | null, indicator = 'x'): ObservationPoint {
  return {
    id: `${indicator}@${asOf}`,
    indicator,
    value,
    nullReason: value === null ? 'interest expense is zero' : null,
    asOf,
    recordedAt: `${asOf}T08:00:00.000Z`,
    statementVersionId: `statement of ${asOf}`,
  };
}

export function viewOf(points: readonly ObservationPoint[], peers: readonly string[] | null = null): SubjectView {
  return { history: (indicator) => points.filter((item) => item.indicator === indicator), peers: () => peers };
}

/** The verdict of a condition on a daily series of `x`. */
export function verdictOn(
  condition: Condition,
  values: readonly (string | null)[],
  wasFiring = false,
  peers: readonly string[] | null = null,
): Verdict {
  return evaluateRule({ condition }, viewOf(daily(values), peers), { businessDate: BUSINESS_DATE, wasFiring });
}
