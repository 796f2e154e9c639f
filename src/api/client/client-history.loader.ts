import { findTransitions } from '../../persistence/client/client-record.repository.ts';
import type { ClientTransitionRow } from '../../persistence/client/client-record.repository.ts';
import { manyByKey } from '../shared/loading.ts';
import type { LoaderDefinition } from '../shared/request-context.ts';

function transitionsOf(field: 'STAGE' | 'TIER'): LoaderDefinition<string, ClientTransitionRow[]> {
  return {
    batch: async ({ query }, clientIds) =>
      manyByKey(clientIds, await findTransitions(query, field, clientIds), (row) => row.client_id),
  };
}

/** Changes of stage of clients the viewer may see, by the client's row id, newest first. */
export const stageChangesOfClient = transitionsOf('STAGE');
/** Changes of tier of clients the viewer may see, by the client's row id, newest first. */
export const tierChangesOfClient = transitionsOf('TIER');
