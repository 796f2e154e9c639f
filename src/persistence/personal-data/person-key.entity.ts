import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import { PERSON_TABLES } from '../../domain/personal-data/personal-columns.ts';
import { Client } from '../client/client.entity.ts';
import { Institution } from '../institution/institution.entity.ts';
import { User } from '../institution/user.entity.ts';
import { APPEND_ONLY, UPDATABLE, securedTable } from '../secured-table.ts';
import { idColumn } from '../tenant.ts';

/** The key of a person's data. Once it is destroyed the row stays, to say so. */
export const PersonKey = defineEntity({
  name: 'PersonKey',
  ...securedTable('person_key', { tenant: UPDATABLE }),
  properties: {
    /** The row that is about the person. */
    personId: p.uuid().primary(),
    personTable: p.enum(PERSON_TABLES),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    /** Null where the key was destroyed. */
    wrapped: p.text().nullable(),
    /** Which key-encryption key wraps it. */
    kekId: p.text(),
    erasedAt: p.datetime(3).nullable(),
    erasedById: () => p.manyToOne(User).mapToPk().name('erased_by_id').nullable(),
  },
});
export type PersonKey = InferEntity<typeof PersonKey>;

/** The key-encryption key of development, kept with the data; production keeps its own apart from it. */
export const PersonalDataKey = defineEntity({
  name: 'PersonalDataKey',
  ...securedTable('personal_data_key', { system: APPEND_ONLY }),
  properties: {
    id: idColumn(),
    /** 32 bytes as base64. */
    secret: p.text(),
    createdAt: p.datetime(3),
  },
});
export type PersonalDataKey = InferEntity<typeof PersonalDataKey>;

/** A reason to keep everything about a client's people, whatever else allows. */
export const LegalHold = defineEntity({
  name: 'LegalHold',
  ...securedTable('legal_hold', { tenant: UPDATABLE }),
  indexes: [{ properties: ['clientId'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    clientId: () => p.manyToOne(Client).mapToPk().name('client_id'),
    reason: p.text(),
    placedById: () => p.manyToOne(User).mapToPk().name('placed_by_id').nullable(),
    placedAt: p.datetime(3),
    releasedById: () => p.manyToOne(User).mapToPk().name('released_by_id').nullable(),
    /** Null while it holds. */
    releasedAt: p.datetime(3).nullable(),
    releaseReason: p.text().nullable(),
  },
});
export type LegalHold = InferEntity<typeof LegalHold>;
