import { PortfolioPageDocument } from '../../../schema/generated/graphql.ts';
import type { PortfolioPageQuery, PortfolioPageQueryVariables } from '../../../schema/generated/graphql.ts';
import type { ClcClient } from '../../client/clc-client.ts';
import { idOf } from '../persisted.ts';
import type { ListedClient } from './client-row.ts';

const READ_SIZE = 200;

/** Every client of the list, a page after the other; null where it was called off. */
export async function readAll(clc: ClcClient, list: PortfolioPageQueryVariables, onProgress: (done: number, total: number) => void, signal: AbortSignal): Promise<ListedClient[] | null> {
  // By id: where alerts change between two pages, a client may come twice in the order of their weight.
  const read = new Map<string, ListedClient>();
  for (let after: string | null = null; ; ) {
    const { clients }: PortfolioPageQuery = await clc.query<PortfolioPageQuery>(idOf(PortfolioPageDocument), { ...list, first: READ_SIZE, ...(after === null ? {} : { after }) });
    if (signal.aborted) return null;
    for (const client of clients.nodes) read.set(client.id, client);
    onProgress(read.size, clients.totalCount);
    if (!clients.pageInfo.hasNextPage) return [...read.values()];
    after = clients.pageInfo.endCursor ?? null;
  }
}
