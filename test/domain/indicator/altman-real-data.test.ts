import { expect, test } from 'vitest';
import { computeIndicators } from '../../../src/domain/indicator/compute-indicators.ts';
import { StatementSeries } from '../../../src/domain/indicator/formula/statement-series.ts';
import { deriveLines } from '../../../src/domain/statement/derive-lines.ts';
import { describeWithData, readSharedCsv } from '../../support/shared-data.ts';
import { builtIn, statement } from './formula/formula-examples.ts';

const FILE = 'us_public_firms_dev.csv.gz';

/** Column of the file by line of the chart. */
const COLUMNS = {
  current_assets: 'current_assets',
  total_assets: 'total_assets',
  current_liabilities: 'total_current_liabilities',
  total_liabilities: 'total_liabilities',
  retained_earnings: 'retained_earnings',
  ebit: 'ebit',
  net_sales: 'net_sales',
  market_capitalisation: 'market_value',
};

describeWithData('Altman over the US firms', [FILE], () => {
  test('Z, Z′ and Z″ of every row equal an independent computation to ten digits', () => {
    const rows = readSharedCsv(FILE);
    expect(rows).toHaveLength(16_133);
    const wrong = rows.filter((row) => {
      const got = computed(row);
      const expected = independent(row);
      return !expected.every((fraction, index) => agrees(got[index]!, fraction));
    });
    expect(wrong).toEqual([]);
  });
});

function computed(row: Record<string, string>): string[] {
  const reported = Object.fromEntries(Object.entries(COLUMNS).map(([code, column]) => [code, row[column]!]));
  const item = statement(`${row['fiscal_year']}-12-31`, deriveLines(reported).lines);
  const observations = computeIndicators(builtIn, new StatementSeries([item]), item.id);
  return ['altman_z', 'altman_z_private', 'altman_z_nonmanufacturer'].map(
    (code) => observations.find(({ indicator }) => indicator === code)!.value!,
  );
}

/** Z, Z′ and Z″ in whole numbers over one common denominator: no decimal library and no floating point. */
function independent(row: Record<string, string>): [bigint, bigint][] {
  const item = (column: string) => scaled(row[column]!, 18);
  const [assets, liabilities] = [item('total_assets'), item('total_liabilities')];
  const x1 = (item('current_assets') - item('total_current_liabilities')) * liabilities;
  const x2 = item('retained_earnings') * liabilities;
  const x3 = item('ebit') * liabilities;
  const market = item('market_value') * assets;
  const book = (assets - liabilities) * assets;
  const x5 = item('net_sales') * liabilities;
  const bottom = assets * liabilities * 1000n;
  return [
    [1200n * x1 + 1400n * x2 + 3300n * x3 + 600n * market + 1000n * x5, bottom],
    [717n * x1 + 847n * x2 + 3107n * x3 + 420n * book + 998n * x5, bottom],
    [6560n * x1 + 3260n * x2 + 6720n * x3 + 1050n * book, bottom],
  ];
}

/** |decimal − top / bottom| ≤ 1e-10 of the fraction. */
function agrees(decimal: string, [top, bottom]: [bigint, bigint]): boolean {
  const gap = scaled(decimal, 20) * bottom - top * 10n ** 20n;
  return absolute(gap) * 10n ** 10n <= absolute(top) * 10n ** 20n;
}

function scaled(decimal: string, places: number): bigint {
  const [whole, fraction = ''] = decimal.split('.') as [string, string?];
  return BigInt(whole + fraction.padEnd(places, '0'));
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
