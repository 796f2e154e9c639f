import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import { UPDATABLE, securedTable } from '../secured-table.ts';
import { idColumn } from '../tenant.ts';
import { Institution } from './institution.entity.ts';

export const OrganisationUnit = defineEntity({
  name: 'OrganisationUnit',
  ...securedTable('organisation_unit', { tenant: UPDATABLE }),
  uniques: [{ properties: ['institutionId', 'code'] }, { properties: ['institutionId', 'path'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    code: p.text(),
    name: p.text(),
    /** The name in the institution's own script where `name` is a translation; null where they are the same. */
    localName: p.text().nullable(),
    parentId: () => p.manyToOne(OrganisationUnit).mapToPk().name('parent_id').nullable(),
    /** Codes from the root, `/HQ/EAST/HANGZHOU/`: a unit's subtree is every path that begins with its own. */
    path: p.text(),
  },
});
export type OrganisationUnit = InferEntity<typeof OrganisationUnit>;
