import { Decimal } from '../shared/decimal.ts';
import type { DecimalString } from '../shared/decimal.ts';
import type { IsoDate } from '../shared/time.ts';
import { peerPosition } from './peer-position.ts';
import type { Evidence, Measure, ObservationPoint, SubjectView } from './verdict.ts';

const RATIO_PLACES = 6;
/** What a decimal string may carry after its point; a quotient has up to 34 digits. */
const FIGURE_PLACES = 20;

/** What a condition measured, against what, and how far beyond it that is. */
export interface Measurement {
  readonly measure: Measure;
  readonly measured: DecimalString | null;
  /** Why `measured` is null though there is an observation. */
  readonly nullReason?: string | null;
  readonly threshold: DecimalString;
  readonly distance: Decimal | null;
}

/** The index of the newest observation as of the business date or before; −1 when there is none. */
export function newestIndex(history: readonly ObservationPoint[], businessDate: IsoDate): number {
  let index = history.length - 1;
  while (index >= 0 && history[index]!.asOf > businessDate) index--;
  return index;
}

/** Builds the evidence of one indicator from the observations it stands on, ascending. */
export function buildEvidence(
  indicator: string,
  points: readonly ObservationPoint[],
  measurement: Measurement,
  view: SubjectView,
): Evidence {
  const newest = points.at(-1);
  const value = newest?.value ?? null;
  const peers = value === null ? null : view.peers(indicator);
  const position = value === null || peers === null ? null : peerPosition(value, peers);
  const statements = points.flatMap((point) => point.statementVersionId ?? []);
  return {
    indicator,
    measure: measurement.measure,
    observationIds: points.map((point) => point.id),
    statementVersionIds: [...new Set(statements)],
    value,
    nullReason: measurement.nullReason ?? (newest === undefined ? 'no observation' : newest.nullReason),
    asOf: newest?.asOf ?? null,
    measured:
      measurement.measured === null
        ? null
        : new Decimal(measurement.measured).toDecimalPlaces(FIGURE_PLACES).toString(),
    threshold: measurement.threshold,
    distance: measurement.distance?.toDecimalPlaces(FIGURE_PLACES).toString() ?? null,
    distanceRatio: shareOf(measurement.distance, measurement.threshold),
    peerMedian: position?.median ?? null,
    peerPercentile: position?.percentile ?? null,
  };
}

function shareOf(distance: Decimal | null, threshold: DecimalString): DecimalString | null {
  const size = new Decimal(threshold).abs();
  return distance === null || size.isZero() ? null : distance.div(size).toDecimalPlaces(RATIO_PLACES).toString();
}
