import { describe, expect, test } from 'vitest';
import { LINE_ITEMS } from '../../../src/domain/statement/line-item.ts';
import { readSecStatements } from '../../../src/importers/sec/sec-statement-reader.ts';
import { TAG_MAP } from '../../../src/importers/sec/tag-map.ts';
import { describeWithData, readSharedCsv, sharedDataFile } from '../../support/shared-data.ts';
import { collect, temporaryFile } from '../collect.ts';
import { zipArchive } from './zip-archive.ts';

const EQUITY = 'StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest';
const OPERATING = 'NetCashProvidedByUsedInOperatingActivities';

interface Fact {
  adsh?: string;
  tag: string;
  ddate: string;
  qtrs: number;
  value: string;
  coreg?: string;
  segments?: string;
  uom?: string;
}

const SUB_COLUMNS = ['adsh', 'cik', 'name', 'sic', 'fye', 'form', 'period', 'filed'];
const NUM_COLUMNS = ['adsh', 'tag', 'ddate', 'qtrs', 'uom', 'segments', 'coreg', 'value'];

const Q1 = {
  adsh: '0000000001-09-000001',
  cik: '0000000042',
  name: 'ACME "QUOTED CO',
  sic: '3826',
  fye: '1231',
  form: '10-Q',
  period: '20090331',
  filed: '20090501',
};
const Q2 = { ...Q1, adsh: '0000000001-09-000002', period: '20090630', filed: '20090801' };

function tsv(columns: readonly string[], rows: readonly Record<string, string>[]): string {
  return [columns.join('\t'), ...rows.map((row) => columns.map((column) => row[column] ?? '').join('\t')), ''].join(
    '\n',
  );
}

async function read(facts: readonly Fact[], filings: readonly Record<string, string>[] = [Q1, Q2]) {
  const num = facts.map((fact) => ({ uom: 'USD', adsh: Q2.adsh, ...fact, qtrs: String(fact.qtrs) }));
  const zip = zipArchive({ 'sub.txt': tsv(SUB_COLUMNS, filings), 'num.txt': tsv(NUM_COLUMNS, num) });
  return collect(readSecStatements([temporaryFile('2009q3.zip', zip)]));
}

const revenue = (value: string, more: Partial<Fact> = {}): Fact => ({
  tag: 'Revenues',
  ddate: '20090630',
  qtrs: 1,
  value,
  ...more,
});

describe('periods', () => {
  test('a quarter is the half year less the first quarter, and says so', async () => {
    const { records } = await read([
      revenue('100'),
      { adsh: Q1.adsh, tag: OPERATING, ddate: '20090331', qtrs: 1, value: '30' },
      revenue('90', { adsh: Q1.adsh, ddate: '20090331' }),
      { tag: OPERATING, ddate: '20090630', qtrs: 2, value: '75.50' },
    ]);
    expect(
      records.map(({ periodStart, periodEnd, periodMonths, lines }) => ({
        periodStart,
        periodEnd,
        periodMonths,
        lines,
      })),
    ).toEqual([
      {
        periodStart: '2009-01-01',
        periodEnd: '2009-03-31',
        periodMonths: 3,
        lines: { revenue: '90', operating_cash_flow: '30' },
      },
      {
        periodStart: '2009-04-01',
        periodEnd: '2009-06-30',
        periodMonths: 3,
        lines: { revenue: '100', operating_cash_flow: '45.5' },
      },
    ]);
    expect(records[1]?.derivedLines).toEqual({
      operating_cash_flow: `${OPERATING}: 6 months to 2009-06-30 − 3 months to 2009-03-31`,
    });
    expect(records[1]).toMatchObject({
      cik: '42',
      name: 'ACME "QUOTED CO',
      sic: '3826',
      adsh: Q2.adsh,
      form: '10-Q',
      filed: '2009-08-01',
      currency: 'USD',
    });
  });

  test('the last quarter is the year less nine months, and the year stays', async () => {
    const { records } = await read([
      revenue('300', { ddate: '20080930', qtrs: 3 }),
      revenue('410', { ddate: '20081231', qtrs: 4 }),
      revenue('999', { ddate: '20081130', qtrs: 3 }),
    ]);
    expect(
      records.map(({ periodStart, periodEnd, periodMonths, lines }) => [
        periodStart,
        periodEnd,
        periodMonths,
        lines['revenue'],
      ]),
    ).toEqual([
      ['2008-10-01', '2008-12-31', 3, '110'],
      ['2008-01-01', '2008-12-31', 12, '410'],
    ]);
  });

  test('a cumulative flow without its counterpart is told, not guessed', async () => {
    const { records } = await read([revenue('100'), { tag: OPERATING, ddate: '20090630', qtrs: 2, value: '75' }]);
    expect(records[0]?.lines).toEqual({ revenue: '100' });
    expect(records[0]?.notes).toMatchObject([
      { code: 'CUMULATIVE_ONLY', message: expect.stringContaining('operating_cash_flow') },
    ]);
  });

  test('a fragment is no statement', async () => {
    const { records } = await read([
      { tag: 'CashAndCashEquivalentsAtCarryingValue', ddate: '20071231', qtrs: 0, value: '1' },
    ]);
    expect(records).toEqual([]);
  });

  test("a bare balance sheet at the fiscal year's end is the year's", async () => {
    const { records } = await read([{ tag: 'Assets', ddate: '20081231', qtrs: 0, value: '5' }]);
    expect(records).toMatchObject([{ periodMonths: 12, periodStart: '2008-01-01', lines: { total_assets: '5' } }]);
  });
});

