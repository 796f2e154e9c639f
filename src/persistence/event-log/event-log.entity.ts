import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import { APPEND_ONLY, READ_ONLY, securedTable } from '../secured-table.ts';
import type { AlertEventPayload } from '../../domain/warning/alert-event.ts';

/** Events of committed commands that have no place in the log yet; the sequencer empties it. */
export const EventOutbox = defineEntity({
  name: 'EventOutbox',
  ...securedTable('event_outbox', { tenant: APPEND_ONLY, system: ['select', 'delete'] }),
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

/**
 * The event log: dense `seq` over all institutions, in the order every reader sees. Append-only, in partitions by `seq`
 * that are dropped whole once they are old.
 */
export const EventLog = defineEntity({
  name: 'EventLog',
  ...securedTable('event_log', { tenant: READ_ONLY, system: APPEND_ONLY }),
  indexes: [{ properties: ['institutionId', 'seq'] }],
  properties: {
    seq: p.bigint('string').primary().autoincrement(false),
    /** The holding of the lease in which it was placed. */
    epoch: p.uuid(),
    /** What it was in the outbox; null of events older than the column. */
    outboxId: p.bigint('string').nullable(),
    institutionId: p.uuid(),
    kind: p.text(),
    payload: p.json<AlertEventPayload>(),
    occurredAt: p.datetime(3),
    recordedAt: p.datetime(3),
    placedAt: p.datetime(3),
  },
});
export type EventLog = InferEntity<typeof EventLog>;

/** One row: who places events, and from where to where the log reaches. The token fences an old holder out. */
export const SequencerLease = defineEntity({
  name: 'SequencerLease',
  ...securedTable('sequencer_lease', { tenant: READ_ONLY, system: ['select', 'update'], tenantColumn: null }),
  properties: {
    id: p.integer().primary().autoincrement(false),
    /** The epoch of the place before `firstSeq`: of the beginning, or of what was dropped last. */
    origin: p.uuid(),
    /** Of the present holding; made anew by each, so that two histories never share one. */
    epoch: p.uuid(),
    token: p.bigint('string'),
    holder: p.uuid().nullable(),
    expiresAt: p.datetime(3),
    lastSeq: p.bigint('string'),
    /** The epoch of the event at `lastSeq`. */
    lastEpoch: p.uuid(),
    /** The first event that is still there, or comes next. */
    firstSeq: p.bigint('string'),
    /** The last `seq` that has a partition to go to. */
    partitionedThrough: p.bigint('string'),
  },
});
export type SequencerLease = InferEntity<typeof SequencerLease>;
