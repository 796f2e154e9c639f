import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_INDICATORS } from '../../../src/domain/indicator/catalogue.ts';
import { INDICATOR_NAMES_ZH } from '../../../src/domain/indicator/indicator-names-zh.ts';
import { LINE_ITEMS } from '../../../src/domain/statement/line-item.ts';
import { LINE_NAMES_ZH } from '../../../src/domain/statement/line-names-zh.ts';
import type { Condition, LeafCondition } from '../../../src/domain/warning/condition.ts';
import { DEFAULT_EVENT_INDICATORS } from '../../../src/domain/warning/default-event-indicators.ts';
import { DEFAULT_RULES } from '../../../src/domain/warning/default-rules.ts';
import { explainInChinese } from '../../../src/domain/warning/explain-zh.ts';
import type { Explanation } from '../../../src/domain/warning/explain-zh.ts';
import { inLanguage } from '../../../src/domain/warning/rule-words-zh.ts';
import type { Verdict } from '../../../src/domain/warning/verdict.ts';
import { anyCondition, anySubject } from './arbitrary.ts';
import { BUSINESS_DATE, daily, verdictOn, viewOf } from './support.ts';
import { evaluateRule } from '../../../src/domain/warning/evaluate.ts';

const CHINESE = /\p{Script=Han}/u;
const explained = (condition: Condition, { evidence }: Verdict): Explanation | null =>
  explainInChinese(
    condition,
    evidence.map((piece) => ({ ...piece, observationCount: piece.observationIds.length })),
  );

describe('what ships', () => {
  it.each(DEFAULT_RULES.map((rule) => [rule.code, rule] as const))(
    'names the rule %s in Chinese',
    (_, { name, description, response }) => {
      for (const text of [name, description, response!.action]) expect(inLanguage(text, 'ZH')).toMatch(CHINESE);
      expect(inLanguage(name, 'EN')).toBe(name);
    },
  );

  it('names every indicator and line, and nothing that there is not', () => {
    const indicators = [...BUILT_IN_INDICATORS, ...DEFAULT_EVENT_INDICATORS].map(({ code }) => code);
    expect(Object.keys(INDICATOR_NAMES_ZH).sort()).toEqual(indicators.sort());
    expect(Object.keys(LINE_NAMES_ZH).sort()).toEqual(LINE_ITEMS.map(({ code }) => code).sort());
  });

  it('leaves what an institution words itself', () =>
    expect(inLanguage('Court enforcement, northern branches', 'ZH')).toBe('Court enforcement, northern branches'));
});

