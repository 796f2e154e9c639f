import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition, LevelCondition } from '../../../src/domain/warning/condition.ts';
import { MAX_CONDITION_DEPTH } from '../../../src/domain/warning/condition-validation.ts';
import { validateRule } from '../../../src/domain/warning/rule-validation.ts';
import { coversSegment } from '../../../src/domain/warning/rule.ts';
import type { WarningRuleDefinition } from '../../../src/domain/warning/rule.ts';

const KNOWN = new Map([
  ['cover', { unit: 'RATIO' }],
  ['event', { unit: 'FLAG' }],
]);
const level: LevelCondition = {
  kind: 'LEVEL',
  indicator: 'cover',
  comparison: 'LT',
  threshold: '1.5',
  clearThreshold: '1.8',
  periods: 1,
};
const rule: WarningRuleDefinition = {
  code: 'COVER_LOW',
  name: 'Cover is low',
  description: 'EBIT under 1.5 times interest.',
  severity: 'RED',
  subject: 'CLIENT',
  segments: [],
  condition: level,
  response: { duty: 'CREDIT_OFFICER', action: 'Review', withinHours: 72 },
};
const change: Condition = {
  kind: 'CHANGE',
  indicator: 'cover',
  mode: 'RELATIVE',
  overPeriods: 1,
  comparison: 'GT',
  threshold: '0.3',
  periods: 1,
};
const trend: Condition = { kind: 'TREND', indicator: 'cover', direction: 'FALLING', periods: 3 };
const peers: Condition = {
  kind: 'PEER_PERCENTILE',
  indicator: 'cover',
  comparison: 'LT',
  percentile: 10,
  clearPercentile: 20,
};
const stale: Condition = { kind: 'STALENESS', indicator: 'cover', maxAgeDays: 90 };
const composite = (...conditions: Condition[]): Condition => ({
  kind: 'COMPOSITE',
  operator: 'AT_LEAST',
  atLeast: 1,
  conditions,
});
const nested = (depth: number): Condition => (depth === 0 ? level : composite(nested(depth - 1)));

/** The faults as `code path`. */
const faultsOf = (changes: object): string[] =>
  validateRule({ ...rule, ...changes } as WarningRuleDefinition, KNOWN).map(({ code, path }) => `${code} ${path}`);

describe('a sound rule', () => {
  it.each([
    level,
    change,
    trend,
    peers,
    stale,
    composite(level, change, trend, peers, stale),
    nested(MAX_CONDITION_DEPTH),
    { ...level, clearThreshold: '1.5' },
    { ...level, comparison: 'GTE' as const, clearThreshold: '1.5' },
    { ...level, comparison: 'EQ' as const, clearThreshold: null },
    { ...level, indicator: 'event', comparison: 'EQ' as const, threshold: '1', clearThreshold: null },
  ] as readonly Condition[])('%j', (condition) => {
    expect(faultsOf({ condition })).toEqual([]);
  });
});

