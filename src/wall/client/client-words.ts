import type { Language } from '../words.ts';
import { en } from './client-words.en.ts';
import type { ClientWords } from './client-words.type.ts';
import { zh } from './client-words.zh.ts';

export const CLIENT_WORDS: Readonly<Record<Language, ClientWords>> = { en, zh };

/**
 * A code of the institution's own in words: what it is called where that is known, and its own text, readable, where
 * not.
 */
export function wordOf(known: Readonly<Record<string, string>>, code: string): string {
  return known[code] ?? code.charAt(0) + code.slice(1).toLowerCase().replaceAll('_', ' ');
}
