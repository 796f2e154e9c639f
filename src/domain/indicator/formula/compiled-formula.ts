import type { Decimal } from '../../shared/decimal.ts';
import type { IndicatorUnit } from '../indicator.ts';
import type { Dimension } from './dimension.ts';

/** What a step may ask of the evaluation it runs in; `at` is a statement's index in the series. */
export interface EvaluationRun {
  /** A line's amount; null and a reason when it is not reported. */
  line(code: string, at: number): Decimal | null;
  /** A line's amount; null and no reason when it is not reported, for a stand-in to take its place. */
  lineIfReported(code: string, at: number): Decimal | null;
  /** Another indicator's value, whose lines and reason become part of this one's. */
  indicator(code: string, at: number): Decimal | null;
  /** The days of the period, first and last included. */
  periodDays(at: number): Decimal;
  /** The statement of the same length one year before; null and a reason when there is none to compare with. */
  prior(at: number): number | null;
  /** The statement of the same length just before; null and a reason when there is none to compare with. */
  previous(at: number): number | null;
  /** How many consecutive statements make twelve months; null and a reason when no number of them does. */
  periodsPerYear(at: number): number | null;
  /** Notes why there is no value; always null. */
  refuse(reason: string, at: number): null;
}

/** A step of a compiled formula: its value at one statement, or null after the run was told why. */
export type Step = (run: EvaluationRun, at: number) => Decimal | null;

/** A formula whose names, units and size have been checked: it can be evaluated at any statement. */
export interface CompiledFormula {
  readonly text: string;
  readonly unit: IndicatorUnit;
  readonly dimension: Dimension;
  /** Statement lines the formula names itself, in order of first use. */
  readonly lines: readonly string[];
  /** Indicators the formula names itself. */
  readonly indicators: readonly string[];
  readonly evaluate: Step;
}
