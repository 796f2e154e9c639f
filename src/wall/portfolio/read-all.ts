import { PortfolioPageDocument } from '../../../schema/generated/graphql.ts';
import type { PortfolioPageQuery, PortfolioPageQueryVariables } from '../../../schema/generated/graphql.ts';
import type { ClcClient } from '../../client/clc-client.ts';
import { read as ask } from '../read.ts';
import type { ListedClient } from './client-row.ts';

const READ_SIZE = 200;

/**
 * Every client of the list, a page after the other; null where it was called off. In the order of their alerts' weight
 * one may move over a page's end while it is read: what came twice is kept once, and what did not come is read in an
 * order that holds still, and stands at the end.
 */
export async function readAll(
  clc: Pick<ClcClient, 'query'>,
  list: PortfolioPageQueryVariables,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<ListedClient[] | null> {
  const read = new Map<string, ListedClient>();
  /** How many there are; null where it was called off. */
  async function readOnce(ordered: PortfolioPageQueryVariables): Promise<number | null> {
    for (let after: string | null = null; ;) {
      const page: PortfolioPageQueryVariables = { ...ordered, first: READ_SIZE, ...(after === null ? {} : { after }) };
      const { data } = await ask<PortfolioPageQuery>(clc, PortfolioPageDocument, page);
      // All that is asked for: a refusal of it was thrown.
      const clients = data.clients!;
      if (signal.aborted) return null;
      for (const client of clients.nodes) if (!read.has(client.id)) read.set(client.id, client);
      onProgress(read.size, clients.totalCount);
      if (!clients.pageInfo.hasNextPage) return clients.totalCount;
      after = clients.pageInfo.endCursor ?? null;
    }
  }
  for (const orderBy of [list.orderBy, 'REFERENCE_ASC'] as const) {
    const total = await readOnce({ ...list, orderBy });
    if (total === null) return null;
    if (read.size >= total) break;
  }
  return [...read.values()];
}
