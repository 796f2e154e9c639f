import { TreemapChart } from 'echarts/charts';
import { use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useMemo } from 'preact/hooks';
import type { WallQuery } from '../../schema/generated/graphql.ts';
import { Chart } from './chart.tsx';
import type { Format } from './format.ts';
import type { Theme } from './settings.ts';
import { Shown } from './shown.tsx';
import { nameOf } from './words.ts';
import type { Language, Words } from './words.ts';

use([TreemapChart, CanvasRenderer]);

/** From sound to grave, told apart by lightness alone as well; the weight of alerts a client at which each begins. */
const SCALE: Readonly<Record<Theme, readonly (readonly [from: number, colour: string, text: string])[]>> = {
  dark: [
    [0, '#22303f', '#e8eef5'],
    [0.25, '#3d4f63', '#ffffff'],
    [0.75, '#8a6d1d', '#ffffff'],
    [1.5, '#b4561a', '#ffffff'],
    [3, '#c9252d', '#ffffff'],
  ],
  light: [
    [0, '#dfe7ef', '#14202c'],
    [0.25, '#bccbd9', '#14202c'],
    [0.75, '#f0cf6b', '#14202c'],
    [1.5, '#ec9b55', '#14202c'],
    [3, '#c9252d', '#ffffff'],
  ],
};

interface Props {
  readonly figures: WallQuery;
  readonly theme: Theme;
  readonly language: Language;
  readonly words: Words;
  readonly format: Format;
}

/** Industries by exposure, in the currency with most of it, coloured by how heavy their alerts are. */
export function IndustryMap({ figures: { portfolio }, ...shared }: Props) {
  const { words } = shared;
  return (
    <section class="industries">
      <h2>
        {words.industries} <small>{words.industriesHint}</small>
      </h2>
      <Shown of={portfolio} words={words}>
        {(shown) => <Treemap portfolio={shown} {...shared} />}
      </Shown>
    </section>
  );
}

type Portfolio = NonNullable<WallQuery['portfolio']>;

function Treemap({
  portfolio,
  theme,
  language,
  words,
  format,
}: Omit<Props, 'figures'> & { readonly portfolio: Portfolio }) {
  const nameIn = (industry: Portfolio['byIndustry'][number]['industry']): string =>
    industry == null ? words.noIndustry : nameOf(industry, language);
  const currency = [...portfolio.exposure].sort((one, other) => Number(other.amount) - Number(one.amount))[0]?.currency;
  const data = portfolio.byIndustry.map(({ industry, clientCount, alertWeight, exposure }) => {
    const own = exposure.find((one) => one.currency === currency);
    const [, colour, text] = SCALE[theme].filter(([from]) => alertWeight / clientCount >= from).at(-1)!;
    const amount = own === undefined ? '' : format.amount(own);
    return {
      name: `${nameIn(industry)}\n${amount}`,
      value: Number(own?.amount ?? 0),
      itemStyle: { color: colour },
      label: { color: text },
    };
  });
  // Figures are read every second; the picture is drawn anew only where it would look otherwise.
  const option = useMemo(() => {
    const size = Number.parseFloat(getComputedStyle(document.body).fontSize);
    const label = {
      show: true,
      fontSize: size * 0.9,
      lineHeight: size * 1.15,
      overflow: 'truncate',
      fontFamily: getComputedStyle(document.documentElement).fontFamily,
    };
    return {
      animation: false,
      series: [
        {
          type: 'treemap',
          data,
          left: 0,
          top: 0,
          right: 0,
          bottom: 0,
          roam: false,
          nodeClick: false,
          breadcrumb: { show: false },
          label,
          itemStyle: { gapWidth: 3, borderWidth: 0, borderColor: 'transparent' },
        },
      ],
    };
  }, [JSON.stringify(data)]);
  return (
    <Chart
      option={option}
      label={portfolio.byIndustry.map(({ industry, alertWeight }) => `${nameIn(industry)} ${alertWeight}`).join(', ')}
    />
  );
}
