import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import { DUTIES } from '../../domain/institution/duty.ts';
import { DELETABLE, UPDATABLE, securedTable } from '../secured-table.ts';
import { idColumn } from '../tenant.ts';
import { Institution } from './institution.entity.ts';
import { OrganisationUnit } from './organisation-unit.entity.ts';

export const User = defineEntity({
  name: 'User',
  ...securedTable('app_user', { tenant: UPDATABLE }),
  uniques: [{ properties: ['institutionId', 'subject'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    /** The `sub` claim of the user's tokens. */
    subject: p.text(),
    name: p.text(),
    active: p.boolean().default(true),
    /** Tokens issued before count no more; null: all count. */
    tokensValidFrom: p.datetime(3).nullable(),
  },
});
export type User = InferEntity<typeof User>;

/** A duty a user holds in a unit and everything below it. */
export const UserDuty = defineEntity({
  name: 'UserDuty',
  ...securedTable('user_duty', { tenant: DELETABLE }),
  uniques: [{ properties: ['userId', 'duty', 'unitId'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    userId: () => p.manyToOne(User).mapToPk().name('user_id'),
    duty: p.enum(DUTIES),
    unitId: () => p.manyToOne(OrganisationUnit).mapToPk().name('unit_id'),
  },
});
export type UserDuty = InferEntity<typeof UserDuty>;
