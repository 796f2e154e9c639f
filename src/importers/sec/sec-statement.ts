import { Decimal, type DecimalString } from '../../domain/shared/decimal.ts';
import { addDays, addMonths, type IsoDate } from '../../domain/shared/time.ts';
import type { ImportNote } from '../import-item.ts';
import { balanceNotes, cumulativeNotes, signNotes } from './sec-notes.ts';
import { takesPrecedence, type FilerFacts } from './sec-fact-store.ts';
import { balanceLookup, figuresOf, quarterLookup, yearLookup, type Figure } from './sec-figures.ts';
import type { SecFiling } from './sec-filing.ts';
import { TOTAL_OF_BOTH_SIDES } from './tag-map.ts';

/** A quarter's or a year's statement of one filer. */
export interface SecStatement {
  readonly cik: string;
  readonly name: string;
  /** Standard Industrial Classification code; null where the SEC has none. */
  readonly sic: string | null;
  /** The filing that speaks for this period; single lines may come from another when that one leaves them out. */
  readonly adsh: string;
  readonly form: string;
  readonly filed: IsoDate;
  readonly periodStart: IsoDate;
  readonly periodEnd: IsoDate;
  readonly periodMonths: 3 | 12;
  readonly currency: string;
  /** Amounts in `currency` by line code. */
  readonly lines: Readonly<Record<string, DecimalString>>;
  /** Line code → how its amount was computed, for those that no filing reports as they are. */
  readonly derivedLines: Readonly<Record<string, string>>;
  readonly notes: readonly ImportNote[];
}

/** A period with none of these is a fragment (a comparative balance of cash, say), not a statement. */
const KEY_LINES = ['total_assets', 'revenue', 'net_income'];

/** The statements of one filer in order of period end, the quarter before the year. */
export function* buildStatements(facts: FilerFacts): Generator<SecStatement> {
  for (const end of facts.periodEnds) {
    const stocks = figuresOf('STOCK', balanceLookup(facts, end));
    const total = facts.get(TOTAL_OF_BOTH_SIDES, end, 0)?.value;
    if (total !== undefined) deriveLiabilities(stocks, total);
    const quarter = figuresOf('FLOW', quarterLookup(facts, end));
    const year = figuresOf('FLOW', yearLookup(facts, end));
    for (const [periodMonths, flows] of periodsOf(end, stocks, quarter, year)) {
      const figures = new Map([...stocks, ...flows]);
      if (KEY_LINES.some((line) => figures.has(line))) yield statement(facts, end, periodMonths, figures, total);
    }
  }
}

type Figures = ReadonlyMap<string, Figure>;

/**
 * A date with flows of a quarter or a year makes a statement of each; a bare balance sheet one, by the fiscal year's
 * end.
 */
function periodsOf(end: IsoDate, stocks: Figures, quarter: Figures, year: Figures): [3 | 12, Figures][] {
  const periods: [3 | 12, Figures][] = [];
  if (quarter.size > 0) periods.push([3, quarter]);
  if (year.size > 0) periods.push([12, year]);
  if (periods.length > 0) return periods;
  const isYearEnd = stocks.get('total_assets')?.filing.fiscalYearEndMonth === Number(end.slice(5, 7));
  return [[isYearEnd ? 12 : 3, new Map()]];
}

/**
 * Many filers report no total of liabilities. What stands between it and equity (redeemable shares) is then counted
 * with it.
 */
function deriveLiabilities(stocks: Map<string, Figure>, total: DecimalString): void {
  const equity = stocks.get('equity');
  if (equity === undefined || stocks.has('total_liabilities')) return;
  const value = new Decimal(total).minus(equity.value).toFixed();
  stocks.set('total_liabilities', { value, filing: equity.filing, derivation: `${TOTAL_OF_BOTH_SIDES} − equity` });
}

function statement(
  facts: FilerFacts,
  end: IsoDate,
  periodMonths: 3 | 12,
  figures: Figures,
  total: DecimalString | undefined,
): SecStatement {
  const filing = speaker(figures, end);
  const entries = [...figures];
  return {
    cik: facts.cik,
    name: filing.name,
    sic: filing.sic,
    adsh: filing.adsh,
    form: filing.form,
    filed: filing.filed,
    periodStart: addMonths(addDays(end, 1), -periodMonths),
    periodEnd: end,
    periodMonths,
    currency: facts.currency,
    lines: Object.fromEntries(entries.map(([line, figure]) => [line, figure.value])),
    derivedLines: Object.fromEntries(
      entries.flatMap(([line, { derivation }]) => (derivation === null ? [] : [[line, derivation]])),
    ),
    notes: [
      ...balanceNotes(figures, total),
      ...signNotes(figures),
      ...(periodMonths === 3 ? cumulativeNotes(facts, end, figures) : []),
    ],
  };
}

function speaker(figures: Figures, end: IsoDate): SecFiling {
  const filings = Array.from(figures.values(), (figure) => figure.filing);
  return filings.reduce((best, filing) => (takesPrecedence(filing, best, end) ? filing : best));
}
