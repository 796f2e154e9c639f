import type { Severity } from '../../schema/generated/graphql.ts';
import { SEVERITIES } from './alert-status.ts';
import { LANGUAGES } from './words.ts';
import type { Language } from './words.ts';

const THEMES = ['dark', 'light'] as const;
export type Theme = (typeof THEMES)[number];

/** How a wall is told in its address what to show; whoever hangs it up can do no more to it than that. */
export interface Settings {
  /** Codes of the units to show, one after the other; all that the token covers where there are none. */
  readonly units: readonly string[];
  readonly minSeverity: Severity;
  readonly theme: Theme;
  readonly language: Language;
  /** After how many seconds the next unit is shown; 0: the first one stays. */
  readonly rotateSeconds: number;
  /** Over how many days of business time movements are told. */
  readonly days: number;
}

/**
 * `?unit=NORTH,SOUTH&minSeverity=ORANGE&theme=light&lang=zh&rotate=30&days=7`; what is not
 * understood is as if it were not there. A wall is dark where it is not told otherwise, a desk light.
 */
export function readSettings(search: string, languages: readonly string[], usualTheme: Theme = 'dark'): Settings {
  const given = new URLSearchParams(search);
  return {
    units: (given.get('unit') ?? '')
      .split(',')
      .map((code) => code.trim())
      .filter(Boolean),
    minSeverity: oneOf(SEVERITIES, given.get('minSeverity')?.toUpperCase()) ?? 'YELLOW',
    theme: oneOf(THEMES, given.get('theme')) ?? usualTheme,
    language:
      oneOf(LANGUAGES, given.get('lang')?.slice(0, 2)) ?? (languages[0]?.startsWith('zh') === true ? 'zh' : 'en'),
    rotateSeconds: within(given.get('rotate'), 5, 86_400) ?? 0,
    days: within(given.get('days'), 1, 366) ?? 1,
  };
}

/** What is given, where it is one of these. */
export function oneOf<Value extends string>(values: readonly Value[], given: string | null | undefined): Value | null {
  return values.find((value) => value === given) ?? null;
}

function within(text: string | null, least: number, most: number): number | null {
  const value = Number(text ?? Number.NaN);
  return Number.isInteger(value) && value >= least && value <= most ? value : null;
}
