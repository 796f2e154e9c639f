import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import { Client } from '../client/client.entity.ts';
import { Facility } from '../facility/facility.entity.ts';
import { Institution } from '../institution/institution.entity.ts';
import { StatementVersion } from '../statement/statement.entity.ts';
import { APPEND_ONLY, UPDATABLE, securedTable } from '../secured-table.ts';
import { idColumn, newId } from '../tenant.ts';
import type { IndicatorDirection, IndicatorSource, IndicatorUnit } from '../../domain/indicator/indicator.ts';

export const Indicator = defineEntity({
  name: 'Indicator',
  ...securedTable('indicator', { tenant: UPDATABLE }),
  uniques: [{ properties: ['institutionId', 'code'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    code: p.text(),
    name: p.text(),
    description: p.text(),
    unit: p.text().$type<IndicatorUnit>(),
    direction: p.text().$type<IndicatorDirection>(),
    source: p.text().$type<IndicatorSource>(),
    /** Computed from statements by this formula; null: comes in as observations. */
    formula: p.text().nullable(),
    /** Shipped with Clc, not defined by the institution. */
    builtIn: p.boolean(),
  },
});
export type Indicator = InferEntity<typeof Indicator>;

export interface StatementLineage {
  /** The versions of statements whose lines entered the value, with those lines' codes. */
  readonly statements: readonly { readonly versionId: string; readonly lines: readonly string[] }[];
}

/**
 * One value of one indicator of a client or facility, as known from `recordedAt` on. Append-only. The newest of a
 * series is the first entry of `observation_series`, however long its history: nothing else needs to be kept up to
 * date. No foreign keys: they would be checked once a row on the busiest table, for ids that the one command that
 * writes it has just read, of rows that nobody may delete.
 */
export const Observation = defineEntity({
  name: 'Observation',
  ...securedTable('observation', { tenant: APPEND_ONLY }),
  indexes: [
    {
      name: 'observation_series',
      expression:
        'create index observation_series on observation (subject_id, indicator_id, as_of desc, recorded_at desc, id desc)',
    },
  ],
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id').createForeignKeyConstraint(false),
    clientId: () => p.manyToOne(Client).mapToPk().name('client_id').createForeignKeyConstraint(false),
    facilityId: () => p.manyToOne(Facility).mapToPk().name('facility_id').createForeignKeyConstraint(false).nullable(),
    /** The facility where there is one, else the client: what a rule judges. */
    subjectId: p.uuid(),
    indicatorId: () => p.manyToOne(Indicator).mapToPk().name('indicator_id').createForeignKeyConstraint(false),
    value: p.decimal().columnType('numeric').nullable(),
    /** Why `value` is null; null otherwise. */
    nullReason: p.text().nullable(),
    asOf: p.date(),
    source: p.text(),
    statementVersionId: () =>
      p.manyToOne(StatementVersion).mapToPk().name('statement_version_id').createForeignKeyConstraint(false).nullable(),
    lineage: p.json<StatementLineage>().nullable(),
    recordedAt: p.datetime(3),
  },
});
export type Observation = InferEntity<typeof Observation>;
