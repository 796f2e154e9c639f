import type { IsoDate } from '../../domain/shared/time.ts';
import type { ObservationPoint } from '../../domain/warning/verdict.ts';
import { historyDepth, watchedIndicators } from '../../domain/warning/watched.ts';
import { loadSeries, seriesKey } from '../../persistence/indicator/observation.repository.ts';
import type { SeriesNeed } from '../../persistence/indicator/observation.repository.ts';
import type { CommandContext } from '../command/command.ts';
import type { RecordedPoint, Trial } from './subject.ts';

type Reading = Pick<CommandContext, 'query' | 'businessDate' | 'recordedAt'>;

/**
 * The series that trials look at. Where only the newest point counts, the batch's is assumed to be it, and read again
 * only for a trial that would decide something: a sound value decides nothing, whether or not a newer one is known.
 */
export class ObservedSeries {
  readonly #reading: Reading;
  readonly #needs: ReadonlyMap<string, SeriesNeed>;
  readonly #assumed: ReadonlyMap<string, readonly ObservationPoint[]>;
  readonly #series: Map<string, readonly ObservationPoint[]>;
  /** When what this command records became known. */
  readonly #recordedAt: string;

  private constructor(
    reading: Reading,
    needs: ReadonlyMap<string, SeriesNeed>,
    assumed: ReadonlyMap<string, readonly ObservationPoint[]>,
    series: Map<string, readonly ObservationPoint[]>,
  ) {
    this.#reading = reading;
    this.#needs = needs;
    this.#assumed = assumed;
    this.#series = series;
    this.#recordedAt = reading.recordedAt.toISOString();
  }

  /** Reads what is not assumed, in one statement. */
  static async load(
    reading: Reading,
    trials: readonly Trial[],
    recorded: readonly RecordedPoint[],
    idOf: ReadonlyMap<string, string>,
  ): Promise<ObservedSeries> {
    const needs = needsOf(trials, idOf);
    const assumed = assumedOf(reading, needs, recorded);
    const series: Map<string, readonly ObservationPoint[]> = await loadSeries(
      reading.query,
      [...needs].filter(([key]) => !assumed.has(key)).map(([, need]) => need),
      reading.businessDate,
    );
    for (const [key, points] of assumed) series.set(key, points);
    return new ObservedSeries(reading, needs, assumed, series);
  }

  /** Reads what was only assumed of these trials' series. */
  async confirm(trials: readonly Trial[]): Promise<void> {
    const keys = new Set(
      trials
        .flatMap(({ rule, subject }) =>
          watchedIndicators(rule.definition.condition).map((code) => seriesKey(subject.id, code)),
        )
        .filter((key) => this.#assumed.has(key)),
    );
    const read = await loadSeries(
      this.#reading.query,
      [...keys].map((key) => this.#needs.get(key)!),
      this.#reading.businessDate,
    );
    for (const [key, points] of read) this.#series.set(key, points);
  }

  /** Ascending by as-of date, up to that day. */
  history(subjectId: string, indicator: string, through: IsoDate): readonly ObservationPoint[] {
    const points = this.#series.get(seriesKey(subjectId, indicator)) ?? [];
    let end = points.length;
    while (end > 0 && points[end - 1]!.asOf > through) end -= 1;
    return end === points.length ? points : points.slice(0, end);
  }

  /**
   * The trial's dates from the newest earlier knowledge on. What is older than that is a correction of the past: it
   * neither raises nor clears as of then, but the present may look different for it.
   */
  datesToJudge({ rule, subject, dates }: Trial): readonly IsoDate[] {
    let known = '';
    for (const code of watchedIndicators(rule.definition.condition)) {
      for (const point of this.#series.get(seriesKey(subject.id, code)) ?? [])
        if (point.asOf > known && point.recordedAt < this.#recordedAt) known = point.asOf;
    }
    const judged = dates.filter((date) => date >= known);
    return judged.length > 0 ? judged : [known];
  }
}

/** The series of the trials, each as deep as the one that looks back the furthest. */
function needsOf(trials: readonly Trial[], idOf: ReadonlyMap<string, string>): Map<string, SeriesNeed> {
  const needs = new Map<string, SeriesNeed>();
  for (const { rule, subject, dates } of trials) {
    for (const [indicatorCode, need] of historyDepth(rule.definition.condition)) {
      const indicatorId = idOf.get(indicatorCode);
      const key = seriesKey(subject.id, indicatorCode);
      const depth = Math.max(needs.get(key)?.depth ?? 0, need.observations + dates.length - 1);
      if (indicatorId !== undefined) needs.set(key, { subjectId: subject.id, indicatorId, indicatorCode, depth });
    }
  }
  return needs;
}

/** The points just recorded that are enough of a series, if they are its newest. */
function assumedOf(
  { businessDate, recordedAt: at }: Reading,
  needs: ReadonlyMap<string, SeriesNeed>,
  recorded: readonly RecordedPoint[],
): Map<string, readonly ObservationPoint[]> {
  const recordedAt = at.toISOString();
  const assumed = new Map<string, readonly ObservationPoint[]>();
  for (const { id, clientId, facilityId, indicatorCode, value, nullReason, asOf, statementVersionId } of recorded) {
    const key = seriesKey(facilityId ?? clientId, indicatorCode);
    if (needs.get(key)?.depth === 1 && asOf <= businessDate)
      assumed.set(key, [{ id, indicator: indicatorCode, value, nullReason, asOf, recordedAt, statementVersionId }]);
  }
  return assumed;
}
