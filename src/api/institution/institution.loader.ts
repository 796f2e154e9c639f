import { declareNode } from '../shared/node.ts';
import { presentUnit, presentUser } from './institution.presenter.ts';
import type { Selectable } from 'kysely';
import type { Duty } from '../../domain/institution/duty.ts';
import { findChildUnits, findDuties } from '../../persistence/institution/organisation.repository.ts';
import type { OrganisationUnitRow } from '../../persistence/institution/organisation.repository.ts';
import type { Tables } from '../../persistence/orm.ts';
import { manyByKey, oneByKey } from '../shared/loading.ts';
import type { LoaderDefinition } from '../shared/request-context.ts';

/** Units by row id; null where there is none. */
export const unitById: LoaderDefinition<string, Selectable<Tables['organisation_unit']> | null> = {
  batch: async ({ query }, ids) =>
    oneByKey(
      ids,
      await query
        .selectFrom('organisation_unit')
        .selectAll()
        .where('id', 'in', [...ids])
        .execute(),
      (row) => row.id,
    ),
};

/** Users by row id; null where there is none. */
export const userById: LoaderDefinition<string, Selectable<Tables['app_user']> | null> = {
  batch: async ({ query }, ids) =>
    oneByKey(
      ids,
      await query
        .selectFrom('app_user')
        .selectAll()
        .where('id', 'in', [...ids])
        .execute(),
      (row) => row.id,
    ),
};

/** The units directly below, by the row id of the unit above. */
export const childUnits: LoaderDefinition<string, OrganisationUnitRow[]> = {
  batch: async ({ query }, ids) => manyByKey(ids, await findChildUnits(query, ids), (row) => row.parent_id ?? ''),
};

/** What users may do, and where, by the user's row id. */
export const dutiesOfUser: LoaderDefinition<string, { user_id: string; duty: Duty; unit_id: string }[]> = {
  batch: async ({ query }, ids) => manyByKey(ids, await findDuties(query, ids), (row) => row.user_id),
};

/** The institution's name, under the one key `own`. */
export const ownInstitutionName: LoaderDefinition<'own', string> = {
  batch: async ({ query }, keys) => {
    const { name } = await query.selectFrom('institution').select('name').executeTakeFirstOrThrow();
    return keys.map(() => name);
  },
};

export const ORGANISATION_UNIT_NODE = declareNode('OrganisationUnit', 'organisation_unit', unitById, presentUnit);

export const USER_NODE = declareNode('User', 'app_user', userById, presentUser);
