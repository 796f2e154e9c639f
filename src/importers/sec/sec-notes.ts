import { Decimal, type DecimalString } from '../../domain/shared/decimal.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import type { ImportNote } from '../import-item.ts';
import type { FilerFacts } from './sec-fact-store.ts';
import { figuresOf, yearToDateLookup, type Figure } from './sec-figures.ts';
import { TOTAL_OF_BOTH_SIDES } from './tag-map.ts';

type Figures = ReadonlyMap<string, Figure>;

/** What does not add up in a balance sheet; reported figures stay as they are. */
export function* balanceNotes(figures: Figures, total: DecimalString | undefined): Generator<ImportNote> {
  const assets = figures.get('total_assets');
  const liabilities = figures.get('total_liabilities');
  const equity = figures.get('equity');
  if (assets === undefined || total === undefined) return;
  if (!new Decimal(assets.value).eq(total)) {
    yield {
      code: 'BALANCE_SIDES_DIFFER',
      message: `total_assets ${assets.value} differs from ${TOTAL_OF_BOTH_SIDES} ${total}`,
    };
  }
  if (liabilities === undefined || equity === undefined) return;
  const gap = new Decimal(total).minus(liabilities.value).minus(equity.value);
  if (!gap.isZero()) {
    yield {
      code: 'BALANCE_GAP',
      message: `${TOTAL_OF_BOTH_SIDES} exceeds total_liabilities + equity by ${gap.toFixed()} (negative: falls short)`,
    };
  }
}

/** Costs and payments are positive by definition; some filers tag them with the sign they print. */
const POSITIVE_LINES = [
  'interest_expense',
  'cost_of_goods_sold',
  'depreciation_and_amortization',
  'capital_expenditure',
  'dividends_paid',
  'principal_repaid',
];

/** Costs that came out below zero. */
export function* signNotes(figures: Figures): Generator<ImportNote> {
  for (const line of POSITIVE_LINES) {
    const value = figures.get(line)?.value;
    if (value?.startsWith('-'))
      yield { code: 'COST_NEGATIVE', message: `${line} is ${value}; check the sign in the filing` };
  }
}

/** Flows known for the year to date only: without the filing before, they are nobody's quarter. */
export function* cumulativeNotes(facts: FilerFacts, end: IsoDate, figures: Figures): Generator<ImportNote> {
  const lost = [...figuresOf('FLOW', yearToDateLookup(facts, end)).keys()].filter((line) => !figures.has(line));
  if (lost.length > 0) {
    yield {
      code: 'CUMULATIVE_ONLY',
      message: `known for the year to date only, so left out: ${lost.join(', ')}; read the filing of the quarter before too`,
    };
  }
}
