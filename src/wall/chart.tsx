import { TreemapChart } from 'echarts/charts';
import { AriaComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'preact/hooks';

use([TreemapChart, AriaComponent, CanvasRenderer]);

/** A picture that is drawn into the room it is given, and anew when that changes. */
export function Chart({ option, label }: { option: EChartsCoreOption; label: string }) {
  const room = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  useEffect(() => {
    const drawn = init(room.current!);
    chart.current = drawn;
    const watching = new ResizeObserver(() => drawn.resize());
    watching.observe(room.current!);
    return () => {
      watching.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => chart.current!.setOption(option, { lazyUpdate: true }), [option]);
  return <div class="chart" ref={room} role="img" aria-label={label} />;
}