describe('facts', () => {
  test('only of the consolidated entity, in a currency', async () => {
    const others = [{ coreg: 'ParentCompany' }, { segments: 'ProductOrService=X;' }, { uom: 'shares' }];
    const { records, rejects } = await read([revenue('1'), ...others.map((other) => revenue('2', other))]);
    expect(records).toMatchObject([{ lines: { revenue: '1' } }]);
    expect(rejects).toEqual([]);
  });

  test("of the period's own filing before a later comparison, and of an amendment before the original", async () => {
    const amended = { ...Q2, adsh: '0000000001-09-000003', form: '10-Q/A', filed: '20090901' };
    const nextYear = { ...Q2, adsh: '0000000001-10-000001', period: '20100630', filed: '20100801' };
    const { records } = await read(
      [revenue('1'), revenue('2', { adsh: amended.adsh }), revenue('3', { adsh: nextYear.adsh })],
      [Q2, amended, nextYear],
    );
    expect(records).toMatchObject([{ adsh: amended.adsh, form: '10-Q/A', lines: { revenue: '2' } }]);
  });

  test('take the best tag of a line, or add up its parts', async () => {
    const at = { ddate: '20090630', qtrs: 0 };
    const { records } = await read([
      { ...at, tag: 'Assets', value: '100' },
      { ...at, tag: 'LiabilitiesAndStockholdersEquity', value: '100' },
      { ...at, tag: 'StockholdersEquity', value: '30' },
      { ...at, tag: EQUITY, value: '35' },
      { ...at, tag: 'LongTermDebtCurrent', value: '7' },
      { ...at, tag: 'ShortTermBorrowings', value: '5' },
      revenue('8', { tag: 'SalesRevenueNet' }),
      revenue('9'),
    ]);
    expect(records[0]?.lines).toMatchObject({
      equity: '35',
      total_liabilities: '65',
      short_term_debt: '12',
      revenue: '9',
      net_sales: '8',
    });
    expect(records[0]?.derivedLines).toEqual({
      total_liabilities: 'LiabilitiesAndStockholdersEquity − equity',
      short_term_debt: 'LongTermDebtCurrent + ShortTermBorrowings',
    });
  });

  test('that do not balance are told and kept', async () => {
    const at = { ddate: '20090630', qtrs: 0 };
    const { records } = await read([
      { ...at, tag: 'Assets', value: '101' },
      { ...at, tag: 'LiabilitiesAndStockholdersEquity', value: '100' },
      { ...at, tag: 'Liabilities', value: '60' },
      { ...at, tag: EQUITY, value: '35' },
    ]);
    expect(records[0]?.notes.map((note) => note.code)).toEqual(['BALANCE_SIDES_DIFFER', 'BALANCE_GAP']);
  });
});

