import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCatalogue } from '../../../../src/domain/indicator/compile-catalogue.ts';
import { BUILT_IN_INDICATORS } from '../../../../src/domain/indicator/catalogue.ts';
import { compileFormula } from '../../../../src/domain/indicator/formula/compile-formula.ts';
import { FORMULA_FAILURE_CODES } from '../../../../src/domain/indicator/formula/formula-failure.ts';
import { parseFormula } from '../../../../src/domain/indicator/formula/parse-formula.ts';
import type { IndicatorUnit } from '../../../../src/domain/indicator/indicator.ts';

const catalogue = compileCatalogue(BUILT_IN_INDICATORS);
if (!catalogue.ok) throw new Error(catalogue.failure.message);
const { scope } = catalogue.value;

function refusal(text: string, unit: IndicatorUnit = 'RATIO') {
  const compiled = compileFormula(text, unit, scope);
  return compiled.ok ? null : compiled.failure;
}

describe('what is not arithmetic is refused where it stands', () => {
  test.each([
    // Anything that could reach the host language.
    ['ebit.constructor', 'FORMULA_UNSUPPORTED', 0],
    ['1 + ebit.length', 'FORMULA_UNSUPPORTED', 4],
    ['ebit["a"]', 'FORMULA_UNSUPPORTED', 4],
    ['abs?.(ebit)', 'FORMULA_UNSUPPORTED', 0],
    ['1 + `a`', 'FORMULA_UNSUPPORTED', 4],
    ["ebit / 'a'", 'FORMULA_UNSUPPORTED', 7],
    ['ebit = 1', 'FORMULA_UNSUPPORTED', 0],
    ['ebit += 1', 'FORMULA_UNSUPPORTED', 0],
    ['1 + ++ebit', 'FORMULA_UNSUPPORTED', 4],
    ['new ebit', 'FORMULA_UNSUPPORTED', 0],
    ['typeof ebit', 'FORMULA_UNSUPPORTED', 0],
    ['2 * this', 'FORMULA_UNSUPPORTED', 4],
    ['x => x', 'FORMULA_UNSUPPORTED', 0],
    ['import(ebit)', 'FORMULA_UNSUPPORTED', 0],
    ['ebit, ebitda', 'FORMULA_UNSUPPORTED', 0],
    ['abs(...ebit)', 'FORMULA_UNSUPPORTED', 4],
    ['abs(ebit)(ebit)', 'FORMULA_UNSUPPORTED', 0],
    ['ebit ?? 1', 'FORMULA_UNSUPPORTED', 0],
    ['ebit; 1', 'FORMULA_UNSUPPORTED', 4],
    ['if (ebit) ebitda', 'FORMULA_UNSUPPORTED', 0],
    ['function f() { }', 'FORMULA_UNSUPPORTED', 13],
    ['a: ebit', 'FORMULA_UNSUPPORTED', 0],
    ['\\u0065bit', 'FORMULA_UNSUPPORTED', 0],
    ['ebit + é', 'FORMULA_UNSUPPORTED', 7],
    ['ebit 😀', 'FORMULA_UNSUPPORTED', 5],
    ['ebit // net', 'FORMULA_UNSUPPORTED', 5],
    ['ebit /* a */ / 2', 'FORMULA_UNSUPPORTED', 5],
    ['ebit <!-- 2', 'FORMULA_UNSUPPORTED', 5],
    ['true', 'FORMULA_UNSUPPORTED', 0],
    ['ebit / null', 'FORMULA_UNSUPPORTED', 7],
    // Operators outside the language.
    ['gross_margin ** 999', 'FORMULA_UNSUPPORTED', 13],
    ['ebit % 2', 'FORMULA_UNSUPPORTED', 5],
    ['+ebit', 'FORMULA_UNSUPPORTED', 0],
    ['1 - !ebit', 'FORMULA_UNSUPPORTED', 4],
    ['ebit << 2', 'FORMULA_UNSUPPORTED', 5],
    ['ebit in ebitda', 'FORMULA_UNSUPPORTED', 5],
    ['(ebit) === (ebitda) ? 1 : 0', 'FORMULA_UNSUPPORTED', 0],
    ['ebit < ebitda', 'FORMULA_UNSUPPORTED', 5],
    ['1 + (ebit < ebitda)', 'FORMULA_UNSUPPORTED', 10],
    ['ebit ? 1 : 0', 'FORMULA_UNSUPPORTED', 0],
    ['ebit < 1 < 2 ? 1 : 0', 'FORMULA_UNSUPPORTED', 5],
    // Numbers that are not plain decimals.
    ['1e999 * gross_margin', 'FORMULA_NUMBER_INVALID', 0],
    ['gross_margin * 0x10', 'FORMULA_NUMBER_INVALID', 15],
    ['gross_margin * 1_000', 'FORMULA_NUMBER_INVALID', 15],
    ['gross_margin * .5', 'FORMULA_NUMBER_INVALID', 15],
    ['gross_margin * 5.', 'FORMULA_NUMBER_INVALID', 15],
    ['gross_margin * 10n', 'FORMULA_UNSUPPORTED', 15],
    [`gross_margin * ${'9'.repeat(29)}`, 'FORMULA_NUMBER_INVALID', 15],
    // Text that cannot be read.
    ['', 'FORMULA_SYNTAX', 0],
    ['  ', 'FORMULA_SYNTAX', 2],
    ['ebit /', 'FORMULA_SYNTAX', 6],
    ['ebit ebitda', 'FORMULA_SYNTAX', 5],
    ['ebit\nebitda', 'FORMULA_SYNTAX', 5],
    ['(ebit', 'FORMULA_SYNTAX', 5],
    ['ebit)', 'FORMULA_SYNTAX', 4],
    ['max(ebit,', 'FORMULA_SYNTAX', 9],
    // Names.
    ['ebit / net_sale', 'FORMULA_NAME_UNKNOWN', 7],
    ['__proto__', 'FORMULA_NAME_UNKNOWN', 0],
    ['ebit / constructor', 'FORMULA_NAME_UNKNOWN', 7],
    ['Math(ebit)', 'FORMULA_NAME_UNKNOWN', 0],
    ['eval(ebit)', 'FORMULA_NAME_UNKNOWN', 0],
    ['2 * days_past_due', 'FORMULA_NAME_UNKNOWN', 4],
    ['ebit / annual', 'FORMULA_ARGUMENTS_INVALID', 7],
    ['abs(ebit, ebit) / ebit', 'FORMULA_ARGUMENTS_INVALID', 0],
    ['1 + max(gross_margin)', 'FORMULA_ARGUMENTS_INVALID', 4],
    ['if_missing(ebit + ebit, 0) / ebit', 'FORMULA_ARGUMENTS_INVALID', 11],
    ['if_missing(gross_margin, 0)', 'FORMULA_ARGUMENTS_INVALID', 11],
  ])('%j', (text, code, position) => {
    expect(refusal(text)).toMatchObject({ code, position });
  });

  test('the message says line, column and what was probably meant', () => {
    expect(refusal('ebit /\n  net_sale')?.message).toBe(
      'net_sale is neither a statement line nor an indicator. Did you mean net_sales? At line 2, column 3 (offset 9).',
    );
    expect(refusal('2 * days_past_due')?.message).toContain('days_past_due is not computed from statements');
    expect(refusal('anual(ebit) / ebit')?.message).toContain('Did you mean annual?');
  });
});

