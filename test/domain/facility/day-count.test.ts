import { describe, expect, it } from 'vitest';
import { Decimal } from '../../../src/domain/shared/decimal.ts';
import { accruedInterest, yearFraction } from '../../../src/domain/facility/day-count.ts';
import type { DayCount } from '../../../src/domain/facility/day-count.ts';

describe('yearFraction', () => {
  // Days for 30/360 from the examples ISDA published with its 2006 definitions (4.16(f)).
  it.each<[DayCount, string, string, number, number]>([
    ['ACT_360', '2024-01-01', '2025-01-01', 366, 360],
    ['ACT_365', '2024-01-01', '2025-01-01', 366, 365],
    ['ACT_365', '2023-01-01', '2024-01-01', 365, 365],
    ['THIRTY_360', '2007-01-15', '2007-01-30', 15, 360],
    ['THIRTY_360', '2007-01-15', '2007-02-15', 30, 360],
    ['THIRTY_360', '2007-09-30', '2008-03-31', 180, 360],
    ['THIRTY_360', '2007-09-30', '2007-10-31', 30, 360],
    ['THIRTY_360', '2007-01-15', '2007-01-31', 16, 360],
    ['THIRTY_360', '2007-01-31', '2007-02-28', 28, 360],
    ['THIRTY_360', '2007-02-28', '2007-03-31', 33, 360],
    ['THIRTY_360', '2006-08-31', '2007-02-28', 178, 360],
    ['THIRTY_360', '2007-02-14', '2007-02-28', 14, 360],
    ['THIRTY_360', '2008-02-29', '2008-08-31', 182, 360],
  ])('%s from %s to %s is %d/%d', (dayCount, from, to, days, year) => {
    expect(yearFraction(dayCount, from, to).toString()).toBe(new Decimal(days).div(year).toString());
  });
});

describe('accruedInterest', () => {
  it('is principal × rate × days / basis, not rounded', () => {
    expect(accruedInterest(new Decimal('1000000'), '0.0435', 'ACT_360', '2024-03-20', '2024-06-20').toFixed(10)).toBe(
      '11116.6666666667',
    );
  });
});
