import { describe, expect, it } from 'vitest';
import type { LevelCondition } from '../../../src/domain/warning/condition.ts';
import { evaluateRule } from '../../../src/domain/warning/evaluate.ts';
import { BUSINESS_DATE, point, verdictOn, viewOf } from './support.ts';

const below: LevelCondition = {
  kind: 'LEVEL',
  indicator: 'x',
  comparison: 'LT',
  threshold: '1.5',
  clearThreshold: '1.8',
  periods: 1,
};

describe('a level', () => {
  it.each([
    ['LT', '1.4999999999999999999999', 'FIRING'],
    ['LT', '1.5', 'CLEAR'],
    ['LT', '1.50', 'CLEAR'],
    ['LT', '2', 'CLEAR'],
    ['LTE', '1.5', 'FIRING'],
    ['LTE', '1.50000000000000000001', 'CLEAR'],
    ['GT', '1.50000000000000000001', 'FIRING'],
    ['GT', '1.5', 'CLEAR'],
    ['GTE', '1.500', 'FIRING'],
    ['GTE', '1.4999999999999999999999', 'CLEAR'],
    ['EQ', '1.50', 'FIRING'],
    ['EQ', '1.50000000000000000001', 'CLEAR'],
    ['NEQ', '1.50000000000000000001', 'FIRING'],
    ['NEQ', '1.50', 'CLEAR'],
  ] as const)('%s 1.5 on %s is %s', (comparison, value, state) => {
    expect(verdictOn({ ...below, clearThreshold: null, comparison }, [value]).state).toBe(state);
  });

  it.each([
    ['starts below the trigger', '1.4', false, 'FIRING'],
    ['does not start inside the band', '1.6', false, 'CLEAR'],
    ['goes on inside the band', '1.6', true, 'FIRING'],
    ['clears at the clear level', '1.8', true, 'CLEAR'],
    ['is not touched by a missing figure', null, true, 'UNKNOWN'],
    ['is not raised by a missing figure', null, false, 'UNKNOWN'],
  ] as const)('%s', (_case, value, wasFiring, state) => {
    expect(verdictOn(below, ['1.2', value], wasFiring).state).toBe(state);
  });

  it('goes on at its threshold where that is bad and also the clear level', () => {
    const atLeast: LevelCondition = { ...below, comparison: 'GTE', threshold: '7', clearThreshold: '7' };
    expect(verdictOn(atLeast, ['7'], true).state).toBe('FIRING');
    expect(verdictOn(atLeast, ['6.9'], true).state).toBe('CLEAR');
  });

  it.each([
    [['-1', '-2'], 'FIRING'],
    [['1', '-2'], 'CLEAR'],
    [['-1', '2'], 'CLEAR'],
    [['-2'], 'UNKNOWN'],
    [[null, '-2'], 'UNKNOWN'],
    [['-1', null], 'UNKNOWN'],
    [[], 'UNKNOWN'],
  ] as const)('over two periods, %j is %s', (values, state) => {
    expect(verdictOn({ ...below, threshold: '0', clearThreshold: null, periods: 2 }, values).state).toBe(state);
  });

  it.each([
    ['30 days between', ['2024-12-01', '2024-12-31'], 'FIRING'],
    ['29 days between', ['2024-12-02', '2024-12-31'], 'UNKNOWN'],
    ['a healthy one before', ['2024-12-02', '2024-12-31', '2024-11-01'], 'CLEAR'],
  ] as const)('for 30 days: %s', (_case, [first, last, healthy], state) => {
    const points = [...(healthy ? [point(healthy, '0.5')] : []), point(first, '0.95'), point(last, '0.93')];
    const condition: LevelCondition = {
      kind: 'LEVEL',
      indicator: 'x',
      comparison: 'GT',
      threshold: '0.9',
      periods: 2,
      forDays: 30,
    };
    expect(evaluateRule({ condition }, viewOf(points), { businessDate: BUSINESS_DATE, wasFiring: false }).state).toBe(
      state,
    );
  });

  it('does not look past the business date', () => {
    const points = [point('2024-12-30', '2'), point('2025-01-01', '1')];
    expect(
      evaluateRule({ condition: below }, viewOf(points), { businessDate: '2024-12-31', wasFiring: false }).state,
    ).toBe('CLEAR');
    expect(
      evaluateRule({ condition: below }, viewOf(points), { businessDate: '2025-01-01', wasFiring: false }).state,
    ).toBe('FIRING');
  });
});

describe('what a level says', () => {
  it('explains itself with its evidence', () => {
    expect(verdictOn(below, ['1.2'], false, ['1', '2', '3', '4'])).toEqual({
      state: 'FIRING',
      evidence: [
        {
          indicator: 'x',
          measure: 'VALUE',
          observationIds: ['x@2024-12-31'],
          statementVersionIds: ['statement of 2024-12-31'],
          value: '1.2',
          nullReason: null,
          asOf: '2024-12-31',
          measured: '1.2',
          threshold: '1.5',
          distance: '0.3',
          distanceRatio: '0.2',
          peerMedian: '2.5',
          peerPercentile: '25',
        },
      ],
      explanation: 'X is 1.2 as of 2024-12-31, below the trigger of 1.5.',
      toClear: 'X at or above 1.8.',
    });
  });

  it.each([
    [
      '1.6',
      true,
      'X is 1.6 as of 2024-12-31, no longer below the trigger of 1.5, but not yet at the clear level of 1.8.',
    ],
    ['2.5', true, 'X is 2.5 as of 2024-12-31, not below the trigger of 1.5.'],
    ['1.4999999', false, 'X is 1.4999999 as of 2024-12-31, below the trigger of 1.5.'],
    ['-1250000.5', false, 'X is -1,250,000.5 as of 2024-12-31, below the trigger of 1.5.'],
    [null, false, 'X cannot be judged: its value as of 2024-12-31 is missing (interest expense is zero).'],
  ])('%s, firing before: %s', (value, wasFiring, explanation) => {
    expect(verdictOn(below, [value], wasFiring).explanation).toBe(explanation);
  });

  it('names a run by its length and an event by its record', () => {
    expect(verdictOn({ ...below, periods: 2 }, ['1', '1.1']).explanation).toBe(
      'X is 1.1 as of 2024-12-31, below the trigger of 1.5 in 2 successive observations since 2024-12-30.',
    );
    const event = verdictOn({ kind: 'LEVEL', indicator: 'x', comparison: 'EQ', threshold: '1', periods: 1 }, ['1']);
    expect([event.explanation, event.toClear]).toEqual([
      'X is recorded as of 2024-12-31.',
      'An observation of 0 for x.',
    ]);
  });

  it('measures the distance on either side, and gives no share of a zero threshold', () => {
    expect(verdictOn(below, ['2.1']).evidence[0]).toMatchObject({ distance: '-0.6', distanceRatio: '-0.4' });
    expect(verdictOn({ ...below, threshold: '0' }, ['-3']).evidence[0]).toMatchObject({
      distance: '3',
      distanceRatio: null,
    });
    expect(verdictOn(below, [null]).evidence[0]).toMatchObject({
      distance: null,
      value: null,
      nullReason: 'interest expense is zero',
    });
    expect(verdictOn(below, []).evidence[0]).toMatchObject({
      observationIds: [],
      asOf: null,
      nullReason: 'no observation',
    });
  });
});
