import { describe, expect, it } from 'vitest';
import type {
  ChangeCondition,
  Condition,
  PeerPercentileCondition,
  TrendCondition,
} from '../../../src/domain/warning/condition.ts';
import { evaluateRule } from '../../../src/domain/warning/evaluate.ts';
import { BUSINESS_DATE, daily, point, verdictOn, viewOf } from './support.ts';

const rise: ChangeCondition = {
  kind: 'CHANGE',
  indicator: 'x',
  mode: 'RELATIVE',
  overPeriods: 1,
  comparison: 'GTE',
  threshold: '0.3',
  clearThreshold: '0.1',
  periods: 1,
};

describe('a change', () => {
  it.each([
    ['reaches +30 %', ['100', '130'], false, 'FIRING'],
    ['just misses it', ['100', '129.9999999999999999999'], false, 'CLEAR'],
    ['stays in the band', ['100', '120'], true, 'FIRING'],
    ['clears', ['100', '110'], true, 'CLEAR'],
    ['has no base', ['130'], false, 'UNKNOWN'],
    ['has a zero base', ['0', '130'], false, 'UNKNOWN'],
    ['has a negative base', ['-10', '130'], false, 'UNKNOWN'],
    ['has a missing base', [null, '130'], true, 'UNKNOWN'],
  ] as const)('relative: %s', (_case, values, wasFiring, state) => {
    expect(verdictOn(rise, values, wasFiring).state).toBe(state);
  });

  it.each([
    [['0.10', '0.07'], 'FIRING'],
    [['0.10', '0.0700001'], 'CLEAR'],
    [['-0.10', '-0.13'], 'FIRING'],
    [['0', '-0.03'], 'FIRING'],
  ] as const)('absolute over one period: %j is %s', (values, state) => {
    expect(
      verdictOn({ ...rise, mode: 'ABSOLUTE', comparison: 'LTE', threshold: '-0.03', clearThreshold: null }, values)
        .state,
    ).toBe(state);
  });

  it('compares with the observation so many periods before, so many times', () => {
    const yearly: ChangeCondition = { ...rise, overPeriods: 4, periods: 2 };
    expect(verdictOn(yearly, ['100', '100', '1', '1', '130', '130']).state).toBe('FIRING');
    expect(verdictOn(yearly, ['100', '100', '1', '1', '129', '130']).state).toBe('CLEAR');
    expect(verdictOn(yearly, ['100', '1', '1', '130', '130']).state).toBe('UNKNOWN');
  });

  it('explains itself', () => {
    expect(verdictOn(rise, ['60', '81'])).toMatchObject({
      explanation:
        'X changed by +35 %, from 60 as of 2024-12-30 to 81 as of 2024-12-31, at or above the trigger of +30 %.',
      toClear: 'A change of x at or below +10 % over one period.',
      evidence: [
        {
          measure: 'CHANGE',
          value: '81',
          measured: '0.35',
          distance: '0.05',
          observationIds: ['x@2024-12-30', 'x@2024-12-31'],
        },
      ],
    });
    expect(verdictOn(rise, ['-60', '81'])).toMatchObject({
      explanation:
        'The change of x over one period cannot be judged: a relative change from a negative value (-60 as of 2024-12-30) has no meaning.',
      evidence: [{ measured: null, nullReason: expect.stringContaining('negative value') }],
    });
  });
});

const falling: TrendCondition = { kind: 'TREND', indicator: 'x', direction: 'FALLING', periods: 3 };

describe('a trend', () => {
  it.each([
    ['falls throughout', ['9', '5', '4', '3'], false, 'FIRING'],
    ['rested once', ['5', '5', '3'], false, 'CLEAR'],
    ['rose once', ['3', '5', '4'], false, 'CLEAR'],
    ['is too short', ['5', '3'], false, 'UNKNOWN'],
    ['has a gap', ['5', null, '3'], false, 'UNKNOWN'],
    ['goes on by its newest move', ['1', '5', '4'], true, 'FIRING'],
    ['ends when it rests', ['5', '4', '4'], true, 'CLEAR'],
  ] as const)('%s', (_case, values, wasFiring, state) => {
    expect(verdictOn(falling, values, wasFiring).state).toBe(state);
  });

  it('asks for its least move as a whole', () => {
    expect(verdictOn({ ...falling, minimumChange: '2' }, ['5', '4', '3']).state).toBe('FIRING');
    expect(verdictOn({ ...falling, minimumChange: '2.1' }, ['5', '4', '3']).state).toBe('CLEAR');
    expect(verdictOn({ ...falling, direction: 'RISING', minimumChange: '2' }, ['3', '4', '5'])).toMatchObject({
      state: 'FIRING',
      explanation: 'X rose without a break in 3 successive observations up to 2024-12-31 (3, 4, 5).',
      evidence: [{ measure: 'TREND', measured: '2', threshold: '2', distance: '0' }],
    });
  });
});

const worstDecile: PeerPercentileCondition = {
  kind: 'PEER_PERCENTILE',
  indicator: 'x',
  comparison: 'LT',
  percentile: 10,
  clearPercentile: 25,
};
const TEN = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];