describe('size', () => {
  test.each([
    ['characters', '1 + '.repeat(600) + '1'],
    ['brackets', `${'('.repeat(900)}1${')'.repeat(900)}`],
    ['unary signs', `${'- '.repeat(900)}1`],
    ['conditionals', `${'1<2?1:'.repeat(300)}1`],
    ['exclamation marks', `${'!'.repeat(1990)}1`],
    ['arrows', `${'a=>'.repeat(600)}1`],
    ['assignments', `${'a='.repeat(990)}1`],
    [
      'parts',
      Array.from({ length: 160 }, () => '1').join('+') + '-' + Array.from({ length: 160 }, () => '1').join('-'),
    ],
    ['calls', `${'abs('.repeat(70)}1${')'.repeat(70)}`],
    ['travel', 'average(average(average(average(total_assets))))'],
  ])('too many %s: refused in words, not by a full stack', (_, text) => {
    expect(refusal(text)?.code).toMatch(/FORMULA_TOO_LARGE|FORMULA_UNSUPPORTED/);
  });

  test('a sum of sixty parts is fine', () => {
    expect(refusal(Array.from({ length: 60 }, () => 'gross_margin').join(' + '))).toBeNull();
  });
});

describe('units', () => {
  test.each<[string, IndicatorUnit, number]>([
    ['working_capital + gross_margin', 'MONEY', 16],
    ['(ebit)  -  1', 'MONEY', 8],
    ['receivable_days + 1', 'DAYS', 16],
    ['receivable_days - total_assets', 'DAYS', 16],
    ['ebit', 'RATIO', 0],
    ['ebit / net_sales', 'MONEY', 0],
    ['ebit * ebit', 'MONEY', 0],
    ['1 / ebit', 'RATIO', 0],
    ['period_days', 'COUNT', 0],
    ['ebit / net_sales', 'DAYS', 0],
    ['ebit < 1 ? 1 : 0', 'FLAG', 5],
    ['ebit < 0 ? ebit : gross_margin', 'MONEY', 18],
    ['max(ebit, 1)', 'MONEY', 10],
    ['if_missing(ebit, 1)', 'MONEY', 17],
    ['annual(total_assets)', 'MONEY', 7],
    ['annual(working_capital)', 'MONEY', 7],
    ['annual(gross_margin)', 'RATIO', 7],
    ['annual(annual(ebit))', 'MONEY', 7],
    ['annual(ebit + total_assets)', 'MONEY', 7],
    ['annual(2)', 'RATIO', 7],
  ])('%s is no %s', (text, unit, position) => {
    expect(refusal(text, unit)).toMatchObject({ code: 'UNIT_MISMATCH', position });
  });

  test.each<[string, IndicatorUnit]>([
    ['ebit + 0', 'MONEY'],
    ['0', 'DAYS'],
    ['max(0, ebit) - min(net_income, 0)', 'MONEY'],
    ['ebit < 0 ? 0 : ebit', 'MONEY'],
    ['ebit < 0 ? 1 : 0', 'FLAG'],
    ['ebit * ebit / total_assets', 'MONEY'],
    ['accounts_receivable / net_sales * period_days', 'DAYS'],
    ['annual(ebit + 2 * net_income - 0)', 'MONEY'],
    ['annual(cfads)', 'MONEY'],
    ['annual(prior(ebit))', 'MONEY'],
    ['prior(annual(ebit)) / average(total_assets)', 'RATIO'],
    ['altman_z - previous(altman_z)', 'SCORE'],
  ])('%s is %s', (text, unit) => {
    expect(refusal(text, unit)).toBeNull();
  });

  test('the message names both sides', () => {
    expect(refusal('working_capital + gross_margin', 'MONEY')?.message).toBe(
      'A number cannot be added to money. At line 1, column 17 (offset 16).',
    );
  });
});

describe('whatever is written', () => {
  const pieces = fc.constantFrom(
    'ebit',
    'net_sales',
    'annual',
    'average',
    'if_missing',
    '(',
    ')',
    ',',
    '+',
    '-',
    '*',
    '/',
    '<',
    '==',
    '?',
    ':',
    '0',
    '1.5',
    '=',
    '=>',
    '.',
    ' ',
    '\n',
    '!',
    'new ',
    'in ',
    '//',
  );

  test('the compiler answers with a known code and a position inside the text, and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
          fc.string({ maxLength: 60, unit: 'binary' }),
        ),
        (text) => {
          const failure = refusal(text);
          if (failure === null) return;
          expect(FORMULA_FAILURE_CODES).toContain(failure.code);
          expect(failure.position).toBeGreaterThanOrEqual(0);
          expect(failure.position).toBeLessThanOrEqual(text.length);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  test.each([
    ['0.1234567890123456789', '0.1234567890123456789'],
    ['010', '10'],
  ])('the digits %s are kept as written: no binary fraction, no octal number', (text, value) => {
    const parsed = parseFormula(text);
    expect(parsed.ok && parsed.value.kind === 'NUMBER' && parsed.value.value.toFixed()).toBe(value);
  });
});
