import { useEffect, useMemo, useState } from 'preact/hooks';
import { IndicatorHistoryDocument } from '../../../schema/generated/graphql.ts';
import type { IndicatorHistoryQuery } from '../../../schema/generated/graphql.ts';
import { Chart } from '../chart.tsx';
import type { Desk } from '../desk.tsx';
import { read } from '../read.ts';
import { Shown } from '../shown.tsx';
import type { AlertWords } from './alert-words.ts';
import { courseOption, crossingOf } from './course-option.ts';
import type { Course } from './course-option.ts';
import { thresholdLevel } from './crossing.ts';
import type { Evidence, Point } from './crossing.ts';

interface Props {
  readonly desk: Desk;
  readonly words: AlertWords;
  readonly evidence: Evidence;
  readonly clientId: string;
  readonly facilityId: string | null;
  /** Raised by each change of the alert: the series may have grown. */
  readonly turn: string;
}

/**
 * How an indicator came to where it is: its values, the threshold, where it went beyond, and where half of its peers
 * stand.
 */
export function IndicatorChart({ desk, words, evidence, clientId, facilityId, turn }: Props) {
  const { clc, format } = desk;
  const { code, name } = evidence.indicator;
  const [history, setHistory] = useState<IndicatorHistoryQuery | null>(null);
  useEffect(() => {
    let isOver = false;
    const asked = { subject: facilityId ?? clientId, client: clientId, indicator: code };
    void read<IndicatorHistoryQuery>(clc, IndicatorHistoryDocument, asked).then(
      ({ data }) => isOver || setHistory(data),
      () => undefined,
    );
    return () => void (isOver = true);
  }, [clc, clientId, facilityId, code, turn]);
  const points = useMemo(() => pointsOf(history), [history]);
  const peers =
    facilityId === null && history?.client?.industryPosition != null && history.client.industryPosition.peerCount > 0
      ? history.client.industryPosition
      : null;
  const course = { desk, words, evidence, points, peers };
  const summary = summaryOf(course);
  const option = useMemo(() => courseOption(course), [desk, words, evidence, points, peers]);
  return (
    <figure class="history">
      <figcaption>
        <b>{name}</b>
        <span>{summary}</span>
      </figcaption>
      {points.length === 0 ? null : (
        <Key words={words} hasLevel={thresholdLevel(evidence) !== null} hasPeers={peers !== null} />
      )}
      {history === null ? (
        <div class="picture" />
      ) : points.length === 0 ? (
        <Shown
          of={history.node !== null && 'observations' in history.node ? history.node.observations : []}
          words={desk.words}
        >
          {() => <p class="soft">{words.noHistory}</p>}
        </Shown>
      ) : (
        <div class="picture">
          <Chart
            option={option}
            label={`${name}: ${points.map(({ asOf, value }) => `${format.date(asOf)} ${format.figure(value)}`).join(', ')}. ${summary}`}
          />
        </div>
      )}
    </figure>
  );
}

/** What the lines of the picture are; names in it would lie over each other where figures are close. */
function Key({ words, hasLevel, hasPeers }: { words: AlertWords; hasLevel: boolean; hasPeers: boolean }) {
  return (
    <ul class="key" aria-hidden="true">
      {hasLevel ? (
        <li>
          <i class="threshold" />
          {words.thresholdLine}
        </li>
      ) : null}
      {hasPeers ? (
        <li>
          <i class="median" />
          {words.medianLine}
        </li>
      ) : null}
      {hasPeers ? (
        <li>
          <i class="band" />
          {words.band}
        </li>
      ) : null}
      <li>
        <i class="stands" />
        {words.evidence}
      </li>
    </ul>
  );
}

function pointsOf(history: IndicatorHistoryQuery | null): Point[] {
  const node = history?.node;
  if (node == null || !('observations' in node)) return [];
  return (node.observations ?? [])
    .flatMap(({ asOf, value }) => (value == null ? [] : [{ asOf, value: Number(value) }]))
    .reverse();
}

/** What the picture shows, in words. */
function summaryOf(course: Course): string {
  const {
    desk: { format },
    words,
    evidence,
    points,
    peers,
  } = course;
  const last = points.at(-1);
  const crossed = crossingOf(course);
  return [
    last === undefined ? null : words.now(format.figure(last.value)),
    words.threshold(words.measures[evidence.measure], format.figure(evidence.threshold)),
    crossed === null ? null : words.crossed(format.date(crossed.asOf)),
    peers?.median == null
      ? null
      : words.peers(
          format.figure(peers.lowerQuartile),
          format.figure(peers.median),
          format.figure(peers.upperQuartile),
          format.count(peers.peerCount),
        ),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
