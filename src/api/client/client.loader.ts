import { declareNode } from '../shared/node.ts';
import { UnitScope } from '../../domain/institution/unit-scope.ts';
import { findClientsById } from '../../persistence/client/client.repository.ts';
import type { ClientRow } from '../../persistence/client/client.repository.ts';
import { findIndustriesByCode } from '../../persistence/institution/organisation.repository.ts';
import { oneByKey } from '../shared/loading.ts';
import type { LoaderDefinition } from '../shared/request-context.ts';
import { presentClient, presentIndustry } from './client.presenter.ts';
import type { IndustryType } from './client.type.ts';

/** Clients by row id; null where there is none, or none that the viewer's units cover. */
export const clientById: LoaderDefinition<string, ClientRow | null> = {
  batch: async ({ query, actor }, ids) =>
    oneByKey(ids, await findClientsById(query, UnitScope.of(actor), ids), (row) => row.id),
};

/** Industries by code; one that the institution has not named is called by its code. */
export const industryByCode: LoaderDefinition<string, IndustryType> = {
  batch: async ({ query }, codes) => {
    const rows = await findIndustriesByCode(query, codes);
    return oneByKey(codes, rows, (row) => row.code).map((row, index) =>
      row === null ? { code: codes[index]!, name: codes[index]!, localName: null } : presentIndustry(row),
    );
  },
};

export const CLIENT_NODE = declareNode('Client', 'client', clientById, presentClient);
