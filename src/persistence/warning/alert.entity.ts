import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import { Client } from '../client/client.entity.ts';
import { Facility } from '../facility/facility.entity.ts';
import { Institution } from '../institution/institution.entity.ts';
import { User } from '../institution/user.entity.ts';
import { APPEND_ONLY, UPDATABLE, securedTable } from '../secured-table.ts';
import { idColumn } from '../tenant.ts';
import type { AlertResolution, AlertStatus } from '../../domain/warning/alert-machine.ts';
import type { Severity } from '../../domain/warning/severity.ts';
import type { Measure } from '../../domain/warning/verdict.ts';
import { WarningRule } from './warning-rule.entity.ts';

export const Alert = defineEntity({
  name: 'Alert',
  ...securedTable('alert', { tenant: UPDATABLE }),
  indexes: [
    { properties: ['clientId'] },
    {
      name: 'alert_of_facility',
      expression: 'create index alert_of_facility on alert (facility_id) where facility_id is not null',
    },
    {
      name: 'alert_open',
      expression:
        "create index alert_open on alert (institution_id, raised_at desc, id desc) where status not in ('CLOSED', 'FALSE_POSITIVE')",
    },
    {
      name: 'alert_by_subject',
      expression: 'create index alert_by_subject on alert (subject_id, rule_code, recorded_at desc)',
    },
    {
      name: 'alert_by_raised',
      expression: 'create index alert_by_raised on alert (institution_id, raised_at desc, id desc)',
    },
    {
      name: 'alert_due',
      expression:
        "create index alert_due on alert (institution_id, due_at) where status not in ('RESOLVED', 'CLOSED', 'FALSE_POSITIVE')",
    },
  ],
  uniques: [
    {
      name: 'alert_one_open',
      expression:
        "create unique index alert_one_open on alert (subject_id, rule_code) where status not in ('CLOSED', 'FALSE_POSITIVE')",
    },
  ],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    /** The version of the rule that raised it, or last added evidence to it. */
    ruleId: () => p.manyToOne(WarningRule).mapToPk().name('rule_id'),
    ruleCode: p.text(),
    clientId: () => p.manyToOne(Client).mapToPk().name('client_id'),
    facilityId: () => p.manyToOne(Facility).mapToPk().name('facility_id').nullable(),
    /** The facility where there is one, else the client. */
    subjectId: p.uuid(),
    severity: p.text().$type<Severity>(),
    status: p.text().$type<AlertStatus>(),
    /** One sentence: what was seen, against what. */
    explanation: p.text(),
    /** One sentence: what would clear it. */
    toClear: p.text(),
    /** Business time of the evidence that raised it. */
    raisedAt: p.datetime(3),
    recordedAt: p.datetime(3),
    lastEvidenceAt: p.datetime(3),
    evidenceCount: p.integer(),
    /** False while its rule still fires; true once its condition cleared. */
    conditionCleared: p.boolean().default(false),
    assigneeId: () => p.manyToOne(User).mapToPk().name('assignee_id').nullable(),
    /** When the demanded response is overdue, in business time; null where the rule demands none. */
    dueAt: p.datetime(3).nullable(),
    snoozedUntil: p.date().nullable(),
    acknowledgedAt: p.datetime(3).nullable(),
    /** Whether the figures or a person resolved it; null before. */
    resolvedBy: p.text().$type<AlertResolution>().nullable(),
    resolution: p.text().nullable(),
    resolvedById: () => p.manyToOne(User).mapToPk().name('resolved_by_id').nullable(),
    resolvedAt: p.datetime(3).nullable(),
    closedById: () => p.manyToOne(User).mapToPk().name('closed_by_id').nullable(),
    closedAt: p.datetime(3).nullable(),
    falsePositiveReason: p.text().nullable(),
    falsePositiveProposedById: () => p.manyToOne(User).mapToPk().name('false_positive_proposed_by_id').nullable(),
    version: p.integer().version(),
  },
});
export type Alert = InferEntity<typeof Alert>;

/** An observation an alert stands on, with what it was held against. Append-only. */
export const AlertEvidence = defineEntity({
  name: 'AlertEvidence',
  ...securedTable('alert_evidence', { tenant: APPEND_ONLY }),
  indexes: [{ properties: ['alertId', 'recordedAt'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    alertId: () => p.manyToOne(Alert).mapToPk().name('alert_id'),
    ruleId: () => p.manyToOne(WarningRule).mapToPk().name('rule_id'),
    indicatorCode: p.text(),
    /**
     * What `measured` and `threshold` are figures of: the value, a change, a trend, a percentile, or an age in days.
     */
    measure: p.text().$type<Measure>(),
    /** The observations it stands on, oldest first; empty where their absence is the evidence. */
    observationIds: p.array().columnType('uuid[]'),
    /** The statement versions those were computed from. */
    statementVersionIds: p.array().columnType('uuid[]'),
    /** The newest observation's value, in the indicator's unit; null where there is none. */
    value: p.decimal().columnType('numeric').nullable(),
    measured: p.decimal().columnType('numeric').nullable(),
    threshold: p.decimal().columnType('numeric'),
    /** How far `measured` is beyond the threshold in the bad direction; negative on the healthy side. */
    distance: p.decimal().columnType('numeric').nullable(),
    distanceRatio: p.decimal().columnType('numeric').nullable(),
    asOf: p.date().nullable(),
    peerMedian: p.decimal().columnType('numeric').nullable(),
    peerPercentile: p.decimal().columnType('numeric').nullable(),
    explanation: p.text(),
    recordedAt: p.datetime(3),
  },
});
export type AlertEvidence = InferEntity<typeof AlertEvidence>;

/** Something someone undertook to do about an alert. */
export const AlertAction = defineEntity({
  name: 'AlertAction',
  ...securedTable('alert_action', { tenant: UPDATABLE }),
  indexes: [{ properties: ['alertId'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    alertId: () => p.manyToOne(Alert).mapToPk().name('alert_id'),
    description: p.text(),
    ownerId: () => p.manyToOne(User).mapToPk().name('owner_id'),
    dueOn: p.date(),
    plannedById: () => p.manyToOne(User).mapToPk().name('planned_by_id'),
    plannedAt: p.datetime(3),
    completedById: () => p.manyToOne(User).mapToPk().name('completed_by_id').nullable(),
    completedAt: p.datetime(3).nullable(),
    outcome: p.text().nullable(),
  },
});
export type AlertAction = InferEntity<typeof AlertAction>;

/** Who did what to an alert, when. Append-only. */
export const AlertHistory = defineEntity({
  name: 'AlertHistory',
  ...securedTable('alert_history', { tenant: APPEND_ONLY }),
  indexes: [{ properties: ['alertId', 'recordedAt'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    alertId: () => p.manyToOne(Alert).mapToPk().name('alert_id'),
    event: p.text(),
    fromStatus: p.text().$type<AlertStatus>().nullable(),
    toStatus: p.text().$type<AlertStatus>(),
    /** Null: the system, by rule or deadline. */
    actorId: () => p.manyToOne(User).mapToPk().name('actor_id').nullable(),
    note: p.text().nullable(),
    occurredAt: p.datetime(3),
    recordedAt: p.datetime(3),
  },
});
export type AlertHistory = InferEntity<typeof AlertHistory>;
