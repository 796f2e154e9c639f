import { findLegalHolds, findLegalHoldsById } from '../../persistence/personal-data/legal-hold.repository.ts';
import type { LegalHoldRow } from '../../persistence/personal-data/legal-hold.repository.ts';
import { manyByKey, oneByKey } from '../shared/loading.ts';
import type { LoaderDefinition } from '../shared/request-context.ts';

/** The holds on clients the viewer may see, by the client's row id, newest first. */
export const holdsOfClient: LoaderDefinition<string, LegalHoldRow[]> = {
  batch: async ({ query }, clientIds) =>
    manyByKey(clientIds, await findLegalHolds(query, clientIds), (row) => row.client_id),
};

/** Holds by row id; null where there is none. */
export const holdById: LoaderDefinition<string, LegalHoldRow | null> = {
  batch: async ({ query }, ids) => oneByKey(ids, await findLegalHoldsById(query, ids), (row) => row.id),
};
