import { nameRecord } from '../shared/node.ts';
import { connectedGroups } from '../../domain/client/connected-clients.ts';
import type { ConnectedGroup, ConnectionEdge } from '../../domain/client/connected-clients.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import {
  findConnectionsAmong,
  findConnectionsOf,
  findNeighbours,
} from '../../persistence/client/client-connection.repository.ts';
import type { ClientConnectionRow } from '../../persistence/client/client-connection.repository.ts';
import { toGlobalId } from '../shared/global-id.ts';
import { batchByArguments, manyByKey } from '../shared/loading.ts';
import type { ClientLinkType } from './client-link.type.ts';

/** How far the neighbourhood of one client is followed: enough for any real group, and little work at the worst. */
const NEIGHBOURHOOD_LIMIT = 1_000;

/** A client's groups, and whether its neighbourhood was too large to follow to the end. */
export interface GroupsOfClient {
  readonly groups: readonly ConnectedGroup[];
  readonly truncated: boolean;
}

/** The connections a client has on a date, at either end. */
export const linksOfClient = batchByArguments<IsoDate, readonly ClientConnectionRow[]>(
  async ({ query }, clientIds, asOf) => {
    const rows = await findConnectionsOf(query, clientIds, asOf);
    const ends = rows.flatMap((row) => [
      { at: row.from_client_id, row },
      { at: row.to_client_id, row },
    ]);
    return manyByKey(clientIds, ends, (end) => end.at).map((own) => own.map((end) => end.row));
  },
);

/** The groups a client stands in on a date, computed from the edges of its neighbourhood. */
export const groupsOfClient = batchByArguments<IsoDate, GroupsOfClient>(async ({ query }, clientIds, asOf) => {
  const neighbours = manyByKey(
    clientIds,
    await findNeighbours(query, clientIds, asOf, NEIGHBOURHOOD_LIMIT),
    (row) => row.startId,
  );
  const everyone = new Set(neighbours.flat().map((row) => row.clientId));
  const edges = Map.groupBy(await findConnectionsAmong(query, [...everyone], asOf), (row) => row.from_client_id);
  return neighbours.map((near, index) => {
    const members = new Set(near.map((row) => row.clientId));
    const own = [...members].flatMap((id) => edges.get(id) ?? []).filter((edge) => members.has(edge.to_client_id));
    const groups = connectedGroups(own.map(toEdge), asOf).filter((group) =>
      group.clientIds.includes(clientIds[index]!),
    );
    return { groups, truncated: near.length > NEIGHBOURHOOD_LIMIT };
  });
});

/** The connection as seen from one of its two clients. */
export function presentLink(row: ClientConnectionRow, seenFromId: string): ClientLinkType {
  const isDownstream = row.from_client_id === seenFromId;
  return {
    id: toGlobalId('ClientLink', row.id),
    otherRowId: isDownstream ? row.to_client_id : row.from_client_id,
    direction: isDownstream ? 'DOWNSTREAM' : 'UPSTREAM',
    type: row.type,
    share: row.share,
    recordedEvidence: row.evidence,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  };
}

function toEdge(row: ClientConnectionRow): ConnectionEdge {
  return {
    fromClientId: row.from_client_id,
    toClientId: row.to_client_id,
    type: row.type,
    evidence: row.evidence,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  };
}

nameRecord('client_connection', 'ClientLink');
