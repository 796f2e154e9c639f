import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import { Client } from '../client/client.entity.ts';
import { Institution } from '../institution/institution.entity.ts';
import { User } from '../institution/user.entity.ts';
import { APPEND_ONLY, DELETABLE, UPDATABLE, securedTable } from '../secured-table.ts';
import { idColumn } from '../tenant.ts';
import type { FacilityState } from '../../domain/facility/facility-machine.ts';
import type { DayCount } from '../../domain/facility/day-count.ts';
import type { REPAYMENT_STYLES } from '../../domain/facility/repayment-terms.ts';

export const Facility = defineEntity({
  name: 'Facility',
  ...securedTable('facility', { tenant: UPDATABLE }),
  uniques: [{ properties: ['institutionId', 'reference'] }],
  indexes: [{ properties: ['clientId'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    clientId: () => p.manyToOne(Client).mapToPk().name('client_id'),
    reference: p.text(),
    product: p.text(),
    purpose: p.text().nullable(),
    currency: p.string().length(3),
    committed: p.decimal().columnType('numeric'),
    /** Principal drawn so far, repaid or not. */
    drawn: p.decimal().columnType('numeric'),
    /** Principal repaid so far; outstanding = drawn − repaid. */
    repaid: p.decimal().columnType('numeric'),
    cancelled: p.decimal().columnType('numeric'),
    /** Whether repaid principal can be drawn again. */
    revolving: p.boolean().default(false),
    /** Yearly rate, 0.045 for 4.5 %; null where none is known. */
    rate: p.decimal().columnType('numeric').nullable(),
    dayCount: p.text().$type<DayCount>(),
    tenorMonths: p.integer().nullable(),
    startsOn: p.date().nullable(),
    availableUntil: p.date().nullable(),
    maturesOn: p.date().nullable(),
    repaymentStyle: p.text().$type<(typeof REPAYMENT_STYLES)[number]>().nullable(),
    status: p.text().$type<FacilityState>(),
    /** Days since the oldest unpaid instalment fell due, as of the last closed business day. */
    daysPastDue: p.integer().default(0),
    version: p.integer().version(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
});
export type Facility = InferEntity<typeof Facility>;

/** A change of a facility's status, with who and why. Append-only. */
export const FacilityTransition = defineEntity({
  name: 'FacilityTransition',
  ...securedTable('facility_transition', { tenant: APPEND_ONLY }),
  indexes: [{ properties: ['facilityId'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    facilityId: () => p.manyToOne(Facility).mapToPk().name('facility_id'),
    fromStatus: p.text().$type<FacilityState>(),
    toStatus: p.text().$type<FacilityState>(),
    reason: p.text(),
    actorId: () => p.manyToOne(User).mapToPk().name('actor_id').nullable(),
    occurredAt: p.datetime(3),
    recordedAt: p.datetime(3),
  },
});
export type FacilityTransition = InferEntity<typeof FacilityTransition>;

export const Drawdown = defineEntity({
  name: 'Drawdown',
  ...securedTable('drawdown', { tenant: APPEND_ONLY }),
  indexes: [{ properties: ['facilityId', 'valueDate'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    facilityId: () => p.manyToOne(Facility).mapToPk().name('facility_id'),
    amount: p.decimal().columnType('numeric'),
    valueDate: p.date(),
    purpose: p.text().nullable(),
    payee: p.text().nullable(),
    recordedAt: p.datetime(3),
  },
});
export type Drawdown = InferEntity<typeof Drawdown>;

/** One instalment of the contractual repayment schedule. */
export const RepaymentInstalment = defineEntity({
  name: 'RepaymentInstalment',
  ...securedTable('repayment_instalment', { tenant: DELETABLE }),
  uniques: [{ properties: ['facilityId', 'number'] }],
  indexes: [{ properties: ['institutionId', 'dueDate'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    facilityId: () => p.manyToOne(Facility).mapToPk().name('facility_id'),
    number: p.integer(),
    dueDate: p.date(),
    principal: p.decimal().columnType('numeric'),
    interest: p.decimal().columnType('numeric'),
  },
});
export type RepaymentInstalment = InferEntity<typeof RepaymentInstalment>;

/** Money received on a facility. Append-only. */
export const Repayment = defineEntity({
  name: 'Repayment',
  ...securedTable('repayment', { tenant: APPEND_ONLY }),
  indexes: [{ properties: ['facilityId', 'paidOn'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    facilityId: () => p.manyToOne(Facility).mapToPk().name('facility_id'),
    paidOn: p.date(),
    amount: p.decimal().columnType('numeric'),
    /** How much of the amount went to principal; the rest paid interest. */
    principal: p.decimal().columnType('numeric'),
    recordedAt: p.datetime(3),
  },
});
export type Repayment = InferEntity<typeof Repayment>;
