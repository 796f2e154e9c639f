import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readFirmYears } from '../../../src/importers/firm-years/firm-year-reader.ts';
import { describeWithData, readSharedCsv, sharedDataFile } from '../../support/shared-data.ts';
import { collect, temporaryFile } from '../collect.ts';

const HEADER =
  'firm_id,fiscal_year,split,failed,failure_year,current_assets,total_assets,cost_of_goods_sold,total_long_term_debt,' +
  'depreciation_and_amortization,ebit,ebitda,gross_profit,inventory,total_current_liabilities,net_income,retained_earnings,' +
  'total_receivables,total_revenue,market_value,total_liabilities,net_sales,total_operating_expenses';
const ROW =
  'F1,2008,train,1,2010,88.76,155.072,81.32600000000001,1.459,2.157,22.622,24.779,37.308,8.395,60.024,16.148,27.984,43.205,118.634,115.1015,61.483,118.634,93.855';

/** The row with some cells replaced. */
function row(changes: Record<string, string> = {}): string {
  const names = HEADER.split(',');
  return ROW.split(',')
    .map((cell, index) => changes[names[index] ?? ''] ?? cell)
    .join(',');
}

async function read(...rows: string[]) {
  return collect(readFirmYears(temporaryFile('firms.csv', [HEADER, ...rows, ''].join('\n'))));
}

describe('a firm-year', () => {
  test('moves the decimal point by six places and keeps every digit', async () => {
    const { records, rejects } = await read(row());
    expect(rejects).toEqual([]);
    expect(records[0]).toMatchObject({
      firmId: 'F1',
      fiscalYear: 2008,
      periodStart: '2008-01-01',
      periodEnd: '2008-12-31',
      currency: 'USD',
      failed: true,
      failureYear: 2010,
    });
    expect(records[0]?.lines).toMatchObject({
      cost_of_goods_sold: '81326000.00000001',
      long_term_debt: '1459000',
      current_liabilities: '60024000',
      accounts_receivable: '43205000',
      revenue: '118634000',
      market_capitalisation: '115101500',
      operating_expenses: '93855000',
    });
    expect(records[0]?.notes).toEqual([]);
  });

  test('reads gzip by its bytes, whatever the name', async () => {
    const { records } = await collect(readFirmYears(temporaryFile('firms.csv', gzipSync(`${HEADER}\n${row()}\n`))));
    expect(records).toHaveLength(1);
  });

  test('tells broken identities and impossible signs, and keeps the row', async () => {
    const { records } = await read(row({ ebit: '30', net_sales: '-1', total_revenue: '-1' }));
    expect(records[0]?.notes.map((note) => note.code)).toEqual([
      'IDENTITY_EBIT',
      'IDENTITY_GROSS_PROFIT',
      'IDENTITY_OPERATING_EXPENSES',
      'NEGATIVE_NET_SALES',
    ]);
  });

  test.each([
    ['ebit', 'n/a'],
    ['ebit', ''],
    ['ebit', '1,5'],
    ['ebit', 'NaN'],
    ['ebit', '1e999'],
    ['ebit', '0x10'],
    ['fiscal_year', '20O8'],
    ['failed', 'yes'],
    ['firm_id', ''],
    ['failure_year', '10'],
  ])('rejects %s = "%s" with its line and goes on', async (field, value) => {
    const { lines, rejects } = await read(row(), row({ [field]: value.includes(',') ? `"${value}"` : value }), row());
    expect(rejects).toMatchObject([{ line: 3, field, value }]);
    expect(lines).toEqual([2, 4]);
  });

  test('tells all faults of a row at once, and rows of another width', async () => {
    const { rejects } = await read(row({ ebit: 'x', ebitda: 'y' }), 'F1,2008');
    expect(rejects.map(({ line, field }) => [line, field])).toEqual([
      [2, 'ebit'],
      [2, 'ebitda'],
      [3, ''],
    ]);
  });

  test('loses one row to a quotation mark that is never closed', async () => {
    const { records, rejects } = await read(
      row(),
      row({ firm_id: '"F2' }),
      ...Array.from({ length: 20_000 }, () => row()),
    );
    expect(records).toHaveLength(20_001);
    expect(rejects).toMatchObject([{ line: 3 }]);
  });

  test.each([
    ['a missing column', HEADER.replace('ebitda,', ''), 'HEADER_MISMATCH', /lacks ebitda/],
    ['an empty file', '', 'HEADER_MISMATCH', /is empty/],
    ['cut gzip', gzipSync(`${HEADER}\n${row()}\n`).subarray(0, 60), 'FILE_DAMAGED', /reading stopped/],
  ])('refuses %s', async (_, content, code, message) => {
    const reading = collect(readFirmYears(temporaryFile('firms.csv', content)));
    await expect(reading).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  test('names a file that is not there', async () => {
    await expect(collect(readFirmYears('/nowhere/firms.csv'))).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });
});

const FILE = 'us_public_firms_dev.csv.gz';
describeWithData('the published firm-years', [FILE], () => {
  test('all read, agreeing with the plain numbers of the file', async () => {
    const { records, rejects } = await collect(readFirmYears(sharedDataFile(FILE)));
    expect(rejects).toEqual([]);
    const raw = readSharedCsv(FILE);
    expect(records).toHaveLength(raw.length);
    const worst = records.map((record, index) =>
      Math.abs(Number(record.lines['total_assets']) / 1e6 - Number(raw[index]?.['total_assets'])),
    );
    expect(Math.max(...worst)).toBeLessThan(1e-6);
    expect(new Set(records.filter((record) => record.failed).map((record) => record.firmId)).size).toBe(428);
    expect(records.flatMap((record) => record.notes).length).toBeLessThan(20);
  });
});
