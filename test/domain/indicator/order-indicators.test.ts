import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BUILT_IN_INDICATORS } from '../../../src/domain/indicator/catalogue.ts';
import { compileCatalogue } from '../../../src/domain/indicator/compile-catalogue.ts';
import { dependencies } from '../../../src/domain/indicator/formula-dependencies.ts';
import type { IndicatorDefinition } from '../../../src/domain/indicator/indicator.ts';
import { INDICATOR_MAX_CHAIN, orderIndicators } from '../../../src/domain/indicator/order-indicators.ts';
import { builtIn } from './formula/formula-examples.ts';

const define = (code: string, formula: string | null): IndicatorDefinition => ({
  code,
  formula,
  name: code,
  unit: 'RATIO',
  direction: 'NEUTRAL',
  description: code,
  source: formula === null ? 'EXTERNAL' : 'FORMULA',
});
const refusalOf = (...definitions: IndicatorDefinition[]) => {
  const compiled = compileCatalogue(definitions);
  return compiled.ok ? null : compiled.failure;
};

describe('order', () => {
  test('each indicator comes after those it refers to, whatever the order given', () => {
    const codes = [...BUILT_IN_INDICATORS];
    fc.assert(
      fc.property(fc.shuffledSubarray(codes, { minLength: codes.length, maxLength: codes.length }), (definitions) => {
        const ordered = orderIndicators(definitions);
        if (!ordered.ok) throw new Error(ordered.failure.message);
        const places = new Map(ordered.value.map(({ definition }, place) => [definition.code, place]));
        expect(places.size).toBe(BUILT_IN_INDICATORS.filter(({ formula }) => formula !== null).length);
        for (const { definition, references } of ordered.value) {
          for (const name of references.keys()) expect(places.get(name)!).toBeLessThan(places.get(definition.code)!);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('dependencies go through indicators', () => {
    const { lines, indicators } = dependencies(builtIn.formulas.get('altman_em_zone')!, builtIn.formulas);
    expect([...indicators].sort()).toEqual([
      'altman_em',
      'altman_z_nonmanufacturer',
      'book_equity_to_liabilities',
      'ebit_to_assets',
      'retained_earnings_to_assets',
      'working_capital',
      'working_capital_to_assets',
    ]);
    expect([...lines].sort()).toEqual([
      'current_assets',
      'current_liabilities',
      'ebit',
      'equity',
      'retained_earnings',
      'total_assets',
      'total_liabilities',
    ]);
  });
});

describe('circles', () => {
  test('are named from the definition added last, at its reference', () => {
    const failure = refusalOf(
      define('b', '1 + c'),
      define('c', 'd / 2'),
      define('other', '3'),
      define('d', '1 - other * b'),
    );
    expect(failure).toMatchObject({ code: 'FORMULA_CYCLE', path: 'd', position: 12 });
    expect(failure?.message).toBe('The formula refers to itself: d → b → c → d. At line 1, column 13 (offset 12).');
  });

  test('a formula that names itself', () => {
    expect(refusalOf(define('a', '2 * prior(a)'))).toMatchObject({
      code: 'FORMULA_CYCLE',
      path: 'a',
      position: 10,
      message: expect.stringContaining('a → a.'),
    });
  });

  test('an indicator used twice is no circle', () => {
    expect(refusalOf(define('a', 'b + c'), define('b', 'c'), define('c', '1'))).toBeNull();
  });

  const chain = (length: number) =>
    Array.from({ length }, (_, place) => define(`i${place}`, place === 0 ? '1' : `i${place - 1}`));

  test('the longest chain passes, a longer one is refused from either end', () => {
    expect(refusalOf(...chain(INDICATOR_MAX_CHAIN))).toBeNull();
    expect(refusalOf(...chain(INDICATOR_MAX_CHAIN + 1))).toMatchObject({ code: 'FORMULA_TOO_LARGE' });
    expect(refusalOf(...chain(5_000).reverse())).toMatchObject({ code: 'FORMULA_TOO_LARGE' });
  });
});

describe('codes and references', () => {
  test.each<[string, IndicatorDefinition[], string, string, number]>([
    ['twice the same', [define('a', '1'), define('a', '2')], 'FORMULA_NAME_TAKEN', 'a', 0],
    ['a function', [define('annual', '1')], 'FORMULA_NAME_TAKEN', 'annual', 0],
    ['the days', [define('period_days', '1')], 'FORMULA_NAME_TAKEN', 'period_days', 0],
    ['a line with another formula', [define('net_sales', 'revenue / net_sales')], 'FORMULA_NAME_TAKEN', 'net_sales', 0],
    ['a line from outside', [define('net_sales', null)], 'FORMULA_NAME_TAKEN', 'net_sales', 0],
    ['capitals', [define('Score', '1')], 'FORMULA_NAME_TAKEN', 'Score', 0],
    ['unknown name', [define('score_a', '1'), define('b', '2 * scor_a')], 'FORMULA_NAME_UNKNOWN', 'b', 4],
    ['not from statements', [define('rating', null), define('b', '2 * rating')], 'FORMULA_NAME_UNKNOWN', 'b', 4],
    ['unreadable', [define('a', '1'), define('b', '2 *')], 'FORMULA_SYNTAX', 'b', 3],
    ['unit', [define('a', '1'), define('b', 'a + ebit')], 'UNIT_MISMATCH', 'b', 2],
  ])('%s', (_, definitions, code, path, position) => {
    expect(refusalOf(...definitions)).toMatchObject({ code, path, position });
  });

  test('a user formula stands beside the built-in ones and builds on them', () => {
    expect(
      refusalOf(...BUILT_IN_INDICATORS, define('stress', 'altman_z_zone == 0 ? 1 : interest_cover < 1.5 ? 1 : 0')),
    ).toBeNull();
  });
});
