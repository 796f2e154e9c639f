import type { Selectable } from 'kysely';
import type { Tables } from '../../persistence/orm.ts';
import { toGlobalId } from '../shared/global-id.ts';
import type { OrganisationUnitType, UserType } from './institution.type.ts';

export function presentUnit(row: Selectable<Tables['organisation_unit']>): OrganisationUnitType {
  return {
    id: toGlobalId('OrganisationUnit', row.id),
    rowId: row.id,
    parentRowId: row.parent_id,
    code: row.code,
    name: row.name,
    localName: row.local_name,
    path: row.path,
  };
}

export function presentUser(row: Pick<Selectable<Tables['app_user']>, 'id' | 'name' | 'subject' | 'active'>): UserType {
  return { id: toGlobalId('User', row.id), rowId: row.id, name: row.name, subject: row.subject, active: row.active };
}