describe('rejects', () => {
  test.each([
    ['value', { value: '1.2.3' }],
    ['ddate', { ddate: '20090631' }],
    ['qtrs', { qtrs: Number.NaN }],
    ['adsh', { adsh: '0000000009-09-000009' }],
  ])('a fact with an unusable %s', async (field, change) => {
    const { records, rejects } = await read([revenue('1'), revenue('2', change)]);
    expect(rejects).toMatchObject([{ line: 3, field, file: expect.stringMatching(/num\.txt$/) }]);
    expect(records).toHaveLength(1);
  });

  test('a filing whose row is unusable, once, without one for each of its facts', async () => {
    const { records, rejects } = await read(
      [revenue('1'), revenue('1', { adsh: Q1.adsh })],
      [{ ...Q1, period: '2009' }, Q2],
    );
    expect(rejects).toMatchObject([
      { line: 2, field: 'period', value: '2009', file: expect.stringMatching(/sub\.txt$/) },
    ]);
    expect(records).toHaveLength(1);
  });

  test.each([
    ['no zip', Buffer.from('adsh,cik\n'), 'FILE_DAMAGED'],
    ['a zip of something else', zipArchive({ 'readme.txt': 'hello' }), 'MEMBER_MISSING'],
    [
      'a zip with a flipped byte',
      flipped(zipArchive({ 'sub.txt': tsv(SUB_COLUMNS, [Q1]), 'num.txt': tsv(NUM_COLUMNS, []) })),
      'FILE_DAMAGED',
    ],
  ])('%s is refused', async (_, content, code) => {
    await expect(collect(readSecStatements([temporaryFile('x.zip', content)]))).rejects.toMatchObject({ code });
  });
});

function flipped(zip: Buffer): Buffer {
  const at = zip.indexOf('ACME');
  zip.writeUInt8(zip.readUInt8(at) ^ 1, at);
  return zip;
}

test('every mapped line is one of the chart, and every tag feeds it once', () => {
  const codes = new Set(LINE_ITEMS.map((item) => item.code));
  for (const source of TAG_MAP) {
    expect(codes).toContain(source.line);
    expect(LINE_ITEMS.find((item) => item.code === source.line)?.kind).toBe(source.kind);
  }
  expect(new Set(TAG_MAP.map((source) => source.line)).size).toBe(TAG_MAP.length);
});

const ZIP = 'sec/2009q3.zip';
const EXTRACT = 'sec/sec_statements_long.csv.gz';
describeWithData('the data set of 2009q3', [ZIP, EXTRACT], () => {
  test('agrees with the independent extract wherever both hold a figure', async () => {
    const { records, rejects } = await collect(readSecStatements([sharedDataFile(ZIP)]));
    expect(rejects).toEqual([]);
    expect(new Set(records.map((record) => record.cik)).size).toBeGreaterThan(400);
    const extract = new Map(
      readSharedCsv(EXTRACT).map((row) => [
        [row['adsh'], row['ddate'], row['qtrs'], row['tag']].join('|'),
        Number(row['value']),
      ]),
    );
    const differing: string[] = [];
    let compared = 0;
    for (const record of records) {
      for (const {
        line,
        kind,
        alternatives: [tag],
      } of TAG_MAP) {
        const quarters = kind === 'STOCK' ? 0 : record.periodMonths / 3;
        const key = [record.adsh, record.periodEnd.replaceAll('-', ''), quarters, tag].join('|');
        const expected = extract.get(key);
        if (expected === undefined) continue;
        compared += 1;
        if (Number(record.lines[line]) !== expected) differing.push(`${key}: ${record.lines[line]} for ${expected}`);
      }
    }
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThan(8_000);
  });
});
