import type { DecimalString } from '../shared/decimal.ts';
import type { Trigger } from './condition.ts';
import { breaches, clearingOf } from './trigger.ts';
import type { VerdictState } from './verdict.ts';
import { comparisonWords } from './wording.ts';

/** Writes a figure so that it does not look equal to what it is compared with. */
type Format = (value: DecimalString, against?: DecimalString) => string;

/** How a measured figure stands to its trigger, as the end of a sentence: "below the trigger of 1.5". */
export function standing(trigger: Trigger, state: VerdictState, measured: DecimalString, format: Format): string {
  const past = `${comparisonWords(trigger.comparison)} the trigger of ${format(trigger.threshold)}`;
  if (breaches(trigger, measured)) return past;
  const clear = trigger.clearThreshold;
  if (state === 'FIRING' && clear !== undefined && clear !== null) {
    return `no longer ${past}, but not yet at the clear level of ${format(clear)}`;
  }
  return `not ${past}`;
}

/** The level that clears a trigger, in words: "at or above 1.8". */
export function clearingLevel(trigger: Trigger, format: Format): string {
  const { comparison, threshold } = clearingOf(trigger);
  return `${comparisonWords(comparison)} ${format(threshold)}`;
}

/** Why a run of figures cannot be judged: nothing there, a figure missing, or too few. */
export function unknownReason(what: string, newestMissing: string | null, needed: number, held: number): string {
  if (held === 0) return `${what} cannot be judged: there is no observation`;
  if (newestMissing !== null) return `${what} cannot be judged: ${newestMissing}`;
  return `${what} cannot be judged yet: the trigger is passed, but the ${needed} successive figures needed are not all there (${held} looked at)`;
}
