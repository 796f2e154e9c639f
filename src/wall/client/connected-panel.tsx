import { GraphChart } from 'echarts/charts';
import { getInstanceByDom, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Chart, colourOf } from '../chart.tsx';
import { Panel } from '../desk.tsx';
import { Shown } from '../shown.tsx';
import { nameOf } from '../words.ts';
import { RADIUS, connectedGraph } from './connected-graph.ts';
import type { ConnectedEdge, ConnectedNode } from './connected-graph.ts';
import type { PartOf, PartProps } from './parts.tsx';

use([GraphChart, CanvasRenderer]);

/** Nothing to be seen: the corners of the room, without which few nodes would push the middle to its side. */
const FRAME = [-1, 1].map((corner) => ({
  id: `corner ${corner}`,
  name: '',
  x: corner * RADIUS.x,
  y: corner * RADIUS.y,
  symbolSize: 0,
  label: { show: false },
  silent: true,
}));

export function ConnectedPanel({ client, desk, own }: PartProps) {
  return (
    <Shown of={client.connections} words={desk.words} title={own.connections}>
      {(connections) => <Connections client={client} connections={connections} desk={desk} own={own} />}
    </Shown>
  );
}

interface ConnectionsProps extends PartProps {
  readonly connections: PartOf<'connections'>;
}

function Connections({ client, connections, desk, own }: ConnectionsProps) {
  if (connections.length === 0)
    return (
      <Panel title={own.connections}>
        <p class="soft">{own.noConnections}</p>
      </Panel>
    );
  return (
    <Panel title={own.connections} hint={own.connectionsHint} class="connected">
      <div class="columns">
        <Picture client={client} connections={connections} desk={desk} own={own} />
        <div>
          <ul>
            {connections.map((connection) => (
              <li key={connection.id}>
                <Sentence of={connection} desk={desk} own={own} />
              </li>
            ))}
          </ul>
          <Shown of={client.connectedGroups} words={desk.words}>
            {(groups) =>
              groups.map(({ basis, memberCount, truncated }, index) => (
                <p key={index} class="soft">
                  {own.group(own.linkTypes[basis], memberCount, truncated)}
                </p>
              ))
            }
          </Shown>
        </div>
      </div>
    </Panel>
  );
}

type Connection = PartOf<'connections'>[number];

/** What the picture shows, to be read. */
function Sentence({
  of: { type, direction, share, client },
  desk: { language, links, format },
  own,
}: { of: Connection } & Pick<PartProps, 'desk' | 'own'>) {
  const other = client == null ? own.hiddenClient : nameOf(client, language);
  const say =
    type === 'CONTROL'
      ? direction === 'DOWNSTREAM'
        ? own.controls
        : own.controlledBy
      : direction === 'DOWNSTREAM'
        ? own.supports
        : own.dependsOn;
  // The name stands where the language puts it.
  const [before, after] = say('\0').split('\0');
  return (
    <>
      <span class={`tag ${type === 'CONTROL' ? '' : 'dependence'}`}>{own.linkTypes[type]}</span> {before}
      {client == null ? other : <a href={links.client(client.id)}>{other}</a>}
      {after}
      {share == null ? null : <span class="soft"> · {own.ofVotes(format.share(Number(share)))}</span>}
    </>
  );
}

function Picture({ client, connections, desk, own }: ConnectionsProps) {
  const { language, links, format } = desk;
  const container = useRef<HTMLDivElement>(null);
  // What is read again is mostly the same: the picture stands still then.
  const { nodes, edges } = useMemo(
    () => connectedGraph(client.id, connections),
    [client.id, JSON.stringify(connections)],
  );
  const option = useMemo(
    () => optionOf(nodes.map(nodeOf({ client, desk, own })), edges.map(edgeOf({ desk, own }))),
    [nodes, edges, language, own, format],
  );
  // After every drawing: before the second, the chart may not be there yet.
  useEffect(() => {
    const chart = getInstanceByDom(container.current!.querySelector<HTMLElement>('.chart')!);
    const open = ({ dataType, data }: { dataType?: string; data?: unknown }): void => {
      const id = dataType === 'node' ? (data as { id: string }).id : null;
      if (nodes.some((node) => node.id === id && node.client != null)) location.assign(links.client(id!));
    };
    chart?.on('click', open as (event: unknown) => void);
    return () => void chart?.off('click', open as (event: unknown) => void);
  });
  return (
    <div class="graph" ref={container}>
      <Chart option={option} label={own.connections} />
    </div>
  );
}

function nodeOf({ client, desk: { language }, own }: PartProps): (node: ConnectedNode) => object {
  return ({ id, isOwn, client: other, x, y }) => ({
    id,
    x,
    y,
    name: isOwn ? nameOf(client, language) : other == null ? own.hiddenClient : nameOf(other, language),
    symbolSize: isOwn ? 34 : 22,
    cursor: isOwn || other == null ? 'default' : 'pointer',
    itemStyle: { color: isOwn ? colourOf('course') : other == null ? colourOf('line') : colourOf('bar') },
    label: { fontWeight: isOwn ? 'bold' : 'normal', position: y < 0 ? 'top' : 'bottom' },
  });
}

function edgeOf({ desk: { format }, own }: Pick<PartProps, 'desk' | 'own'>): (edge: ConnectedEdge) => object {
  return ({ connection: { type, share }, source, target, curveness }) => ({
    source,
    target,
    lineStyle: {
      type: type === 'CONTROL' ? 'solid' : 'dashed',
      color: type === 'CONTROL' ? colourOf('soft') : colourOf('orange'),
      width: 2,
      opacity: 1,
      curveness,
    },
    label: { formatter: `${own.linkTypes[type]}${share == null ? '' : ` ${format.share(Number(share))}`}` },
  });
}

/** The picture takes its colours and letters from the page, so that it follows the theme. */
function optionOf(nodes: readonly object[], edges: readonly object[]) {
  const font = {
    color: colourOf('text'),
    fontSize: 12,
    fontFamily: getComputedStyle(document.documentElement).fontFamily,
  };
  return {
    animation: false,
    series: [
      {
        type: 'graph',
        layout: 'none',
        roam: false,
        left: 110,
        right: 110,
        top: 45,
        bottom: 55,
        data: [...nodes, ...FRAME],
        edges,
        edgeSymbol: ['none', 'arrow'],
        edgeSymbolSize: 10,
        label: {
          show: true,
          width: 190,
          overflow: 'break',
          lineHeight: 15,
          backgroundColor: colourOf('panel'),
          ...font,
        },
        edgeLabel: { show: true, opacity: 1, ...font, fontSize: 11, backgroundColor: colourOf('panel'), padding: 2 },
        emphasis: { disabled: true },
      },
    ],
  };
}
