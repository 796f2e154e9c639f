import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import { Institution } from '../institution/institution.entity.ts';
import { OrganisationUnit } from '../institution/organisation-unit.entity.ts';
import { User } from '../institution/user.entity.ts';
import { APPEND_ONLY, UPDATABLE, securedTable } from '../secured-table.ts';
import { idColumn } from '../tenant.ts';
import type { ClientSegment } from '../../domain/client/client-segment.ts';
import type { ClientTier } from '../../domain/client/client-tier.ts';
import type { RegistrationScheme } from '../../domain/client/registration-id.ts';
import type { ClientStage } from '../../domain/client/stage-machine.ts';

/** An industry of the institution's classification; the code stands on the client. */
export const Industry = defineEntity({
  name: 'Industry',
  ...securedTable('industry', { tenant: UPDATABLE }),
  uniques: [{ properties: ['institutionId', 'code'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    code: p.text(),
    name: p.text(),
    /** The name in the institution's own script where `name` is a translation; null where they are the same. */
    localName: p.text().nullable(),
  },
});
export type Industry = InferEntity<typeof Industry>;

export const Client = defineEntity({
  name: 'Client',
  ...securedTable('client', { tenant: UPDATABLE }),
  uniques: [{ properties: ['institutionId', 'reference'] }],
  indexes: [
    { properties: ['institutionId', 'name', 'id'] },
    { properties: ['institutionId', 'industryCode'] },
    { properties: ['institutionId', 'unitId'] },
  ],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    reference: p.text(),
    name: p.text(),
    /** The name in the client's own script where `name` is a transliteration; null where they are the same. */
    localName: p.text().nullable(),
    registrationScheme: p.text().$type<RegistrationScheme>().nullable(),
    registrationId: p.text().nullable(),
    industryCode: p.text().nullable(),
    country: p.string().length(2).nullable(),
    segment: p.text().$type<ClientSegment>(),
    stage: p.text().$type<ClientStage>(),
    tier: p.text().$type<ClientTier>(),
    unitId: () => p.manyToOne(OrganisationUnit).mapToPk().name('unit_id'),
    relationshipManagerId: () => p.manyToOne(User).mapToPk().name('relationship_manager_id').nullable(),
    /** Raised by each change, so that two editors cannot overwrite each other unseen. */
    version: p.integer().version(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
});
export type Client = InferEntity<typeof Client>;

/** A change of stage or tier, with who and why. Append-only. */
export const ClientTransition = defineEntity({
  name: 'ClientTransition',
  ...securedTable('client_transition', { tenant: APPEND_ONLY }),
  indexes: [{ properties: ['clientId', 'occurredAt'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    clientId: () => p.manyToOne(Client).mapToPk().name('client_id'),
    field: p.text().$type<'STAGE' | 'TIER'>(),
    fromValue: p.text().nullable(),
    toValue: p.text(),
    reason: p.text().nullable(),
    actorId: () => p.manyToOne(User).mapToPk().name('actor_id').nullable(),
    occurredAt: p.datetime(3),
    recordedAt: p.datetime(3),
  },
});
export type ClientTransition = InferEntity<typeof ClientTransition>;
