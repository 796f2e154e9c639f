import { expect, it } from 'vitest';
import type { Condition } from '../../../src/domain/warning/condition.ts';
import { dependsOnTime, historyDepth, watchedIndicators } from '../../../src/domain/warning/watched.ts';

const level = (indicator: string, periods = 1, forDays?: number): Condition => ({
  kind: 'LEVEL',
  indicator,
  comparison: 'GT',
  threshold: '0',
  periods,
  forDays,
});
const change: Condition = {
  kind: 'CHANGE',
  indicator: 'a',
  mode: 'ABSOLUTE',
  overPeriods: 4,
  comparison: 'GT',
  threshold: '0',
  periods: 2,
};
const trend: Condition = { kind: 'TREND', indicator: 'a', direction: 'RISING', periods: 3 };
const peers: Condition = { kind: 'PEER_PERCENTILE', indicator: 'b', comparison: 'LT', percentile: 10 };
const stale: Condition = { kind: 'STALENESS', indicator: 'c', maxAgeDays: 90 };

it.each([
  [level('a'), { a: { observations: 1, peers: false } }],
  [level('a', 3), { a: { observations: 3, peers: false } }],
  [level('a', 2, 30), { a: { observations: 31, peers: false } }],
  [change, { a: { observations: 6, peers: false } }],
  [trend, { a: { observations: 3, peers: false } }],
  [peers, { b: { observations: 1, peers: true } }],
  [stale, { c: { observations: 1, peers: false } }],
])('%j needs %j', (condition, needs) => {
  expect(Object.fromEntries(historyDepth(condition))).toEqual(needs);
});

it('takes the most that any part of a composite asks for, and each indicator once', () => {
  const inner: Condition = { kind: 'COMPOSITE', operator: 'ALL', conditions: [level('b', 2), change, stale] };
  const whole: Condition = { kind: 'COMPOSITE', operator: 'ANY', conditions: [peers, inner, trend] };
  expect(watchedIndicators(whole)).toEqual(['b', 'a', 'c']);
  expect(Object.fromEntries(historyDepth(whole))).toEqual({
    b: { observations: 2, peers: true },
    a: { observations: 6, peers: false },
    c: { observations: 1, peers: false },
  });
  expect([dependsOnTime(whole), dependsOnTime(change)]).toEqual([true, false]);
});
