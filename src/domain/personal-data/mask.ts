import type { PersonalColumn } from './personal-columns.ts';

/** What stands for a value that one may not see. */
export const MASK = '***';
/** What stands where a text must be, for a value whose key was destroyed. */
export const ERASED = '[erased]';

/** Shorter ones would be given away by their first letter. */
const SHORTEST_WITH_INITIAL = 4;

/**
 * A value as those see it who may not know it: enough to tell two people of one client apart, too little to know
 * either.
 */
export function maskOf(column: PersonalColumn, value: string): string {
  const letters = [...value];
  return column === 'phone' || letters.length < SHORTEST_WITH_INITIAL ? MASK : `${letters[0]}${MASK}`;
}
