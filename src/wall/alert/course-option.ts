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
import type { IndicatorHistoryQuery } from '../../../schema/generated/graphql.ts';
import { colourOf } from '../chart.tsx';
import type { Desk } from '../desk.tsx';
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

export type Peers = NonNullable<NonNullable<IndicatorHistoryQuery['client']>['industryPosition']>;

/** How an indicator came to where it is, with what it is measured against. */
export interface Course {
  readonly desk: Desk;
  readonly words: AlertWords;
  readonly evidence: Evidence;
  readonly points: readonly Point[];
  readonly peers: Peers | null;
}

const HIDDEN = { show: false };

/** Where the series went beyond the threshold, up to the day the evidence is of. */
export function crossingOf({ evidence, points }: Pick<Course, 'evidence' | 'points'>): Point | null {
  const level = thresholdLevel(evidence);
  const upToIt = points.filter(({ asOf }) => evidence.asOf == null || asOf <= evidence.asOf);
  return level === null ? null : crossing(upToIt, level, isBadAbove(evidence));
}

/** A course as a chart, which takes its colours from the page, so that it follows the theme. */
export function courseOption(course: Course) {
  const { format } = course.desk;
  const soft = colourOf('soft');
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
      ...heightsOf(course),
      axisLabel: {
        color: soft,
        showMinLabel: false,
        showMaxLabel: false,
        formatter: (value: number) => format.figure(value),
      },
      splitLine: { lineStyle: { color: colourOf('line') } },
    },
    series: [seriesOf(course)],
  };
}

/** From the least to the most of what is drawn, with some room beyond. */
function heightsOf({ evidence, points, peers }: Course): { min: number; max: number } {
  const level = thresholdLevel(evidence);
  const heights = [
    ...points.map(({ value }) => value),
    ...(level === null ? [] : [level]),
    ...[peers?.lowerQuartile, peers?.upperQuartile].flatMap((value) => (value == null ? [] : [Number(value)])),
  ];
  const [least, most] = [Math.min(...heights), Math.max(...heights)];
  const margin = (most - least || Math.abs(most) || 1) * 0.12;
  return { min: least - margin, max: most + margin };
}

function seriesOf(course: Course): object {
  const { evidence, points, peers } = course;
  const [bad, own] = [colourOf('red'), colourOf('course')];
  const stands = new Set(evidence.observations?.map(({ asOf }) => asOf));
  return {
    type: 'line',
    name: evidence.indicator.name,
    data: points.map(({ asOf, value }) => ({
      value: [asOf, value],
      symbolSize: stands.has(asOf) ? 11 : 6,
      itemStyle: { color: stands.has(asOf) ? bad : own },
    })),
    symbol: 'circle',
    lineStyle: { color: own, width: 2 },
    markLine: { symbol: 'none', silent: true, data: linesOf(course) },
    ...(peers?.lowerQuartile == null
      ? {}
      : {
          markArea: {
            silent: true,
            itemStyle: { color: colourOf('live'), opacity: 0.16 },
            label: HIDDEN,
            data: [[{ yAxis: Number(peers.lowerQuartile) }, { yAxis: Number(peers.upperQuartile) }]],
          },
        }),
  };
}

/** Threshold and median lying; the day of the crossing and the day of staleness standing. */
function linesOf(course: Course): object[] {
  const { words, evidence, peers } = course;
  const bad = colourOf('red');
  const level = thresholdLevel(evidence);
  const crossed = crossingOf(course);
  const stale = staleOn(evidence);
  const label = { color: bad, fontSize: 12, backgroundColor: colourOf('panel'), padding: [1, 3] };
  const standing = (xAxis: string, labelled: object): object => ({
    xAxis,
    lineStyle: { color: bad, type: 'dotted' },
    label: { ...label, ...labelled },
  });
  return [
    ...(level === null ? [] : [{ yAxis: level, lineStyle: { color: bad, width: 2, type: 'solid' }, label: HIDDEN }]),
    ...(peers?.median == null
      ? []
      : [{ yAxis: Number(peers.median), lineStyle: { color: colourOf('live'), type: 'dashed' }, label: HIDDEN }]),
    ...(crossed === null
      ? []
      : [standing(crossed.asOf, { formatter: words.crossedLine, position: 'insideEndBottom', rotate: 0 })]),
    ...(stale === null ? [] : [standing(stale, { formatter: words.staleLine, position: 'end' })]),
  ];
}
