import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import { Client } from '../client/client.entity.ts';
import { Institution } from '../institution/institution.entity.ts';
import { User } from '../institution/user.entity.ts';
import { APPEND_ONLY, UPDATABLE, securedTable } from '../secured-table.ts';
import { idColumn } from '../tenant.ts';
import type { AuditOpinion, StatementBasis } from '../../domain/statement/statement.ts';

/** A client's statement of one period on one basis; what it says stands in its versions. */
export const FinancialStatement = defineEntity({
  name: 'FinancialStatement',
  ...securedTable('financial_statement', { tenant: UPDATABLE }),
  uniques: [{ properties: ['clientId', 'basis', 'periodStart', 'periodEnd'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    clientId: () => p.manyToOne(Client).mapToPk().name('client_id'),
    basis: p.text().$type<StatementBasis>(),
    periodStart: p.date(),
    periodEnd: p.date(),
    periodMonths: p.integer(),
    currentVersion: p.integer(),
  },
});
export type FinancialStatement = InferEntity<typeof FinancialStatement>;

/** One reading of a statement; a restatement adds a version and overwrites none. Append-only. */
export const StatementVersion = defineEntity({
  name: 'StatementVersion',
  ...securedTable('statement_version', { tenant: APPEND_ONLY }),
  uniques: [{ properties: ['statementId', 'version'] }],
  indexes: [{ properties: ['clientId'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    clientId: () => p.manyToOne(Client).mapToPk().name('client_id'),
    statementId: () => p.manyToOne(FinancialStatement).mapToPk().name('statement_id'),
    version: p.integer(),
    currency: p.string().length(3),
    auditOpinion: p.text().$type<AuditOpinion>(),
    /** Line code to amount as an exact decimal string. */
    lines: p.json<Record<string, string>>(),
    /** Codes of the lines that were derived by identity, not reported. */
    derivedLines: p.json<string[]>(),
    /** Identities that do not hold and other remarks of the validation. */
    notes: p.json<string[]>(),
    source: p.text(),
    recordedById: () => p.manyToOne(User).mapToPk().name('recorded_by_id').nullable(),
    recordedAt: p.datetime(3),
  },
});
export type StatementVersion = InferEntity<typeof StatementVersion>;
