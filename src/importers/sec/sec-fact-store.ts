import type { DecimalString } from '../../domain/shared/decimal.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import type { SecFiling } from './sec-filing.ts';

/** One reported figure and the filing that stands for it. */
export interface SecFact {
  readonly value: DecimalString;
  readonly filing: SecFiling;
}

/** The facts of one filer in one currency, by tag, period end and quarters covered. */
export class FilerFacts {
  readonly cik: string;
  readonly currency: string;
  readonly #facts = new Map<string, SecFact>();
  readonly #ends = new Set<IsoDate>();

  constructor(cik: string, currency: string) {
    this.cik = cik;
    this.currency = currency;
  }

  /** Every date some fact ends at, in order. */
  get periodEnds(): IsoDate[] {
    return [...this.#ends].sort();
  }

  /** Adds a fact; where the same one is reported by several filings the one that speaks for the period stays. */
  add(tag: string, end: IsoDate, quarters: number, fact: SecFact): void {
    const key = factKey(tag, end, quarters);
    const known = this.#facts.get(key);
    if (known === undefined || takesPrecedence(fact.filing, known.filing, end)) this.#facts.set(key, fact);
    this.#ends.add(end);
  }

  /** The fact of a tag that ends at `end` and covers `quarters` (0: a balance). */
  get(tag: string, end: IsoDate, quarters: number): SecFact | undefined {
    return this.#facts.get(factKey(tag, end, quarters));
  }
}

/**
 * Whether filing `a` goes before `b` for the period that ends at `end`: a filing on that very period before one that
 * repeats it for comparison a year on, and of two such the later, an amendment, before what it amends.
 */
export function takesPrecedence(a: SecFiling, b: SecFiling, end: IsoDate): boolean {
  const isOwn = a.period === end;
  if (isOwn !== (b.period === end)) return isOwn;
  return a.filed === b.filed ? a.adsh > b.adsh : a.filed > b.filed;
}

function factKey(tag: string, end: IsoDate, quarters: number): string {
  return `${tag}|${end}|${quarters}`;
}
