import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import { Institution } from '../institution/institution.entity.ts';
import { DELETABLE, UPDATABLE, securedTable } from '../secured-table.ts';
import { idColumn } from '../tenant.ts';
import { Client } from './client.entity.ts';
import { sealedChecks } from '../personal-data/sealed-checks.ts';

export const ManagementMember = defineEntity({
  name: 'ManagementMember',
  ...securedTable('management_member', { tenant: UPDATABLE }),
  checks: sealedChecks('management_member'),
  indexes: [{ properties: ['clientId'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    clientId: () => p.manyToOne(Client).mapToPk().name('client_id'),
    name: p.text(),
    position: p.text(),
    /** Whether the client depends on this person, so that leaving is a warning. */
    keyPerson: p.boolean().default(false),
    since: p.date().nullable(),
    until: p.date().nullable(),
  },
});
export type ManagementMember = InferEntity<typeof ManagementMember>;

export const Contact = defineEntity({
  name: 'Contact',
  ...securedTable('contact', { tenant: DELETABLE }),
  checks: sealedChecks('contact'),
  indexes: [{ properties: ['clientId'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    clientId: () => p.manyToOne(Client).mapToPk().name('client_id'),
    name: p.text(),
    role: p.text().nullable(),
    email: p.text().nullable(),
    phone: p.text().nullable(),
  },
});
export type Contact = InferEntity<typeof Contact>;
