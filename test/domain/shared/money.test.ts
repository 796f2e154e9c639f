import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, sumDecimals } from '../../../src/domain/shared/decimal.ts';
import {
  addMoney,
  allocateMoney,
  compareMoney,
  isCurrency,
  minMoney,
  minorUnits,
  ratioOf,
  subtractMoney,
  sumMoney,
} from '../../../src/domain/shared/money.ts';
import type { Money } from '../../../src/domain/shared/money.ts';

const cny = (amount: string): Money => ({ amount, currency: 'CNY' });
const minorAmount = fc
  .bigInt({ min: 0n, max: 10n ** 20n })
  .map((minor) => new Decimal(minor.toString()).div(100).toString());

describe('currencies', () => {
  it.each([
    ['CNY', true],
    ['USD', true],
    ['cny', false],
    ['RMB', false],
    ['', false],
  ])('%s: %s', (code, known) => {
    expect(isCurrency(code)).toBe(known);
  });

  it.each([
    ['CNY', 2],
    ['JPY', 0],
    ['KWD', 3],
  ])('%s has %d decimals', (code, digits) => {
    expect(minorUnits(code)).toBe(digits);
  });
});

describe('arithmetic', () => {
  it('is exact', () => {
    expect(addMoney(cny('0.1'), cny('0.2'))).toEqual(cny('0.3'));
    expect(subtractMoney(cny('0.3'), cny('0.1'))).toEqual(cny('0.2'));
    expect(compareMoney(cny('10'), cny('9.99'))).toBeGreaterThan(0);
    expect(minMoney(cny('10'), cny('9.99'))).toEqual(cny('9.99'));
    expect(sumMoney([], 'CNY')).toEqual(cny('0'));
  });

  it.each([addMoney, subtractMoney, compareMoney, minMoney])('throws when currencies are mixed: %o', (operation) => {
    expect(() => operation(cny('1'), { amount: '1', currency: 'USD' })).toThrow(/CNY and USD/);
  });
});

describe('allocateMoney', () => {
  it('gives the odd minor unit to the last part with a weight', () => {
    expect(allocateMoney(cny('100'), ['1', '1', '1', '0']).map((part) => part.amount)).toEqual([
      '33.33',
      '33.33',
      '33.34',
      '0',
    ]);
  });

  it('throws when nothing has a weight', () => {
    expect(() => allocateMoney(cny('1'), ['0'])).toThrow(/weights/);
  });

  it('gives parts that sum to the total, none negative, none off its share by more than a unit each', () => {
    const weight = fc.integer({ min: 0, max: 1000 }).map(String);
    fc.assert(
      fc.property(minorAmount, fc.array(weight, { minLength: 1, maxLength: 20 }), (amount, weights) => {
        fc.pre(weights.some((each) => each !== '0'));
        const parts = allocateMoney(cny(amount), weights);
        expect(sumDecimals(parts.map((part) => part.amount)).equals(amount)).toBe(true);
        const total = sumDecimals(weights);
        parts.forEach((part, index) => {
          const fair = new Decimal(amount).times(weights[index] as string).div(total);
          expect(new Decimal(part.amount).gte(0)).toBe(true);
          expect(
            new Decimal(part.amount)
              .minus(fair)
              .abs()
              .lte(0.01 * weights.length),
          ).toBe(true);
        });
      }),
    );
  });
});

describe('ratioOf', () => {
  it.each([
    ['1', '3', '0.333333333333'],
    ['-3', '2', '-1.5'],
    ['0', '5', '0'],
  ])('%s / %s = %s', (numerator, denominator, value) => {
    expect(ratioOf(new Decimal(numerator), new Decimal(denominator), 'NONE')).toEqual({ value, reason: null });
  });

  it.each(['0', '-1'])('is null with its reason over %s', (denominator) => {
    expect(ratioOf(new Decimal(1), new Decimal(denominator), 'NONE')).toEqual({ value: null, reason: 'NONE' });
  });
});
