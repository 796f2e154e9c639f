import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { IndicatorDefinition } from '../../domain/indicator/indicator.ts';
import type { Query, Tables } from '../orm.ts';
import { observerOf } from '../row-observer.ts';
import { updateRow } from '../row-writes.ts';
import { newId } from '../tenant.ts';

export type IndicatorRow = Selectable<Tables['indicator']>;

/** All indicators of the institution, by code. */
export function findIndicators(query: Query): Promise<IndicatorRow[]> {
  return query.selectFrom('indicator').selectAll().orderBy('code').execute();
}

export function findIndicatorsByCode(query: Query, codes: readonly string[]): Promise<IndicatorRow[]> {
  return query
    .selectFrom('indicator')
    .selectAll()
    .where('code', 'in', codes as string[])
    .execute();
}

export function findIndicatorsById(query: Query, ids: readonly string[]): Promise<IndicatorRow[]> {
  return query
    .selectFrom('indicator')
    .selectAll()
    .where('id', 'in', ids as string[])
    .execute();
}

const idsOf = new WeakMap<Query, Promise<ReadonlyMap<string, string>>>();

/** The row ids of the institution's indicators by code; read once a transaction. */
export function indicatorIds(query: Query): Promise<ReadonlyMap<string, string>> {
  const loaded =
    idsOf.get(query) ??
    query
      .selectFrom('indicator')
      .select(['id', 'code'])
      .execute()
      .then((rows) => new Map(rows.map((row) => [row.code, row.id])));
  idsOf.set(query, loaded);
  return loaded;
}

/** Adds indicators in one statement; `builtIn` ones can never be redefined. Gives their ids in order. */
export async function insertIndicators(
  query: Query,
  institutionId: string,
  definitions: readonly IndicatorDefinition[],
  builtIn: boolean,
): Promise<string[]> {
  const column = (key: keyof IndicatorDefinition): (string | null)[] =>
    definitions.map((definition) => definition[key]);
  const ids = definitions.map(() => newId());
  await sql`
    insert into indicator (id, institution_id, code, name, description, unit, direction, source, formula, built_in)
    select g.id, ${institutionId}::uuid, g.code, g.name, g.description, g.unit, g.direction, g.source, g.formula,
      ${builtIn}::boolean
    from unnest(${ids}::uuid[], ${column('code')}::text[], ${column('name')}::text[], ${column('description')}::text[],
      ${column('unit')}::text[],
                ${column('direction')}::text[], ${column('source')}::text[], ${column('formula')}::text[])
                  as g (id, code, name, description, unit, direction, source, formula)`.execute(query);
  if (!builtIn) for (const id of ids) observerOf(query)?.added('indicator', id);
  return ids;
}

/** Gives an indicator another definition; its code stays. */
export async function changeIndicator(
  query: Query,
  id: string,
  { name, description, unit, direction, source, formula }: IndicatorDefinition,
): Promise<void> {
  await updateRow(query, 'indicator', id, { name, description, unit, direction, source, formula });
}
