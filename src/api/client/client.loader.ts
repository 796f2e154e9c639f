import { findClientsById } from '../../persistence/client/client.repository.ts';
import type { ClientRow } from '../../persistence/client/client.repository.ts';
import { oneByKey } from '../shared/loading.ts';
import type { LoaderDefinition } from '../shared/request-context.ts';

/** Clients by row id; null where there is none, or none that the viewer's units cover. */
export const clientById: LoaderDefinition<string, ClientRow | null> = {
  batch: async ({ query, actor }, ids) => oneByKey(ids, await findClientsById(query, actor.visibleUnitIds, ids), (row) => row.id),
};

/** Industry names by code; null where the institution has named none. */
export const industryName: LoaderDefinition<string, string | null> = {
  batch: async ({ query }, codes) => {
    const rows = await query.selectFrom('industry').select(['code', 'name']).where('code', 'in', [...codes]).execute();
    return oneByKey(codes, rows, (row) => row.code).map((row) => row?.name ?? null);
  },
};
