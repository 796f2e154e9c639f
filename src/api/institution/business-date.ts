import type { IsoDate } from '../../domain/shared/time.ts';
import { toIsoDate } from '../../domain/shared/time.ts';
import type { LoadScope, LoaderDefinition, RequestContext } from '../shared/request-context.ts';

/** The institution's business date in this snapshot: the calendar's, unless its clock runs apart. */
export async function readBusinessDate({ query }: LoadScope): Promise<IsoDate> {
  const { business_date: set } = await query
    .selectFrom('institution')
    .select('business_date')
    .executeTakeFirstOrThrow();
  return set ?? toIsoDate(new Date());
}

const ownBusinessDate: LoaderDefinition<'own', IsoDate> = {
  batch: async (scope, keys) => {
    const date = await readBusinessDate(scope);
    return keys.map(() => date);
  },
};

/** The business date, read once a request. */
export function businessDateOf(context: RequestContext): Promise<IsoDate> {
  return context.load(ownBusinessDate, 'own');
}
