import { LineChart } from 'echarts/charts';
import {
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  TooltipComponent,
} from 'echarts/components';
import { use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { IndicatorHistoryDocument } from '../../../schema/generated/graphql.ts';
import type { IndicatorHistoryQuery } from '../../../schema/generated/graphql.ts';
import { Chart } from '../chart.tsx';
import { colourOf } from '../colours.ts';
import type { Desk } from '../desk.tsx';
import { idOf } from '../persisted.ts';
import type { AlertWords } from './alert-words.ts';
import { crossing, isBadAbove, staleOn, thresholdLevel } from './crossing.ts';
import type { Evidence, Point } from './crossing.ts';

use([
  LineChart,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  TooltipComponent,
  CanvasRenderer,
]);

interface Props {
  readonly desk: Desk;
  readonly words: AlertWords;
  readonly evidence: Evidence;
  readonly clientId: string;
  readonly facilityId: string | null;
  /** Raised by each change of the alert: the series may have grown. */
  readonly turn: string;
}

type Peers = NonNullable<NonNullable<IndicatorHistoryQuery['client']>['industryPosition']>;

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
    void clc
      .query<IndicatorHistoryQuery>(idOf(IndicatorHistoryDocument), {
        subject: facilityId ?? clientId,
        client: clientId,
        indicator: code,
      })
      .then(
        (answer) => isOver || setHistory(answer),
        () => undefined,
      );
    return () => void (isOver = true);
  }, [clc, clientId, facilityId, code, turn]);
  const points = useMemo(() => pointsOf(history), [history]);
  const peers =
    facilityId === null && history?.client?.industryPosition != null && history.client.industryPosition.peerCount > 0
      ? history.client.industryPosition
      : null;
  const told = tell({ desk, words, evidence, points, peers });
  const option = useMemo(
    () => optionOf({ desk, words, evidence, points, peers }),
    [desk, words, evidence, points, peers],
  );
  return (
    <figure class="history">
      <figcaption>
        <b>{name}</b>
        <span>{told}</span>
      </figcaption>
      {points.length === 0 ? null : (
        <Key words={words} hasLevel={thresholdLevel(evidence) !== null} hasPeers={peers !== null} />
      )}
      {history === null ? (
        <div class="picture" />
      ) : points.length === 0 ? (
        <p class="soft">{words.noHistory}</p>
      ) : (
        <div class="picture">
          <Chart
            option={option}
            label={`${name}: ${points.map(({ asOf, value }) => `${format.date(asOf)} ${format.figure(value)}`).join(', ')}. ${told}`}
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
  return node.observations
    .flatMap(({ asOf, value }) => (value == null ? [] : [{ asOf, value: Number(value) }]))
    .reverse();
}

interface Told {
  readonly desk: Desk;
  readonly words: AlertWords;
  readonly evidence: Evidence;
  readonly points: readonly Point[];
  readonly peers: Peers | null;
}

function crossingOf({ evidence, points }: Told): Point | null {
  const level = thresholdLevel(evidence);
  const upToIt = points.filter(({ asOf }) => evidence.asOf == null || asOf <= evidence.asOf);
  return level === null ? null : crossing(upToIt, level, isBadAbove(evidence));
}

/** What the picture shows, in words. */
function tell(told: Told): string {
  const {
    desk: { format },
    words,
    evidence,
    points,
    peers,
  } = told;
  const last = points.at(-1);
  const crossed = crossingOf(told);
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

/** The picture takes its colours from the page, so that it follows the theme. */
function optionOf(told: Told) {
  const {
    desk: { format },
    words,
    evidence,
    points,
    peers,
  } = told;
  const [text, soft, line, bad, own, band] = [
    colourOf('text'),
    colourOf('soft'),
    colourOf('line'),
    colourOf('red'),
    colourOf('course'),
    colourOf('live'),
  ];
  const level = thresholdLevel(evidence);
  const crossed = crossingOf(told);
  const stale = staleOn(evidence);
  const heights = [
    ...points.map(({ value }) => value),
    ...(level === null ? [] : [level]),
    ...[peers?.lowerQuartile, peers?.upperQuartile].flatMap((value) => (value == null ? [] : [Number(value)])),
  ];
  const [least, most] = [Math.min(...heights), Math.max(...heights)];
  const room = (most - least || Math.abs(most) || 1) * 0.12;
  const stands = new Set(evidence.observations.map(({ asOf }) => asOf));
  const label = { color: text, fontSize: 12, backgroundColor: colourOf('panel'), padding: [1, 3] };
  const unnamed = { show: false };
  const lines = [
    ...(level === null ? [] : [{ yAxis: level, lineStyle: { color: bad, width: 2, type: 'solid' }, label: unnamed }]),
    ...(peers?.median == null
      ? []
      : [{ yAxis: Number(peers.median), lineStyle: { color: band, type: 'dashed' }, label: unnamed }]),
    ...(crossed === null
      ? []
      : [
          {
            xAxis: crossed.asOf,
            lineStyle: { color: bad, type: 'dotted' },
            label: { ...label, color: bad, formatter: words.crossedLine, position: 'insideEndBottom', rotate: 0 },
          },
        ]),
    ...(stale === null
      ? []
      : [
          {
            xAxis: stale,
            lineStyle: { color: bad, type: 'dotted' },
            label: { ...label, color: bad, formatter: words.staleLine, position: 'end' },
          },
        ]),
  ];
  return {
    animation: false,
    grid: { left: 12, right: 24, top: 28, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', valueFormatter: (value: number) => format.figure(value, 4) },
    xAxis: {
      type: 'time',
      axisLabel: { color: soft, hideOverlap: true, formatter: (at: number) => format.month(at) },
      axisLine: { lineStyle: { color: soft } },
    },
    yAxis: {
      type: 'value',
      min: least - room,
      max: most + room,
      axisLabel: {
        color: soft,
        showMinLabel: false,
        showMaxLabel: false,
        formatter: (value: number) => format.figure(value),
      },
      splitLine: { lineStyle: { color: line } },
    },
    series: [
      {
        type: 'line',
        name: evidence.indicator.name,
        data: points.map(({ asOf, value }) => ({
          value: [asOf, value],
          symbolSize: stands.has(asOf) ? 11 : 6,
          itemStyle: { color: stands.has(asOf) ? bad : own },
        })),
        symbol: 'circle',
        lineStyle: { color: own, width: 2 },
        markLine: { symbol: 'none', silent: true, data: lines },
        ...(peers?.lowerQuartile == null
          ? {}
          : {
              markArea: {
                silent: true,
                itemStyle: { color: band, opacity: 0.16 },
                label: unnamed,
                data: [[{ yAxis: Number(peers.lowerQuartile) }, { yAxis: Number(peers.upperQuartile) }]],
              },
            }),
      },
    ],
  };
}
