import { describe, expect, it } from 'vitest';
import { maskOf } from '../../../src/domain/personal-data/mask.ts';
import { keptUntil } from '../../../src/domain/personal-data/retention.ts';

describe('personal data is kept', () => {
  it.each([
    ['management_member', null, 10, 'open'],
    ['guarantee', null, 10, 'open'],
    ['collateral', '2020-06-30', 10, '2030-06-30'],
    ['management_member', '2020-02-29', 1, '2021-02-28'],
    ['management_member', '2020-02-29', 4, '2024-02-29'],
    ['contact', null, 10, null],
    ['contact', '2020-06-30', 10, null],
  ] as const)('of a %s whose client left on %s, for %i years: %s', (table, ended, years, until) =>
    expect(keptUntil(table, ended, years)).toBe(until),
  );
});

describe('a mask', () => {
  it.each([
    ['name', 'Hedwig', 'H***'],
    ['name', 'Li', '***'],
    ['name', '', '***'],
    ['name', '王小明先生', '王***'],
    ['name', '😀😀😀😀', '😀***'],
    ['email', 'wu@example.com', 'w***'],
    ['phone', '+86 10 1234', '***'],
  ] as const)('of the %s %s is %s', (column, value, mask) => expect(maskOf(column, value)).toBe(mask));
});
