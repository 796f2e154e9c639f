import { clientExposures } from '../../domain/exposure/client-exposure.ts';
import { findClientBooks } from '../../persistence/exposure/client-books.repository.ts';
import { STAFF_AND_WALL } from '../../security/duty-sets.ts';
import { ClientType } from '../client/client.type.ts';
import { readBusinessDate } from '../institution/business-date.ts';
import { link } from '../shared/declared.ts';
import type { ResolverClass } from '../shared/declared.ts';
import type { LoaderDefinition } from '../shared/request-context.ts';
import { ExposureType } from './exposure.type.ts';

/** Exposures of clients the viewer has reached, by currency. */
const exposuresOf: LoaderDefinition<string, ExposureType[]> = {
  batch: async (scope, clientIds) => {
    const asOf = await readBusinessDate(scope);
    const books = await findClientBooks(scope.query, clientIds, asOf);
    return clientIds.map((id) => clientExposures(books.get(id)!, asOf).map((exposure) => ({ asOf, ...exposure })));
  },
};

export const EXPOSURE_RESOLVERS: readonly ResolverClass[] = [
  link(
    () => ClientType,
    'exposures',
    () => [ExposureType],
    {
      duties: STAFF_AND_WALL,
      description:
        'Exposure to the client, one entry per currency; empty if it has neither facilities nor guarantees given.',
    },
    (context, { rowId }) => context.load(exposuresOf, rowId),
  ),
];
