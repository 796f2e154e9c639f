import { describe, expect, it } from 'vitest';
import { scaleOf, statementTable } from '../../src/wall/client/statement-table.ts';
import type { Statement } from '../../src/wall/client/statement-table.ts';

const line = (code: string, section: Statement['lines'][number]['section'], value: string, derived = false) => ({
  code,
  name: code,
  section,
  value,
  derived,
});
const statement = (id: string, ...lines: Statement['lines'][number][]): Statement => ({
  id,
  periodEnd: '2024-12-31',
  periodMonths: 12,
  currency: 'CNY',
  auditOpinion: 'UNQUALIFIED',
  version: 1,
  lines,
});

describe('statements side by side', () => {
  it('have a row for each line that any of them has, in the order of the chart, the income statement first', () => {
    const newest = statement(
      '2',
      line('cash', 'BALANCE_SHEET', '5'),
      line('total_assets', 'BALANCE_SHEET', '9', true),
      line('revenue', 'INCOME', '20'),
    );
    const older = statement(
      '1',
      line('cash', 'BALANCE_SHEET', '4'),
      line('inventory', 'BALANCE_SHEET', '3'),
      line('total_assets', 'BALANCE_SHEET', '7'),
    );
    const { sections } = statementTable([newest, older]);
    expect(sections.map(({ section, rows }) => [section, rows.map(({ code }) => code)])).toEqual([
      ['INCOME', ['revenue']],
      ['BALANCE_SHEET', ['cash', 'inventory', 'total_assets']],
    ]);
    expect(sections[1]!.rows[1]!.cells).toEqual([null, { value: 3, derived: false }]);
    expect(sections[1]!.rows[2]!.cells).toEqual([
      { value: 9, derived: true },
      { value: 7, derived: false },
    ]);
    expect(sections[0]!.rows[0]!.cells).toEqual([{ value: 20, derived: false }, null]);
  });
  it('are none where there is none', () => expect(statementTable([])).toEqual({ scale: 'UNITS', sections: [] }));

  it.each([
    [[], 'UNITS'],
    [[99_999], 'UNITS'],
    [[-100_000, 3], 'THOUSANDS'],
    [[99_999_999], 'THOUSANDS'],
    [[1, 100_000_000], 'MILLIONS'],
  ] as const)('of %j are in %s', (values, scale) => expect(scaleOf(values)).toBe(scale));
});
