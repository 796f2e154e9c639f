import { findPersonKeys } from '../../persistence/personal-data/person-key.repository.ts';
import type { PersonKeyRow } from '../../persistence/personal-data/person-key.repository.ts';
import { oneByKey } from '../shared/loading.ts';
import type { LoaderDefinition } from '../shared/request-context.ts';

/** The key of each person, by the row that is about the person; one that was destroyed says when. */
export const personKeyById: LoaderDefinition<string, PersonKeyRow | null> = {
  batch: async ({ query }, ids) => oneByKey(ids, await findPersonKeys(query, ids), (row) => row.person_id),
};
