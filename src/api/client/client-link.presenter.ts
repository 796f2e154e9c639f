import type { ClientConnectionRow } from '../../persistence/client/client-connection.repository.ts';
import { toGlobalId } from '../shared/global-id.ts';
import type { ClientLinkType } from './client-link.type.ts';

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
