import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals } from '../../../src/domain/warning/decimal-order.ts';
import { evaluateRule, ruleState } from '../../../src/domain/warning/evaluate.ts';
import { historyDepth } from '../../../src/domain/warning/watched.ts';
import type { ObservationPoint, SubjectView } from '../../../src/domain/warning/verdict.ts';
import { Decimal } from '../../../src/domain/shared/decimal.ts';
import { anyCondition, anyLeaf, anyLevel, anySubject } from './arbitrary.ts';
import { BUSINESS_DATE, daily, viewOf } from './support.ts';

const pointsOf = ({ x, y }: { x: readonly (string | null)[]; y: readonly (string | null)[] }): ObservationPoint[] => [
  ...daily(x, 'x'),
  ...daily(y, 'y'),
];
const context = (wasFiring: boolean) => ({ businessDate: BUSINESS_DATE, wasFiring });

describe('judging any rule', () => {
  it('does not depend on history older than it says it needs', () => {
    fc.assert(
      fc.property(anyCondition, anySubject, fc.boolean(), (tested, data, wasFiring) => {
        const whole = viewOf(pointsOf(data), data.peers);
        const depth = historyDepth(tested);
        const needed: SubjectView = {
          history: (code) => whole.history(code).slice(-(depth.get(code)?.observations ?? 0)),
          peers: (code) => (depth.has(code) ? data.peers : null),
        };
        expect(evaluateRule({ condition: tested }, needed, context(wasFiring))).toEqual(
          evaluateRule({ condition: tested }, whole, context(wasFiring)),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('needs peers only where it says so', () => {
    fc.assert(
      fc.property(anyCondition, anySubject, fc.boolean(), (tested, data, wasFiring) => {
        const needs = historyDepth(tested);
        const view = viewOf(pointsOf(data), data.peers);
        const sparing: SubjectView = {
          ...view,
          peers: (code) => (needs.get(code)?.peers === true ? data.peers : null),
        };
        expect(ruleState({ condition: tested }, sparing, context(wasFiring))).toBe(
          ruleState({ condition: tested }, view, context(wasFiring)),
        );
      }),
    );
  });

  it('gives the same state with and without its explanation, which is whole sentences', () => {
    fc.assert(
      fc.property(anyCondition, anySubject, fc.boolean(), (tested, data, wasFiring) => {
        const view = viewOf(pointsOf(data), data.peers);
        const verdict = evaluateRule({ condition: tested }, view, context(wasFiring));
        expect(verdict.state).toBe(ruleState({ condition: tested }, view, context(wasFiring)));
        expect(`${verdict.explanation} ${verdict.toClear}`).not.toMatch(/undefined|NaN|null|Infinity|\[object/);
        expect(verdict.explanation).toMatch(/^[A-Z0-9].*\.$/);
        for (const item of verdict.evidence)
          expect(`${item.measured}${item.distance}${item.distanceRatio}`).not.toMatch(/e|NaN|Infinity/);
      }),
      { numRuns: 500 },
    );
  });

  it('never fires less for having fired before, once the newest figures are known', () => {
    fc.assert(
      fc.property(anyCondition, anySubject, (tested, data) => {
        const view = viewOf(pointsOf(data), data.peers);
        if (ruleState({ condition: tested }, view, context(false)) === 'FIRING')
          expect(ruleState({ condition: tested }, view, context(true))).toBe('FIRING');
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives evidence of a positive or zero distance for a level that starts to fire', () => {
    fc.assert(
      fc.property(anyLevel, anySubject, (tested, data) => {
        const verdict = evaluateRule({ condition: tested }, viewOf(pointsOf(data)), context(false));
        if (verdict.state === 'FIRING') expect(Number(verdict.evidence[0]!.distance)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('hysteresis', () => {
  it('never flaps inside the band: the state changes there at most once', () => {
    const banded = anyLevel.filter(
      (tested) => tested.clearThreshold !== null && tested.clearThreshold !== tested.threshold,
    );
    fc.assert(
      fc.property(
        banded,
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 30 }),
        fc.boolean(),
        (tested, tenths, startsFiring) => {
          let firing = startsFiring;
          const states = tenths.map((tenth) => {
            // From the threshold's healthy side up to, but not at, the clear level.
            const span = new Decimal(tested.clearThreshold!).minus(tested.threshold);
            const inBand = new Decimal(tested.threshold).plus(span.times(tenth * 0.09 + 0.05)).toString();
            const view = viewOf(daily([inBand, inBand, inBand, inBand, inBand, inBand], tested.indicator));
            const state = ruleState({ condition: tested }, view, context(firing));
            firing = state === 'FIRING';
            return state;
          });
          expect(new Set(states)).toEqual(new Set([startsFiring ? 'FIRING' : 'CLEAR']));
        },
      ),
    );
  });
});

describe('a composite', () => {
  it('AT_LEAST 1 is ANY and AT_LEAST all is ALL', () => {
    fc.assert(
      fc.property(
        fc.array(anyLeaf, { minLength: 1, maxLength: 4 }),
        anySubject,
        fc.boolean(),
        (conditions, data, wasFiring) => {
          const stateOf = (operator: 'ALL' | 'ANY' | 'AT_LEAST', atLeast: number | null) =>
            ruleState(
              { condition: { kind: 'COMPOSITE', operator, atLeast, conditions } },
              viewOf(pointsOf(data), data.peers),
              context(wasFiring),
            );
          expect(stateOf('AT_LEAST', 1)).toBe(stateOf('ANY', null));
          expect(stateOf('AT_LEAST', conditions.length)).toBe(stateOf('ALL', null));
        },
      ),
    );
  });
});

describe('the order of decimals', () => {
  it('is that of exact arithmetic, also where doubles coincide', () => {
    const near = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: -2, max: 2 }));
    fc.assert(
      fc.property(near, fc.integer({ min: 0, max: 19 }), ([digits, step], places) => {
        const a = new Decimal(digits.toString()).div(new Decimal(10).pow(places));
        const b = new Decimal((digits + BigInt(step)).toString()).div(new Decimal(10).pow(places));
        expect(Math.sign(compareDecimals(a.toString(), b.toString()))).toBe(a.comparedTo(b));
        expect(compareDecimals(a.toFixed(20), a.toString())).toBe(0);
      }),
    );
  });
});
