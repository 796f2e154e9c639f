import { ERASED, maskOf } from '../../domain/personal-data/mask.ts';
import type { PersonTable, PersonalColumn } from '../../domain/personal-data/personal-columns.ts';
import { findPersonKeys } from '../../persistence/personal-data/person-key.repository.ts';
import type { PersonKeyRow } from '../../persistence/personal-data/person-key.repository.ts';
import { holdsAnyOver } from '../../security/actor.ts';
import { openValue } from '../../security/personal-data/key-ring.ts';
import { PURPOSE_DUTIES } from '../../security/personal-data/purpose.ts';
import { clientById } from '../client/client.loader.ts';
import { oneByKey } from '../shared/loading.ts';
import type { LoaderDefinition, RequestContext } from '../shared/request-context.ts';

/** A row about a person, with what is enciphered in it. */
export interface PersonRow {
  readonly table: PersonTable;
  readonly id: string;
  readonly clientRowId: string;
  readonly sealed: Readonly<Partial<Record<PersonalColumn, string | null>>>;
}

/** The key of each person, by the row that is about the person; one that was destroyed says when. */
const personKeyById: LoaderDefinition<string, PersonKeyRow | null> = {
  batch: async ({ query }, ids) => oneByKey(ids, await findPersonKeys(query, ids), (row) => row.person_id),
};

/**
 * A personal value as the viewer may see it: whole where a duty over the client's unit and the purpose of the request
 * allow it, else a mask; null where there is none, or its key was destroyed. Who read it is recorded either way.
 */
export async function readPersonal(
  context: RequestContext,
  person: PersonRow,
  column: PersonalColumn,
): Promise<string | null> {
  const sealed = person.sealed[column] ?? null;
  if (sealed === null) return null;
  const { table, id, clientRowId } = person;
  const row = await context.load(personKeyById, id);
  if (row === null) throw new Error(`The ${table} ${id} has no key.`);
  if (row.wrapped === null) return null;
  const isMasked = await isMaskedTo(context, person);
  if (context.origin !== null) context.access.read({ table, id, clientId: clientRowId, field: column, isMasked });
  const owner = { institutionId: row.institution_id, table, id };
  const value = openValue(
    context.services.keys.unwrap(owner, { kekId: row.kek_id, wrapped: row.wrapped }),
    owner,
    column,
    sealed,
  );
  return isMasked ? maskOf(column, value) : value;
}

/** The same of a value that is always there: what was erased says so. */
export async function readRequired(
  context: RequestContext,
  person: PersonRow,
  column: PersonalColumn,
): Promise<string> {
  return (await readPersonal(context, person, column)) ?? ERASED;
}

/** Whether the viewer is shown masks only. Streams always are: nobody states a purpose for each event. */
export async function isMaskedTo(
  context: RequestContext,
  { clientRowId }: Pick<PersonRow, 'clientRowId'>,
): Promise<boolean> {
  const purpose = context.origin?.purpose ?? null;
  if (purpose === null) return true;
  const client = await context.load(clientById, clientRowId);
  return client === null || !holdsAnyOver(context.actor, PURPOSE_DUTIES[purpose], client.unit_id);
}

/** When the person's data was erased; null while it is there. */
export async function erasedAt(context: RequestContext, { id }: Pick<PersonRow, 'id'>): Promise<Date | null> {
  return (await context.load(personKeyById, id))?.erased_at ?? null;
}
