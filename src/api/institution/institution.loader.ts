import type { Selectable } from 'kysely';
import type { Duty } from '../../domain/institution/duty.ts';
import { toIsoDate } from '../../domain/shared/time.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import { findChildUnits, findDuties } from '../../persistence/institution/organisation.repository.ts';
import type { OrganisationUnitRow } from '../../persistence/institution/organisation.repository.ts';
import type { Tables } from '../../persistence/orm.ts';
import { toGlobalId } from '../shared/global-id.ts';
import { manyByKey, oneByKey } from '../shared/loading.ts';
import type { LoaderDefinition, RequestContext } from '../shared/request-context.ts';
import type { OrganisationUnitType, UserType } from './institution.type.ts';

export const unitById: LoaderDefinition<string, Selectable<Tables['organisation_unit']> | null> = {
  batch: async ({ query }, ids) => oneByKey(ids, await query.selectFrom('organisation_unit').selectAll().where('id', 'in', [...ids]).execute(), (row) => row.id),
};

export const userById: LoaderDefinition<string, Selectable<Tables['app_user']> | null> = {
  batch: async ({ query }, ids) => oneByKey(ids, await query.selectFrom('app_user').selectAll().where('id', 'in', [...ids]).execute(), (row) => row.id),
};

/** The units directly below, by the row id of the unit above. */
export const childUnits: LoaderDefinition<string, OrganisationUnitRow[]> = {
  batch: async ({ query }, ids) => manyByKey(ids, await findChildUnits(query, ids), (row) => row.parent_id ?? ''),
};

/** What users may do, and where, by the user's row id. */
export const dutiesOfUser: LoaderDefinition<string, { user_id: string; duty: Duty; unit_id: string }[]> = {
  batch: async ({ query }, ids) => manyByKey(ids, await findDuties(query, ids), (row) => row.user_id),
};

/** The institution's name and business date, under the one key `own`. */
export const ownInstitution: LoaderDefinition<'own', { name: string; businessDate: IsoDate }> = {
  batch: async ({ query }, keys) => {
    const row = await query.selectFrom('institution').select(['name', 'business_date']).executeTakeFirstOrThrow();
    return keys.map(() => ({ name: row.name, businessDate: row.business_date ?? toIsoDate(new Date()) }));
  },
};

/** The institution's business date. */
export async function currentBusinessDate(context: RequestContext): Promise<IsoDate> {
  return (await context.load(ownInstitution, 'own')).businessDate;
}

export function presentUnit(row: Selectable<Tables['organisation_unit']>): OrganisationUnitType {
  return { id: toGlobalId('OrganisationUnit', row.id), parentRowId: row.parent_id, code: row.code, name: row.name, path: row.path };
}

export function presentUser(row: Pick<Selectable<Tables['app_user']>, 'id' | 'name' | 'subject' | 'active'>): UserType {
  return { id: toGlobalId('User', row.id), name: row.name, subject: row.subject, active: row.active };
}
