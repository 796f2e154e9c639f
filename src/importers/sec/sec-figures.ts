import { Decimal, sumDecimals, type DecimalString } from '../../domain/shared/decimal.ts';
import { addDays, addMonths, type IsoDate } from '../../domain/shared/time.ts';
import type { FilerFacts, SecFact } from './sec-fact-store.ts';
import type { SecFiling } from './sec-filing.ts';
import { TAG_MAP, type LineSource } from './tag-map.ts';

/**
 * A line's amount, the filing it stands on, and how it was computed; `derivation` is null when it was reported as it
 * is.
 */
export interface Figure {
  readonly value: DecimalString;
  readonly filing: SecFiling;
  readonly derivation: string | null;
}

/** Looks up one tag for one period. */
export type TagLookup = (tag: string) => Figure | undefined;

/** Balances at a date. */
export function balanceLookup(facts: FilerFacts, end: IsoDate): TagLookup {
  return (tag) => reported(facts.get(tag, end, 0));
}

/** Flows of the year that ends at `end`. */
export function yearLookup(facts: FilerFacts, end: IsoDate): TagLookup {
  return (tag) => reported(facts.get(tag, end, 4));
}

/**
 * Flows of the quarter that ends at `end`: as reported, or the cumulative figure less the cumulative figure of one
 * quarter fewer that ends where this quarter begins. Both then start on the same day, whatever the fiscal year.
 */
export function quarterLookup(facts: FilerFacts, end: IsoDate): TagLookup {
  const previousEnd = endOfMonthsBefore(end, 3);
  return (tag) => reported(facts.get(tag, end, 1)) ?? differenced(facts, tag, end, previousEnd);
}

/** Flows from the fiscal year's start to `end` where they cover more than a quarter and less than a year. */
export function yearToDateLookup(facts: FilerFacts, end: IsoDate): TagLookup {
  return (tag) => reported(facts.get(tag, end, 2)) ?? reported(facts.get(tag, end, 3));
}

function differenced(facts: FilerFacts, tag: string, end: IsoDate, previousEnd: IsoDate): Figure | undefined {
  for (const quarters of [2, 3, 4]) {
    const whole = facts.get(tag, end, quarters);
    const before = facts.get(tag, previousEnd, quarters - 1);
    if (whole === undefined || before === undefined) continue;
    const value = new Decimal(whole.value).minus(before.value).toFixed();
    const derivation = `${tag}: ${quarters * 3} months to ${end} − ${(quarters - 1) * 3} months to ${previousEnd}`;
    return { value, filing: whole.filing, derivation };
  }
  return undefined;
}

function reported(fact: SecFact | undefined): Figure | undefined {
  return fact === undefined ? undefined : { ...fact, derivation: null };
}

/** The end of the month `months` before the month-end `end`: 30 June − 3 months is 31 March. */
export function endOfMonthsBefore(end: IsoDate, months: number): IsoDate {
  return addDays(addMonths(addDays(end, 1), -months), -1);
}

/** Our lines of one kind that the tags yield. */
export function figuresOf(kind: LineSource['kind'], lookup: TagLookup): Map<string, Figure> {
  const figures = new Map<string, Figure>();
  for (const source of TAG_MAP) {
    if (source.kind !== kind) continue;
    const figure = firstOf(source, lookup);
    if (figure !== undefined) figures.set(source.line, figure);
  }
  return figures;
}

function firstOf(source: LineSource, lookup: TagLookup): Figure | undefined {
  for (const alternative of source.alternatives) {
    const tags = typeof alternative === 'string' ? [alternative] : alternative;
    const parts = tags.flatMap((tag) => lookup(tag) ?? []);
    const [first] = parts;
    if (first === undefined) continue;
    if (tags.length === 1) return first;
    const present = tags.filter((tag) => lookup(tag) !== undefined);
    return {
      value: sumDecimals(parts.map((part) => part.value)).toFixed(),
      filing: first.filing,
      derivation: sumDerivation(present, parts),
    };
  }
  return undefined;
}

function sumDerivation(tags: readonly string[], parts: readonly Figure[]): string | null {
  const [first] = parts;
  return parts.length === 1 && first !== undefined
    ? first.derivation
    : [tags.join(' + '), ...parts.flatMap((part) => part.derivation ?? [])].join('; ');
}