describe('a faulty rule', () => {
  it.each([
    [{ code: 'cover low' }, ['RULE_VALUE_UNKNOWN code']],
    [{ name: ' ', description: null }, ['RULE_FIELD_REQUIRED name', 'RULE_FIELD_REQUIRED description']],
    [{ severity: 'PURPLE' }, ['RULE_VALUE_UNKNOWN severity']],
    [{ subject: 'GROUP' }, ['RULE_VALUE_UNKNOWN subject']],
    [{ segments: null }, ['RULE_FIELD_REQUIRED segments']],
    [{ segments: ['SME', ''] }, ['RULE_FIELD_REQUIRED segments.1']],
    [{ response: null }, ['RULE_RESPONSE_REQUIRED response']],
    [{ response: null, severity: 'ORANGE' }, []],
    [
      { response: { duty: 'AUDITOR', action: '', withinHours: 0 } },
      [
        'RULE_VALUE_UNKNOWN response.duty',
        'RULE_FIELD_REQUIRED response.action',
        'RULE_OUT_OF_RANGE response.withinHours',
      ],
    ],
    [{ condition: null }, ['RULE_FIELD_REQUIRED condition']],
    [{ condition: { kind: 'toString' } }, ['RULE_VALUE_UNKNOWN condition.kind']],
  ])('%j', (changes, faults) => {
    expect(faultsOf(changes)).toEqual(faults);
  });

  it.each([
    [{ ...level, indicator: 'nothing' }, ['RULE_INDICATOR_UNKNOWN condition.indicator']],
    [{ ...level, clearThreshold: '1.4' }, ['RULE_CLEAR_LEVEL_WRONG_SIDE condition.clearThreshold']],
    [{ ...level, comparison: 'GT' }, ['RULE_CLEAR_LEVEL_WRONG_SIDE condition.clearThreshold']],
    [{ ...level, comparison: 'EQ' }, ['RULE_VALUE_UNKNOWN condition.clearThreshold']],
    [{ ...level, comparison: '<' }, ['RULE_VALUE_UNKNOWN condition.comparison']],
    [{ ...level, threshold: '1e3' }, ['RULE_DECIMAL_INVALID condition.threshold']],
    [{ ...level, threshold: 1.5 }, ['RULE_DECIMAL_INVALID condition.threshold']],
    [{ ...level, clearThreshold: 'NaN' }, ['RULE_DECIMAL_INVALID condition.clearThreshold']],
    [{ ...level, periods: 0 }, ['RULE_OUT_OF_RANGE condition.periods']],
    [{ ...level, periods: 1.5 }, ['RULE_OUT_OF_RANGE condition.periods']],
    [{ ...level, forDays: 0 }, ['RULE_OUT_OF_RANGE condition.forDays']],
    [{ ...level, indicator: 'event' }, ['RULE_OUT_OF_RANGE condition.threshold']],
    [
      { ...change, mode: 'LOG', overPeriods: 0 },
      ['RULE_VALUE_UNKNOWN condition.mode', 'RULE_OUT_OF_RANGE condition.overPeriods'],
    ],
    [{ ...change, clearThreshold: '0.4' }, ['RULE_CLEAR_LEVEL_WRONG_SIDE condition.clearThreshold']],
    [
      { ...trend, periods: 1, direction: 'UP' },
      ['RULE_VALUE_UNKNOWN condition.direction', 'RULE_OUT_OF_RANGE condition.periods'],
    ],
    [{ ...trend, minimumChange: '-1' }, ['RULE_OUT_OF_RANGE condition.minimumChange']],
    [{ ...peers, percentile: 101, clearPercentile: null }, ['RULE_OUT_OF_RANGE condition.percentile']],
    [{ ...peers, comparison: 'LTE' }, ['RULE_VALUE_UNKNOWN condition.comparison']],
    [{ ...peers, clearPercentile: 5 }, ['RULE_CLEAR_LEVEL_WRONG_SIDE condition.clearPercentile']],
    [{ ...peers, minimumPeers: 0 }, ['RULE_OUT_OF_RANGE condition.minimumPeers']],
    [{ ...stale, maxAgeDays: -1 }, ['RULE_OUT_OF_RANGE condition.maxAgeDays']],
    [{ ...composite(), operator: 'ANY' }, ['RULE_OUT_OF_RANGE condition.conditions']],
    [{ ...composite(level), atLeast: 2 }, ['RULE_OUT_OF_RANGE condition.atLeast']],
    [{ ...composite(level), atLeast: null }, ['RULE_OUT_OF_RANGE condition.atLeast']],
    [{ ...composite(level), operator: 'ALL' }, ['RULE_VALUE_UNKNOWN condition.atLeast']],
    [{ ...composite(level), operator: 'NONE', atLeast: null }, ['RULE_VALUE_UNKNOWN condition.operator']],
    [
      composite(level, composite(stale, { ...level, threshold: 'x' })),
      ['RULE_DECIMAL_INVALID condition.conditions.1.conditions.1.threshold'],
    ],
    [nested(MAX_CONDITION_DEPTH + 1), ['RULE_TOO_DEEP condition.conditions.0.conditions.0.conditions.0.conditions.0']],
  ])('%j', (condition, faults) => {
    expect(faultsOf({ condition })).toEqual(faults);
  });

  it('says what to do about it', () => {
    expect(validateRule({ ...rule, condition: { ...level, clearThreshold: '1.4' } }, KNOWN)).toEqual([
      {
        code: 'RULE_CLEAR_LEVEL_WRONG_SIDE',
        path: 'condition.clearThreshold',
        message: 'The clear level 1.4 is on the bad side of the threshold; it must be at or above 1.5.',
      },
    ]);
  });
});

it('takes any shape of input without an exception, and no malformed one for sound', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.constantFrom('LEVEL', 'CHANGE', 'TREND', 'PEER_PERCENTILE', 'STALENESS', 'COMPOSITE'),
      fc.dictionary(
        fc.constantFrom('indicator', 'periods', 'threshold', 'clearThreshold', 'conditions', 'atLeast', 'comparison'),
        fc.jsonValue(),
      ),
      (junk, kind, fields) => {
        expect(validateRule(junk as never, KNOWN).length).toBeGreaterThan(0);
        expect(faultsOf({ condition: junk }).length).toBeGreaterThan(0);
        expect(faultsOf({ condition: { kind, ...fields } }).length).toBeGreaterThan(0);
      },
    ),
  );
});

it.each([
  [[], 'SME', true],
  [[], null, true],
  [['SME'], 'SME', true],
  [['SME'], 'CORPORATE', false],
  [['SME'], null, false],
])('a rule for %j covers %s: %s', (segments, segment, covered) => {
  expect(coversSegment({ segments }, segment)).toBe(covered);
});