describe('an explanation in Chinese', () => {
  const level = (over: object): Condition => ({
    kind: 'LEVEL',
    indicator: 'current_ratio',
    comparison: 'LT',
    threshold: '1',
    clearThreshold: '1.1',
    periods: 1,
    ...over,
  });
  const named = (
    condition: Condition,
    values: readonly (string | null)[],
    wasFiring = false,
    peers: readonly string[] | null = null,
  ): Explanation | null => {
    const indicator = 'indicator' in condition ? condition.indicator : 'current_ratio';
    return explained(
      condition,
      evaluateRule({ condition }, viewOf(daily(values, indicator), peers), { businessDate: BUSINESS_DATE, wasFiring }),
    );
  };

  it.each<[string, Explanation | null, string, string]>([
    [
      'a level',
      named(level({}), ['0.82']),
      '流动比率截至 2024-12-31 为 0.82，低于触发值 1。',
      '流动比率达到或高于 1.1。',
    ],
    [
      'a level in its band',
      named(level({}), ['1.05'], true),
      '流动比率截至 2024-12-31 为 1.05，已不再低于触发值 1，但尚未回到解除值 1.1。',
      '流动比率达到或高于 1.1。',
    ],
    [
      'a level held',
      named(level({ periods: 2, clearThreshold: null }), ['0.9', '0.8']),
      '流动比率截至 2024-12-31 为 0.8，低于触发值 1，连续 2 次观测如此。',
      '流动比率达到或高于 1。',
    ],
    [
      'an event',
      named(level({ indicator: 'court_enforcement', comparison: 'EQ', threshold: '1', clearThreshold: null }), ['1']),
      '截至 2024-12-31，记录有法院强制执行。',
      '法院强制执行记录为 0，即已消除。',
    ],
    [
      'an amount',
      named(level({ indicator: 'tax_arrears', comparison: 'GT', threshold: '0', clearThreshold: null }), ['1250000']),
      '欠税金额截至 2024-12-31 为 1,250,000，高于触发值 0。',
      '欠税金额等于或低于 0。',
    ],
    [
      'a change',
      named(
        {
          kind: 'CHANGE',
          indicator: 'receivable_days',
          mode: 'RELATIVE',
          overPeriods: 1,
          comparison: 'GTE',
          threshold: '0.3',
          clearThreshold: '0.1',
          periods: 1,
        },
        ['60', '90'],
      ),
      '应收账款周转天数较上一期变动 +50 %，截至 2024-12-31 为 90，达到或高于触发值 +30 %。',
      '应收账款周转天数较上一期的变动等于或低于 +10 %。',
    ],
    [
      'a trend',
      named({ kind: 'TREND', indicator: 'gross_margin', direction: 'FALLING', periods: 3, minimumChange: null }, [
        '0.3',
        '0.2',
        '0.1',
      ]),
      '毛利率连续 3 次观测下降，累计 0.2，截至 2024-12-31 为 0.1。',
      '毛利率的下一次观测不低于前一次。',
    ],
    [
      'a place among peers',
      named({ kind: 'PEER_PERCENTILE', indicator: 'dscr', comparison: 'LT', percentile: 10 }, ['1'], false, [
        '2',
        '3',
        '4',
        '5',
        '6',
      ]),
      '偿债备付率（DSCR）截至 2024-12-31 为 1，同业百分位 0（同业中位数 4），低于触发值 10。',
      '偿债备付率（DSCR）的同业百分位达到或高于 10。',
    ],
    [
      'what nobody looked at',
      named({ kind: 'STALENESS', indicator: 'valuation_age_days', maxAgeDays: 3 }, []),
      '从未有过估值时长的观测，最多允许 3 天。',
      '取得 3 天以内的估值时长观测。',
    ],
    [
      'several',
      named(
        {
          kind: 'COMPOSITE',
          operator: 'ANY',
          conditions: [
            level({}),
            level({ threshold: '0.5', clearThreshold: null }),
            level({ threshold: '0.9', clearThreshold: null }),
          ],
        },
        ['0.82'],
      ),
      '3 项条件中有 2 项成立（需 1 项）：流动比率截至 2024-12-31 为 0.82，低于触发值 1；流动比率截至 2024-12-31 为 0.82，低于触发值 0.9。',
      '须同时满足：流动比率达到或高于 1.1；流动比率达到或高于 0.9。',
    ],
    [
      "an indicator of one's own",
      named(level({ indicator: 'our_ratio' }), ['0.5']),
      'our ratio 截至 2024-12-31 为 0.5，低于触发值 1。',
      'our ratio 达到或高于 1.1。',
    ],
  ])('says %s', (_, said, explanation, toClear) => expect(said).toEqual({ explanation, toClear }));

  it('tells conditions apart by their bad side', () => {
    const condition: Condition = {
      kind: 'COMPOSITE',
      operator: 'ANY',
      conditions: [
        { kind: 'LEVEL', indicator: 'x', comparison: 'GT', threshold: '1', periods: 1 },
        { kind: 'LEVEL', indicator: 'x', comparison: 'LT', threshold: '1', periods: 1 },
      ],
    };
    expect(explained(condition, verdictOn(condition, ['0']))!.explanation).toBe(
      '2 项条件中有 1 项成立（需 1 项）：x 截至 2024-12-31 为 0，低于触发值 1。',
    );
  });

  it('is null for what did not fire', () => expect(explainInChinese(level({}), [])).toBeNull());

  it('is there of whatever fires, of as many conditions, with every figure that was measured', () => {
    fc.assert(
      fc.property(anyCondition, anySubject, fc.boolean(), (condition, data, wasFiring) => {
        fc.pre(new Set(leaves(condition).map(identity)).size === leaves(condition).length);
        const verdict = evaluateRule(
          { condition },
          viewOf([...daily(data.x, 'x'), ...daily(data.y, 'y')], data.peers),
          { businessDate: BUSINESS_DATE, wasFiring },
        );
        fc.pre(verdict.state === 'FIRING');
        const said = explained(condition, verdict);
        expect(`${said?.explanation}${said?.toClear}`).not.toMatch(/undefined|NaN|null|Infinity|\[object/);
        expect(
          [...said!.explanation.matchAll(/(\d+) 项条件中有 (\d+) 项成立（需 (\d+) 项）/g)]
            .map(([, of, hold, needed]) => `${hold} ${of} ${needed}`)
            .join(),
        ).toBe(
          [
            ...verdict.explanation.matchAll(
              /(\d+) of (\d+) conditions hold(?: and \d+ cannot be judged)?, where (\d+) are needed/gi,
            ),
          ]
            .map(([, hold, of, needed]) => `${hold} ${of} ${needed}`)
            .join(),
        );
      }),
      { numRuns: 1_000 },
    );
  });
});

function leaves(condition: Condition): LeafCondition[] {
  return condition.kind === 'COMPOSITE' ? condition.conditions.flatMap(leaves) : [condition];
}

function identity(leaf: LeafCondition): string {
  const threshold =
    leaf.kind === 'TREND'
      ? (leaf.minimumChange ?? '0')
      : leaf.kind === 'STALENESS'
        ? leaf.maxAgeDays
        : leaf.kind === 'PEER_PERCENTILE'
          ? leaf.percentile
          : leaf.threshold;
  return `${leaf.kind} ${leaf.indicator} ${threshold}`;
}
