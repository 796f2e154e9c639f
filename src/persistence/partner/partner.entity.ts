import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import { DOCUMENT_MODES, PARTNER_KINDS } from '../../domain/partner/document-mode.ts';
import { Institution } from '../institution/institution.entity.ts';
import { User } from '../institution/user.entity.ts';
import { READ_ONLY, UPDATABLE, securedTable } from '../secured-table.ts';
import { idColumn } from '../tenant.ts';

/** Who integrates with an institution: a company outside it, or the institution's own front-end team. */
export const Partner = defineEntity({
  name: 'Partner',
  ...securedTable('partner', { tenant: UPDATABLE, system: READ_ONLY }),
  uniques: [{ properties: ['institutionId', 'code'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    code: p.text(),
    name: p.text(),
    kind: p.enum(PARTNER_KINDS),
    active: p.boolean().default(true),
    createdAt: p.datetime(3),
  },
});
export type Partner = InferEntity<typeof Partner>;

/** A program of a partner that calls the API. It acts as a user of its own, whose duties say what it may see and do. */
export const Application = defineEntity({
  name: 'Application',
  ...securedTable('application', { tenant: UPDATABLE, system: READ_ONLY }),
  uniques: [{ properties: ['institutionId', 'code'] }],
  indexes: [{ properties: ['partnerId'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    partnerId: () => p.manyToOne(Partner).mapToPk().name('partner_id'),
    code: p.text(),
    name: p.text(),
    /** The user it acts as. */
    userId: () => p.oneToOne(User).mapToPk().owner().name('user_id'),
    documentMode: p.enum(DOCUMENT_MODES).default('PERSISTED_ONLY'),
    /** Fields it may have resolved in a window; null: as many as it likes. */
    costBudget: p.integer().nullable(),
    budgetWindowSeconds: p.integer().default(60),
    active: p.boolean().default(true),
    createdAt: p.datetime(3),
  },
});
export type Application = InferEntity<typeof Application>;
