import type { ClientLinkDirection, ClientLinkType } from '../../../schema/generated/graphql.ts';

export interface Connection {
  readonly id: string;
  readonly type: ClientLinkType;
  readonly direction: ClientLinkDirection;
  readonly share?: string | null | undefined;
  /** Null where the reader's units do not cover it. */
  readonly client?:
    | { readonly id: string; readonly name: string; readonly localName?: string | null | undefined }
    | null
    | undefined;
}

export interface ConnectedNode {
  readonly id: string;
  /** The one the page is of, in the middle. */
  readonly isOwn: boolean;
  /** Null for the one in the middle. */
  readonly client: Connection['client'];
  readonly x: number;
  readonly y: number;
}

/** Goes from who controls or is depended on to who is controlled or depends. */
export interface ConnectedEdge {
  readonly connection: Connection;
  readonly source: string;
  readonly target: string;
  /** Sets two connections of the same pair apart. */
  readonly curveness: number;
}

export interface ConnectedGraph {
  readonly nodes: readonly ConnectedNode[];
  readonly edges: readonly ConnectedEdge[];
}

/** Wider than high, as the room for it is. */
export const RADIUS = { x: 2, y: 1 };

/** The client among those it is connected with, on a circle around it. */
export function connectedGraph(ownId: string, connections: readonly Connection[]): ConnectedGraph {
  const nodeOf = ({ id, client }: Connection): string => client?.id ?? id;
  const others = [...new Map(connections.map((connection) => [nodeOf(connection), connection.client])).entries()];
  const around = others.map(([id, client], index) => {
    const angle = startOf(others.length) + (index / others.length) * 2 * Math.PI;
    return { id, client, isOwn: false, x: RADIUS.x * Math.cos(angle), y: RADIUS.y * Math.sin(angle) };
  });
  const edges = connections.map((connection, index) => {
    const other = nodeOf(connection);
    const before = connections.slice(0, index).filter((each) => nodeOf(each) === other).length;
    const [source, target] = connection.direction === 'DOWNSTREAM' ? [ownId, other] : [other, ownId];
    return { connection, source, target, curveness: before * 0.25 };
  });
  return { nodes: [{ id: ownId, client: null, isOwn: true, x: 0, y: 0 }, ...around], edges };
}

/** Such that none stands right below the middle, where the client's name is. */
function startOf(count: number): number {
  if (count % 4 === 0) return Math.PI / count;
  return count % 2 === 0 || count === 1 ? 0 : -Math.PI / 2;
}
