import type { Selectable } from 'kysely';
import type { Tables } from '../../persistence/orm.ts';
import { toGlobalId } from '../shared/global-id.ts';
import { oneByKey } from '../shared/loading.ts';
import type { LoaderDefinition } from '../shared/request-context.ts';
import type { OrganisationUnitType, UserType } from './institution.type.ts';

export const unitById: LoaderDefinition<string, Selectable<Tables['organisation_unit']> | null> = {
  batch: async ({ query }, ids) => oneByKey(ids, await query.selectFrom('organisation_unit').selectAll().where('id', 'in', [...ids]).execute(), (row) => row.id),
};

export const userById: LoaderDefinition<string, Selectable<Tables['app_user']> | null> = {
  batch: async ({ query }, ids) => oneByKey(ids, await query.selectFrom('app_user').selectAll().where('id', 'in', [...ids]).execute(), (row) => row.id),
};

export function presentUnit(row: Selectable<Tables['organisation_unit']>): OrganisationUnitType {
  return { id: toGlobalId('OrganisationUnit', row.id), parentRowId: row.parent_id, code: row.code, name: row.name, path: row.path };
}

export function presentUser(row: Pick<Selectable<Tables['app_user']>, 'id' | 'name'>): UserType {
  return { id: toGlobalId('User', row.id), name: row.name };
}
