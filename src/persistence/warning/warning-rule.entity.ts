import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import { Indicator } from '../indicator/indicator.entity.ts';
import { Institution } from '../institution/institution.entity.ts';
import { User } from '../institution/user.entity.ts';
import { DELETABLE, UPDATABLE, securedTable } from '../secured-table.ts';
import { idColumn } from '../tenant.ts';
import type { WarningRuleDefinition } from '../../domain/warning/rule.ts';

export const RULE_STATUSES = ['DRAFT', 'PUBLISHED', 'RETIRED'] as const;
export type RuleStatus = (typeof RULE_STATUSES)[number];

/** One version of a warning rule; once published its definition never changes. */
export const WarningRule = defineEntity({
  name: 'WarningRule',
  ...securedTable('warning_rule', { tenant: UPDATABLE }),
  uniques: [
    { properties: ['institutionId', 'code', 'version'] },
    {
      name: 'warning_rule_one_published',
      expression:
        "create unique index warning_rule_one_published on warning_rule (institution_id, code) where status = 'PUBLISHED'",
    },
  ],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    code: p.text(),
    version: p.integer(),
    status: p.text().$type<RuleStatus>(),
    definition: p.json<WarningRuleDefinition>(),
    draftedById: () => p.manyToOne(User).mapToPk().name('drafted_by_id').nullable(),
    draftedAt: p.datetime(3),
    publishedById: () => p.manyToOne(User).mapToPk().name('published_by_id').nullable(),
    publishedAt: p.datetime(3).nullable(),
    retiredAt: p.datetime(3).nullable(),
  },
});
export type WarningRule = InferEntity<typeof WarningRule>;

/** Which published rules watch an indicator, so that a batch loads those and no others. */
export const RuleWatch = defineEntity({
  name: 'RuleWatch',
  ...securedTable('rule_watch', { tenant: DELETABLE }),
  properties: {
    indicatorId: () => p.manyToOne(Indicator).mapToPk().name('indicator_id').primary(),
    ruleId: () => p.manyToOne(WarningRule).mapToPk().name('rule_id').primary(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
  },
});
export type RuleWatch = InferEntity<typeof RuleWatch>;
