import type { IsoDate } from '../shared/time.ts';

/** Why two clients are one risk: one controls the other, or one could not pay if the other failed. */
export const CONNECTION_TYPES = ['CONTROL', 'ECONOMIC_DEPENDENCE'] as const;
export type ConnectionType = (typeof CONNECTION_TYPES)[number];

/** One connection: `fromClientId` controls `toClientId`, or `toClientId` depends on `fromClientId`. */
export interface ConnectionEdge {
  readonly fromClientId: string;
  readonly toClientId: string;
  readonly type: ConnectionType;
  /** What shows it, for example a share register entry or the contract that makes 60 % of revenue. */
  readonly evidence: string;
  readonly validFrom: IsoDate;
  /** The first day it no longer holds; null while it does. */
  readonly validTo: IsoDate | null;
}

/** Two or more clients treated as one risk, with the edges that say so. */
export interface ConnectedGroup {
  readonly basis: ConnectionType;
  /** By control the member first in order; by dependence the member whose failure reaches all the others. */
  readonly anchorClientId: string;
  readonly clientIds: readonly string[];
  readonly edges: readonly ConnectionEdge[];
}

/** Every client the edges name, with the edges that start from it. */
type EdgesByOrigin = ReadonlyMap<string, readonly ConnectionEdge[]>;

/**
 * The groups of connected clients on a date (Basel LEX10, EBA/GL/2017/15). Two kinds, because they answer two
 * questions:
 * - CONTROL: whoever is linked by control in either direction is one borrower. These groups are a partition.
 * - ECONOMIC_DEPENDENCE: whom a failure reaches, from the controller to the controlled and from the provider to the
 *   dependent, never upwards: a parent does not fall with the customer of its subsidiary. Such groups overlap, so one
 *   client may stand in several. Only the widest are given, and only where control alone does not make the same group.
 */
export function connectedGroups(edges: readonly ConnectionEdge[], asOf: IsoDate): ConnectedGroup[] {
  const current = edges.filter((edge) => edge.validFrom <= asOf && (edge.validTo === null || asOf < edge.validTo));
  const control = controlGroups(current.filter((edge) => edge.type === 'CONTROL'));
  const known = new Set(control.map((group) => memberKey(group.clientIds)));
  return [...control, ...dependenceGroups(current).filter((group) => !known.has(memberKey(group.clientIds)))];
}

function controlGroups(controlEdges: readonly ConnectionEdge[]): ConnectedGroup[] {
  const neighbours = edgesByOrigin([...controlEdges, ...controlEdges.map(reversed)]);
  const downstream = edgesByOrigin(controlEdges);
  const seen = new Set<string>();
  const groups: ConnectedGroup[] = [];
  for (const client of [...neighbours.keys()].sort()) {
    if (seen.has(client)) continue;
    const members = reachable(client, neighbours, seen);
    if (members.length > 1) groups.push(group('CONTROL', client, members, downstream));
  }
  return groups;
}

function dependenceGroups(edges: readonly ConnectionEdge[]): ConnectedGroup[] {
  const downstream = edgesByOrigin(edges);
  const covered = new Set<string>();
  const groups: ConnectedGroup[] = [];
  for (const anchor of searchRoots(downstream).reverse()) {
    if (covered.has(anchor)) continue;
    const members = reachable(anchor, downstream, new Set());
    for (const member of members) covered.add(member);
    const found = group('ECONOMIC_DEPENDENCE', anchor, members, downstream);
    if (members.length > 1 && found.edges.some((edge) => edge.type === 'ECONOMIC_DEPENDENCE')) groups.push(found);
  }
  return groups.sort((a, b) => (a.anchorClientId < b.anchorClientId ? -1 : 1));
}

/**
 * The roots a search over all clients starts from, in order. No earlier root reaches a later one, so, read backwards,
 * the roots not yet covered reach the widest sets and none of those lies inside another.
 */
function searchRoots(downstream: EdgesByOrigin): string[] {
  const seen = new Set<string>();
  const roots: string[] = [];
  for (const client of [...downstream.keys()].sort()) {
    if (seen.has(client)) continue;
    roots.push(client);
    reachable(client, downstream, seen);
  }
  return roots;
}

/** Everyone reached from `start`, itself included, leaving out and adding to `seen`. */
function reachable(start: string, next: EdgesByOrigin, seen: Set<string>): string[] {
  const reached = [start];
  seen.add(start);
  // The list grows while it is walked: a queue without recursion, whatever the depth of a group.
  for (const client of reached) {
    for (const { toClientId } of next.get(client) ?? []) {
      if (!seen.has(toClientId)) reached.push(toClientId);
      seen.add(toClientId);
    }
  }
  return reached;
}

function edgesByOrigin(edges: readonly ConnectionEdge[]): EdgesByOrigin {
  const byOrigin = new Map<string, ConnectionEdge[]>();
  for (const edge of edges) {
    const outgoing = byOrigin.get(edge.fromClientId) ?? [];
    outgoing.push(edge);
    byOrigin.set(edge.fromClientId, outgoing);
    if (!byOrigin.has(edge.toClientId)) byOrigin.set(edge.toClientId, []);
  }
  return byOrigin;
}

function group(
  basis: ConnectionType,
  anchorClientId: string,
  members: readonly string[],
  downstream: EdgesByOrigin,
): ConnectedGroup {
  const clientIds = [...members].sort();
  const inside = new Set(members);
  const edges = clientIds.flatMap((id) => downstream.get(id) ?? []).filter((edge) => inside.has(edge.toClientId));
  return { basis, anchorClientId, clientIds, edges };
}

function reversed(edge: ConnectionEdge): ConnectionEdge {
  return { ...edge, fromClientId: edge.toClientId, toClientId: edge.fromClientId };
}

function memberKey(clientIds: readonly string[]): string {
  return JSON.stringify(clientIds);
}
