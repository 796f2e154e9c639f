import { init } from 'echarts/core';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useRef } from 'preact/hooks';

/**
 * A picture of what the caller made known to ECharts by `use`, that is drawn into the room it is given, and anew when
 * that changes.
 */
export function Chart({ option, label }: { option: EChartsCoreOption; label: string }) {
  const container = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  useEffect(() => {
    const drawn = init(container.current!);
    chart.current = drawn;
    const watching = new ResizeObserver(() => drawn.resize());
    watching.observe(container.current!);
    return () => {
      watching.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => chart.current!.setOption(option, { lazyUpdate: true }), [option]);
  return <div class="chart" ref={container} role="img" aria-label={label} />;
}

/** A colour of the theme, for what is painted rather than styled. */
export function colourOf(
  name: 'text' | 'soft' | 'line' | 'panel' | 'ground' | 'bar' | 'course' | 'orange' | 'red' | 'live',
): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
