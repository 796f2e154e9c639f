import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import { TENANT_ROLE, systemPolicy, tenantPolicy } from '../tenant.ts';
import type { AlertEventPayload } from '../../domain/warning/alert-event.ts';

/** Events of committed commands that have no place in the log yet; the sequencer empties it. */
export const EventOutbox = defineEntity({
  name: 'EventOutbox',
  tableName: 'event_outbox',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy('event_outbox'), systemPolicy('event_outbox')],
  properties: {
    id: p.bigint('string').primary().autoincrement(),
    institutionId: p.uuid(),
    kind: p.text(),
    payload: p.json<AlertEventPayload>(),
    /** Business time. */
    occurredAt: p.datetime(3),
    recordedAt: p.datetime(3),
  },
});

/** The event log: dense `seq` over all institutions, in the order every reader sees. Append-only. */
export const EventLog = defineEntity({
  name: 'EventLog',
  tableName: 'event_log',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy('event_log'), systemPolicy('event_log')],
  properties: {
    seq: p.bigint('string').primary().autoincrement(false),
    institutionId: p.uuid(),
    kind: p.text(),
    payload: p.json<AlertEventPayload>(),
    occurredAt: p.datetime(3),
    recordedAt: p.datetime(3),
    placedAt: p.datetime(3),
  },
});
export type EventLog = InferEntity<typeof EventLog>;

/** One row: who places events, and where the log ends. The token fences an old holder out. */
export const SequencerLease = defineEntity({
  name: 'SequencerLease',
  tableName: 'sequencer_lease',
  rowLevelSecurity: 'force',
  policies: [systemPolicy('sequencer_lease'), { name: 'sequencer_lease_tenant', roles: [TENANT_ROLE], command: 'select', using: 'true' }],
  properties: {
    id: p.integer().primary().autoincrement(false),
    /** Names this history: a restored database starts another, and old cursors are told so. */
    epoch: p.uuid(),
    token: p.bigint('string'),
    holder: p.uuid().nullable(),
    expiresAt: p.datetime(3),
    lastSeq: p.bigint('string'),
  },
});
export type SequencerLease = InferEntity<typeof SequencerLease>;
