import { describe, expect, test } from 'vitest';
import { Random } from '../../../src/domain/shared/random.ts';

const many = (draw: (random: Random) => number): number[] => {
  const random = new Random('many');
  return Array.from({ length: 20_000 }, () => draw(random));
};
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a stream', () => {
  test('is the same for the same key, on every machine', () => {
    const random = new Random('demo', 'client', 7);
    expect(Array.from({ length: 4 }, () => random.integer(0, 999_999))).toMatchInlineSnapshot(`
      [
        326859,
        315099,
        726260,
        916199,
      ]
    `);
  });

  test('differs when any part of the key does, and parts do not run together', () => {
    const first = (...key: (string | number)[]): number => new Random(...key).fraction();
    expect(
      new Set([first('a', 1, 2), first('a', 12), first('a', 2, 1), first('b', 1, 2), first('a', 1), first('a1', 2)])
        .size,
    ).toBe(6);
  });

  test('spreads evenly', () => {
    const counts = new Map<number, number>();
    for (const value of many((random) => random.integer(1, 10))) counts.set(value, (counts.get(value) ?? 0) + 1);
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (const count of counts.values()) expect(Math.abs(count - 2_000)).toBeLessThan(200);
  });

  test('keeps chance, range and noise', () => {
    expect(mean(many((random) => Number(random.chance(0.08))))).toBeCloseTo(0.08, 2);
    expect(Math.min(...many((random) => random.between(2, 3)))).toBeGreaterThanOrEqual(2);
    const noise = many((random) => random.noise());
    expect(mean(noise)).toBeCloseTo(0, 1);
    expect(mean(noise.map((value) => value * value))).toBeCloseTo(1, 1);
    expect(Math.max(...noise.map(Math.abs))).toBeLessThanOrEqual(3);
  });

  test('picks nothing from nothing', () => {
    expect(() => new Random('x').pick([])).toThrow(/Nothing/);
  });
});
