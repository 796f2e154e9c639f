import { Decimal } from '../shared/decimal.ts';
import type { DecimalString } from '../shared/decimal.ts';
import type { Comparison } from './condition.ts';

const ABBREVIATIONS: ReadonlySet<string> = new Set(['dscr', 'dsra', 'ebit', 'ebitda', 'em', 'llcr', 'plcr', 'roa']);
const MOST_PLACES = 20;

/** An indicator's code as words: `days_past_due` is "days past due", `ebitda_margin` is "EBITDA margin". */
export function indicatorLabel(code: string): string {
  return code
    .split('_')
    .map((word) => (ABBREVIATIONS.has(word) ? word.toUpperCase() : word))
    .join(' ');
}

/**
 * A figure for reading, thousands grouped, to four places; to more where fewer would make it look equal to `against`
 * though it is not ("1.5 is below the trigger of 1.5" explains nothing).
 */
export function figure(value: DecimalString, against: DecimalString = value): string {
  const exact = new Decimal(value);
  const mayLookEqual = exact.equals(against);
  for (let places = 4; places < MOST_PLACES; places += 4) {
    const rounded = exact.toDecimalPlaces(places);
    if (mayLookEqual || !rounded.equals(new Decimal(against).toDecimalPlaces(places))) return grouped(rounded);
  }
  return grouped(exact);
}

/** A share as a percentage, signed: "+34.2 %". */
export function percentage(share: DecimalString, against: DecimalString = share): string {
  const text = figure(hundredfold(share), hundredfold(against));
  return `${text.startsWith('-') || text === '0' ? '' : '+'}${text} %`;
}

/** How a figure stands to what it is compared with: "below 1.5". */
export function comparisonWords(comparison: Comparison): string {
  return COMPARISON_WORDS[comparison];
}

/** A phrase as a sentence. */
export function sentence(phrase: string): string {
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;
}

const COMPARISON_WORDS: Readonly<Record<Comparison, string>> = {
  LT: 'below',
  LTE: 'at or below',
  GT: 'above',
  GTE: 'at or above',
  EQ: 'equal to',
  NEQ: 'other than',
};

function hundredfold(share: DecimalString): DecimalString {
  return new Decimal(share).times(100).toString();
}

function grouped(value: Decimal): string {
  const [whole = '', fraction] = value.toString().split('.');
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? thousands : `${thousands}.${fraction}`;
}
