/**
 * What an indicator's figure measures. RATIO, COUNT, SCORE and FLAG carry no unit; MONEY is in the statement's
 * currency.
 */
export const INDICATOR_UNITS = ['RATIO', 'DAYS', 'COUNT', 'MONEY', 'SCORE', 'FLAG'] as const;
export type IndicatorUnit = (typeof INDICATOR_UNITS)[number];

/** Which way is good for the lender. */
export const INDICATOR_DIRECTIONS = ['HIGHER_IS_BETTER', 'LOWER_IS_BETTER', 'NEUTRAL'] as const;
export type IndicatorDirection = (typeof INDICATOR_DIRECTIONS)[number];

/**
 * FORMULA: from statements. FACILITY: from the lender's own records of facilities, collateral and files. EXTERNAL:
 * handed in.
 */
export const INDICATOR_SOURCES = ['FORMULA', 'FACILITY', 'EXTERNAL'] as const;
export type IndicatorSource = (typeof INDICATOR_SOURCES)[number];

/** An indicator as data; built-in and user-defined ones are the same thing. */
export interface IndicatorDefinition {
  /** Lower-case letters, digits and underscores; the name by which formulas and rules refer to it. */
  readonly code: string;
  readonly name: string;
  readonly unit: IndicatorUnit;
  readonly direction: IndicatorDirection;
  /** Meaning, period of the flows, and where the formula comes from. */
  readonly description: string;
  readonly source: IndicatorSource;
  /** Null unless the source is FORMULA. */
  readonly formula: string | null;
}