describe('a percentile among peers', () => {
  it.each([
    ['below all', '0', TEN, false, 'FIRING'],
    ['tied with the lowest', '1', TEN, false, 'FIRING'],
    ['between the lowest two', '1.5', TEN, false, 'CLEAR'],
    ['in the band', '2', TEN, true, 'FIRING'],
    ['at the clear percentile', '3', TEN, true, 'CLEAR'],
    ['among too few', '0', ['1', '2', '3', '4'], false, 'UNKNOWN'],
    ['among just enough', '0', ['1', '2', '3', '4', '5'], false, 'FIRING'],
    ['missing', null, TEN, true, 'UNKNOWN'],
  ] as const)('%s', (_case, value, peers, wasFiring, state) => {
    expect(verdictOn(worstDecile, [value], wasFiring, peers).state).toBe(state);
  });

  it('explains itself, and says when peers were not loaded', () => {
    expect(verdictOn(worstDecile, ['0.5'], false, TEN)).toMatchObject({
      explanation: 'X is 0.5 as of 2024-12-31, at percentile 0 of 10 peers (median 5.5), below the trigger of 10.',
      toClear: 'X at a percentile of its peers at or above 25.',
      evidence: [
        {
          measure: 'PERCENTILE',
          value: '0.5',
          measured: '0',
          threshold: '10',
          distance: '10',
          peerMedian: '5.5',
          peerPercentile: '0',
        },
      ],
    });
    expect(verdictOn(worstDecile, ['0.5'], false, null).explanation).toBe(
      'The place of x among its peers cannot be judged: 0 peers have a value, at least 5 are needed.',
    );
  });
});

describe('staleness', () => {
  const stale: Condition = { kind: 'STALENESS', indicator: 'x', maxAgeDays: 90 };
  it.each([
    ['2024-10-02', '1', 'CLEAR'],
    ['2024-10-01', '1', 'FIRING'],
    ['2024-12-31', null, 'CLEAR'],
    ['2025-01-01', '1', 'FIRING'],
  ] as const)('as of %s, value %s: %s', (asOf, value, state) => {
    expect(
      evaluateRule({ condition: stale }, viewOf([point(asOf, value)]), {
        businessDate: BUSINESS_DATE,
        wasFiring: false,
      }).state,
    ).toBe(state);
  });

  it('explains itself', () => {
    expect(verdictOn(stale, [])).toMatchObject({
      state: 'FIRING',
      explanation: 'X was never observed up to 2024-12-31, where at most 90 days are allowed.',
    });
    expect(verdictOn(stale, ['1']).evidence[0]).toMatchObject({
      measure: 'AGE_DAYS',
      measured: '0',
      threshold: '90',
      distance: '-90',
    });
  });
});

describe('a composite', () => {
  const high = (indicator: string): Condition => ({
    kind: 'LEVEL',
    indicator,
    comparison: 'GT',
    threshold: '0',
    periods: 1,
  });
  const verdictOf = (operator: 'ALL' | 'ANY' | 'AT_LEAST', values: readonly (string | null)[], atLeast?: number) => {
    const codes = values.map((_value, index) => `x${index}`);
    const points = values.flatMap((value, index) => daily([value], codes[index]));
    return evaluateRule(
      { condition: { kind: 'COMPOSITE', operator, atLeast, conditions: codes.map(high) } },
      viewOf(points),
      { businessDate: BUSINESS_DATE, wasFiring: false },
    );
  };
  const F = '1';
  const C = '-1';

  it.each([
    ['ALL', [F, F], undefined, 'FIRING'],
    ['ALL', [F, C], undefined, 'CLEAR'],
    ['ALL', [F, null], undefined, 'UNKNOWN'],
    ['ALL', [C, null], undefined, 'CLEAR'],
    ['ANY', [F, null], undefined, 'FIRING'],
    ['ANY', [C, null], undefined, 'UNKNOWN'],
    ['ANY', [C, C], undefined, 'CLEAR'],
    ['AT_LEAST', [F, F, C], 2, 'FIRING'],
    ['AT_LEAST', [F, null, C], 2, 'UNKNOWN'],
    ['AT_LEAST', [F, C, C], 2, 'CLEAR'],
    ['AT_LEAST', [C, null, C], 2, 'CLEAR'],
  ] as const)('%s of %j (%s): %s', (operator, values, atLeast, state) => {
    expect(verdictOf(operator, values, atLeast).state).toBe(state);
  });

  it('shows what fires and how many must clear', () => {
    const verdict = verdictOf('AT_LEAST', [F, F, F, C], 2);
    expect(verdict.evidence.map((item) => item.indicator)).toEqual(['x0', 'x1', 'x2']);
    expect(verdict.explanation).toMatch(
      /^3 of 4 conditions hold, where 2 are needed: x0 is 1 as of 2024-12-31, above the trigger of 0; x1 /,
    );
    expect(verdict.toClear).toBe('At least 2 of: x0 at or below 0; x1 at or below 0; x2 at or below 0.');
    expect(verdictOf('ANY', [F, F]).toClear).toMatch(/^All of: /);
    expect(verdictOf('ALL', [F, F]).toClear).toMatch(/^At least 1 of: /);
  });
});
