import { addMonths } from '../shared/time.ts';
import type { IsoDate } from '../shared/time.ts';
import type { PersonTable } from './personal-columns.ts';

/**
 * How long a lender keeps who stood behind a client after the relation ended, where the institution says nothing else:
 * the ten years of China's anti-money-laundering law of 2025, article 34; the EU's directive 2015/849, article 40, asks
 * for five.
 */
export const DEFAULT_RETENTION_YEARS = 10;
export const RETENTION_YEARS = { least: 1, most: 30 } as const;

/**
 * Whether personal data of this kind must be kept: `null` not at all, `open` while the relation lasts, or up to and
 * with this day.
 */
export function keptUntil(table: PersonTable, relationEndedOn: IsoDate | null, years: number): IsoDate | 'open' | null {
  // Whom to talk to is no record of the business: it is kept for as long as one talks.
  if (table === 'contact') return null;
  return relationEndedOn === null ? 'open' : addMonths(relationEndedOn, 12 * years);
}
