import { LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useMemo, useState } from 'preact/hooks';
import type { IndicatorUnit } from '../../../schema/generated/graphql.ts';
import { Chart, colourOf } from '../chart.tsx';
import { Panel } from '../desk.tsx';
import { Shown } from '../shown.tsx';
import type { PartOf, PartProps } from './parts.tsx';
import { shownIndicators } from './shown-indicators.ts';
import type { ShownIndicator } from './shown-indicators.ts';
import { useCourses } from './use-courses.ts';
import type { Course } from './use-courses.ts';

use([LineChart, GridComponent, CanvasRenderer]);

const SHOWN = 16;

export function IndicatorsPanel({ client, desk, own }: PartProps) {
  return (
    <Shown of={client.latestObservations} words={desk.words} title={own.indicators}>
      {(latest) => <Indicators client={client} latest={latest} desk={desk} own={own} />}
    </Shown>
  );
}

function Indicators({ client, latest, desk, own }: PartProps & { readonly latest: PartOf<'latestObservations'> }) {
  const [isAll, setAll] = useState(false);
  const every = useMemo(() => shownIndicators(latest, client.alerts), [latest, client.alerts]);
  const shown = isAll ? every : every.slice(0, SHOWN);
  const courses = useCourses(desk.clc, client.id, shown);
  const currency = (client.consolidated?.[0] ?? client.separate?.[0] ?? client.exposures?.[0])?.currency;
  const say = (value: string | number | null | undefined, unit: IndicatorUnit): string => {
    if (value == null) return own.noValue;
    const figure = Number(value);
    switch (unit) {
      case 'MONEY':
        return currency === undefined
          ? desk.format.figure(figure, 0)
          : desk.format.amount({ amount: String(value), currency });
      case 'DAYS':
        return own.days(desk.format.figure(figure, 0));
      case 'FLAG':
        return figure === 0 ? own.no : own.yes;
      case 'RATIO':
        return desk.format.figure(figure, Math.abs(figure) < 1 ? 3 : 2);
      default:
        return desk.format.figure(figure);
    }
  };
  if (every.length === 0)
    return (
      <Panel title={own.indicators}>
        <p class="soft">{own.noIndicators}</p>
      </Panel>
    );
  return (
    <Panel title={own.indicators} hint={own.indicatorsHint} class="indicators">
      <ul>
        {shown.map((one) => (
          <SmallMultiple
            key={one.latest.indicator.code}
            of={one}
            course={courses.get(one.latest.indicator.code)}
            say={say}
            desk={desk}
            own={own}
          />
        ))}
      </ul>
      {every.length <= SHOWN ? null : (
        <button type="button" onClick={() => setAll(!isAll)}>
          {isAll ? own.showFewer : own.showAll(every.length)}
        </button>
      )}
    </Panel>
  );
}

interface SmallMultipleProps extends Pick<PartProps, 'desk' | 'own'> {
  readonly of: ShownIndicator;
  readonly course: Course | undefined;
  readonly say: (value: string | number | null | undefined, unit: IndicatorUnit) => string;
}

function SmallMultiple({ of: { latest, isUnderAlert }, course, say, desk: { format }, own }: SmallMultipleProps) {
  const { code, name, unit } = latest.indicator;
  const points = [...(course?.observations ?? [])].reverse();
  const position = course?.industryPosition;
  const value = say(latest.value, unit);
  return (
    <li data-indicator={code} class={isUnderAlert ? 'under-alert' : ''}>
      <h3>
        {name} {isUnderAlert ? <span class="tag bad">{own.underAlert}</span> : null}
      </h3>
      <p>
        <b title={latest.value ?? latest.nullReason ?? undefined}>{value}</b>{' '}
        <span class="soft">
          {own.units[unit]} {own.asOf(format.date(latest.asOf))}
        </span>
      </p>
      <div class="course">
        {!points.some((point) => point.value != null) ? (
          <p class="soft">{latest.nullReason}</p>
        ) : (
          <Course
            points={points}
            median={position?.median ?? null}
            unit={unit}
            say={say}
            label={`${name}: ${points.map((point) => `${format.date(point.asOf)} ${say(point.value, unit)}`).join(', ')}`}
          />
        )}
      </div>
      <p class="ends soft">
        {points.length === 0 ? null : (
          <>
            <span>{format.date(points[0]!.asOf)}</span>
            <span>{format.date(points.at(-1)!.asOf)}</span>
          </>
        )}
      </p>
      <p class="soft">
        {position?.median == null
          ? course === undefined
            ? ''
            : own.noMedian
          : own.median(say(position.median, unit), format.figure(position.percentile, 0), position.peerCount)}
      </p>
    </li>
  );
}

interface CourseProps {
  readonly points: NonNullable<Course['observations']>;
  readonly median: string | null;
  readonly unit: IndicatorUnit;
  readonly say: SmallMultipleProps['say'];
  readonly label: string;
}

function Course({ points, median, unit, say, label }: CourseProps) {
  const option = useMemo(() => {
    const times = points.map(({ asOf }) => Date.parse(asOf));
    const [first, last] = [times[0]!, times.at(-1)!];
    const line = { type: 'line', animation: false, silent: true };
    const size = points.length === 1 ? 6 : 3;
    return {
      animation: false,
      grid: { left: 4, right: 6, top: 6, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: {
        type: 'time',
        min: first === last ? first - 1 : first,
        max: first === last ? last + 1 : last,
        axisLabel: { show: false },
        axisTick: { show: false },
        splitLine: { show: false },
        axisLine: { onZero: false, lineStyle: { color: colourOf('line') } },
      },
      yAxis: {
        type: 'value',
        scale: true,
        splitNumber: 2,
        axisLabel: { color: colourOf('soft'), fontSize: 11, formatter: (value: number) => say(value, unit) },
        splitLine: { lineStyle: { color: colourOf('line') } },
      },
      series: [
        ...(median === null
          ? []
          : [
              {
                ...line,
                data: [
                  [first, Number(median)],
                  [last, Number(median)],
                ],
                symbol: 'none',
                lineStyle: { type: 'dashed', width: 1.5, color: colourOf('soft') },
              },
            ]),
        {
          ...line,
          data: points.map(({ value }, index) => [times[index], value == null ? null : Number(value)]),
          symbol: 'circle',
          symbolSize: size,
          itemStyle: { color: colourOf('course') },
          lineStyle: { width: 2, color: colourOf('course') },
        },
      ],
    };
  }, [points, median, unit, label]);
  return <Chart option={option} label={label} />;
}
