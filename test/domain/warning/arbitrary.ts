import fc from 'fast-check';
import type { Condition, LeafCondition, LevelCondition } from '../../../src/domain/warning/condition.ts';
import { compareDecimals } from '../../../src/domain/warning/decimal-order.ts';

const value = fc.integer({ min: -8, max: 8 }).map(String);
const series = fc.array(fc.option(value, { freq: 6 }), { maxLength: 14 });
const indicator = fc.constantFrom('x', 'y');
const periods = fc.integer({ min: 1, max: 4 });
const trigger = fc
  .tuple(
    fc.constantFrom('LT', 'LTE', 'GT', 'GTE'),
    fc.integer({ min: -5, max: 5 }),
    fc.option(fc.integer({ min: 0, max: 3 })),
  )
  .map(([comparison, threshold, gap]) => ({
    comparison: comparison as 'LT' | 'LTE' | 'GT' | 'GTE',
    threshold: String(threshold),
    clearThreshold: gap === null ? null : String(comparison.startsWith('G') ? threshold - gap : threshold + gap),
  }));

export const anyLevel: fc.Arbitrary<LevelCondition> = fc
  .tuple(trigger, indicator, periods, fc.option(fc.integer({ min: 1, max: 5 })))
  .map(([limits, code, count, forDays]) => ({ kind: 'LEVEL', indicator: code, ...limits, periods: count, forDays }));
export const anyLeaf: fc.Arbitrary<LeafCondition> = fc.oneof(
  anyLevel,
  fc
    .record({
      limits: trigger,
      indicator,
      periods,
      overPeriods: periods,
      mode: fc.constantFrom('ABSOLUTE' as const, 'RELATIVE' as const),
    })
    .map(({ limits, ...rest }): LeafCondition => ({ kind: 'CHANGE', ...limits, ...rest })),
  fc.record({
    kind: fc.constant('TREND' as const),
    indicator,
    direction: fc.constantFrom('RISING' as const, 'FALLING' as const),
    periods: fc.integer({ min: 2, max: 4 }),
    minimumChange: fc.option(fc.constantFrom('1', '3')),
  }),
  fc.record({
    kind: fc.constant('PEER_PERCENTILE' as const),
    indicator,
    comparison: fc.constantFrom('LT' as const, 'GT' as const),
    percentile: fc.constantFrom(10, 50, 90),
  }),
  fc.record({ kind: fc.constant('STALENESS' as const), indicator, maxAgeDays: fc.integer({ min: 1, max: 5 }) }),
);
const composite = (inner: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> =>
  fc.array(inner, { minLength: 1, maxLength: 4 }).chain((conditions) =>
    fc.record({
      kind: fc.constant('COMPOSITE' as const),
      operator: fc.constantFrom('ALL' as const, 'ANY' as const, 'AT_LEAST' as const),
      atLeast: fc.integer({ min: 1, max: conditions.length }),
      conditions: fc.constant(conditions),
    }),
  );
/** Any condition over `x` and `y`. */
export const anyCondition: fc.Arbitrary<Condition> = fc.oneof(
  anyLeaf,
  composite(anyLeaf),
  composite(composite(anyLeaf)),
);

/** Daily series of `x` and `y`, newest last, and peers or none. */
export const anySubject = fc.record({
  x: series,
  y: series,
  peers: fc.option(fc.array(value, { maxLength: 8 }).map((list) => list.toSorted(compareDecimals))),
});
