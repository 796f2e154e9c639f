import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import { Client } from '../client/client.entity.ts';
import { Facility } from '../facility/facility.entity.ts';
import { Institution } from '../institution/institution.entity.ts';
import { User } from '../institution/user.entity.ts';
import { APPEND_ONLY, DELETABLE, UPDATABLE, securedTable } from '../secured-table.ts';
import { idColumn } from '../tenant.ts';
import type { CollateralState } from '../../domain/collateral/collateral-machine.ts';
import type { CollateralKind } from '../../domain/collateral/valuation.ts';
import { sealedChecks } from '../personal-data/sealed-checks.ts';

export const Collateral = defineEntity({
  name: 'Collateral',
  ...securedTable('collateral', { tenant: UPDATABLE }),
  checks: sealedChecks('collateral'),
  uniques: [{ properties: ['institutionId', 'reference'] }],
  indexes: [{ properties: ['clientId'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    /** The client whose borrowing it secures. */
    clientId: () => p.manyToOne(Client).mapToPk().name('client_id'),
    reference: p.text(),
    kind: p.text().$type<CollateralKind>(),
    description: p.text(),
    ownerName: p.text().nullable(),
    /** The provider's share of ownership, 0 to 1. */
    ownedShare: p.decimal().columnType('numeric'),
    /** Cut from the value for forced sale, 0 to 1. */
    haircut: p.decimal().columnType('numeric'),
    /** Claims that rank before ours, in `currency`. */
    priorCharges: p.decimal().columnType('numeric'),
    currency: p.string().length(3),
    status: p.text().$type<CollateralState>(),
    version: p.integer().version(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
});
export type Collateral = InferEntity<typeof Collateral>;

/** A change of an asset's status, with who and why. Append-only. */
export const CollateralTransition = defineEntity({
  name: 'CollateralTransition',
  ...securedTable('collateral_transition', { tenant: APPEND_ONLY }),
  indexes: [{ properties: ['collateralId'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    collateralId: () => p.manyToOne(Collateral).mapToPk().name('collateral_id'),
    fromStatus: p.text().$type<CollateralState>(),
    toStatus: p.text().$type<CollateralState>(),
    reason: p.text(),
    actorId: () => p.manyToOne(User).mapToPk().name('actor_id').nullable(),
    occurredAt: p.datetime(3),
    recordedAt: p.datetime(3),
  },
});
export type CollateralTransition = InferEntity<typeof CollateralTransition>;

/** What the asset was worth on a day, by whom. Append-only. */
export const Valuation = defineEntity({
  name: 'Valuation',
  ...securedTable('valuation', { tenant: APPEND_ONLY }),
  indexes: [{ properties: ['collateralId', 'valuedOn', 'recordedAt'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    collateralId: () => p.manyToOne(Collateral).mapToPk().name('collateral_id'),
    value: p.decimal().columnType('numeric'),
    valuedOn: p.date(),
    valuer: p.text().nullable(),
    method: p.text().nullable(),
    recordedAt: p.datetime(3),
  },
});
export type Valuation = InferEntity<typeof Valuation>;

/** The share of an asset that secures a facility; an asset's shares never exceed 1. */
export const CollateralAllocation = defineEntity({
  name: 'CollateralAllocation',
  ...securedTable('collateral_allocation', { tenant: DELETABLE }),
  uniques: [{ properties: ['collateralId', 'facilityId'] }],
  indexes: [{ properties: ['facilityId'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    collateralId: () => p.manyToOne(Collateral).mapToPk().name('collateral_id'),
    facilityId: () => p.manyToOne(Facility).mapToPk().name('facility_id'),
    share: p.decimal().columnType('numeric'),
  },
});
export type CollateralAllocation = InferEntity<typeof CollateralAllocation>;

/** A third party's promise to pay for the client. */
export const Guarantee = defineEntity({
  name: 'Guarantee',
  ...securedTable('guarantee', { tenant: [...APPEND_ONLY, { update: ['guarantor_name'] }] }),
  checks: sealedChecks('guarantee'),
  indexes: [{ properties: ['clientId'] }, { properties: ['facilityId'] }, { properties: ['guarantorClientId'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    /** The client whose borrowing is guaranteed. */
    clientId: () => p.manyToOne(Client).mapToPk().name('client_id'),
    /** The one facility it covers; null: all of the client's. */
    facilityId: () => p.manyToOne(Facility).mapToPk().name('facility_id').nullable(),
    /** The guarantor where it is a client too; null otherwise. */
    guarantorClientId: () => p.manyToOne(Client).mapToPk().name('guarantor_client_id').nullable(),
    guarantorName: p.text(),
    amount: p.decimal().columnType('numeric'),
    currency: p.string().length(3),
    validFrom: p.date(),
    validTo: p.date().nullable(),
  },
});
export type Guarantee = InferEntity<typeof Guarantee>;
