import type { DecimalString } from '../shared/decimal.ts';
import type { IsoDate, IsoInstant } from '../shared/time.ts';

/** One observation of an indicator as it is known now; a null value carries its reason. */
export interface ObservationPoint {
  readonly id: string;
  readonly indicator: string;
  readonly value: DecimalString | null;
  readonly nullReason: string | null;
  readonly asOf: IsoDate;
  readonly recordedAt: IsoInstant;
  /** The statement it was computed from; null for what came in from elsewhere. */
  readonly statementVersionId: string | null;
}

/** What a rule sees of its subject. What is as of after the business date is not looked at. */
export interface SubjectView {
  /** Ascending by as-of date, one per date, the current version of each. */
  history(indicator: string): readonly ObservationPoint[];
  /** The newest values of the other clients of the industry, ascending; null where they were not loaded. */
  peers(indicator: string): readonly DecimalString[] | null;
}

/** The moment a rule is judged at, and whether it was firing until then (see `wasFiring` of an alert). */
export interface EvaluationContext {
  readonly businessDate: IsoDate;
  readonly wasFiring: boolean;
}

/** FIRING or CLEAR; UNKNOWN where a figure is missing: it neither raises an alert nor clears one. */
export type VerdictState = 'FIRING' | 'CLEAR' | 'UNKNOWN';

/** What `measured`, `threshold` and `distance` of an evidence are figures of. */
export type Measure = 'VALUE' | 'CHANGE' | 'TREND' | 'PERCENTILE' | 'AGE_DAYS';

/** One indicator's part in a verdict, traceable to observations and statements. */
export interface Evidence {
  readonly indicator: string;
  readonly measure: Measure;
  /** The observations it stands on, ascending by as-of date. */
  readonly observationIds: readonly string[];
  /** The statements those were computed from, each once. */
  readonly statementVersionIds: readonly string[];
  /** The newest observation's value, in the indicator's unit; null when there is none. */
  readonly value: DecimalString | null;
  /** Why `value` or `measured` is null. */
  readonly nullReason: string | null;
  readonly asOf: IsoDate | null;
  /** What was compared with the threshold: the value, a change, a percentile, or an age in days. */
  readonly measured: DecimalString | null;
  readonly threshold: DecimalString;
  /**
   * How far `measured` is beyond the threshold in the bad direction; negative on the healthy side; null when unknown.
   */
  readonly distance: DecimalString | null;
  /** The distance as a share of the threshold's size, to six places; null when unknown or the threshold is zero. */
  readonly distanceRatio: DecimalString | null;
  /**
   * The peers' median and the value's midrank percentile among them; null where peers were not loaded or there are
   * none.
   */
  readonly peerMedian: DecimalString | null;
  readonly peerPercentile: DecimalString | null;
}

/** The outcome of judging a rule, which explains itself. */
export interface Verdict {
  readonly state: VerdictState;
  /** Of the conditions that fire, when it fires; of all of them otherwise. */
  readonly evidence: readonly Evidence[];
  /** One sentence a credit officer reads, figures included. */
  readonly explanation: string;
  /** What would clear it. */
  readonly toClear: string;
}

/** A condition's state, with its report built only when asked for: most of a batch is clear and nobody reads why. */
export interface Finding {
  readonly state: VerdictState;
  readonly report: () => FindingReport;
}

/** The parts of a verdict as phrases, without capital and full stop, so that a composite can join them. */
export interface FindingReport {
  readonly evidence: readonly Evidence[];
  readonly explanation: string;
  readonly toClear: string;
}

/** What conditions are judged on. */
export interface Scene extends EvaluationContext {
  readonly view: SubjectView;
}
