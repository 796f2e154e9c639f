import { findLegalHolds, findLegalHoldsById } from '../../persistence/personal-data/legal-hold.repository.ts';
import type { LegalHoldRow } from '../../persistence/personal-data/legal-hold.repository.ts';
import { toGlobalId } from '../shared/global-id.ts';
import { manyByKey, oneByKey } from '../shared/loading.ts';
import type { LoaderDefinition } from '../shared/request-context.ts';
import type { LegalHoldType } from './personal-data.type.ts';

/** The holds on clients the viewer may see, by the client's row id, newest first. */
export const holdsOfClient: LoaderDefinition<string, LegalHoldRow[]> = {
  batch: async ({ query }, clientIds) =>
    manyByKey(clientIds, await findLegalHolds(query, clientIds), (row) => row.client_id),
};

/** Holds by row id; null where there is none. */
export const holdById: LoaderDefinition<string, LegalHoldRow | null> = {
  batch: async ({ query }, ids) => oneByKey(ids, await findLegalHoldsById(query, ids), (row) => row.id),
};

export function presentLegalHold(row: LegalHoldRow): LegalHoldType {
  return {
    id: toGlobalId('LegalHold', row.id),
    placedByRowId: row.placed_by_id,
    releasedByRowId: row.released_by_id,
    reason: row.reason,
    placedAt: row.placed_at,
    releasedAt: row.released_at,
    releaseReason: row.release_reason,
  };
}
