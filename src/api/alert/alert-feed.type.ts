import { Int, createUnionType } from 'type-graphql';
import type { PositionFault } from '../../persistence/event-log/event-log.repository.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { enumOf } from '../shared/enum.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { AlertEventKindEnum } from './alert.enum.ts';
import { STAFF_AND_WALL } from '../../security/duty-sets.ts';

export const AlertEventType = objectType(
  'AlertEvent',
  {
    description: 'Something that happened to an alert. Events are delivered in log order, each exactly once.',
  },
  {
    alertRowId: hidden<string>(),
    cursor: field(() => String, {
      duties: STAFF_AND_WALL,
      description:
        'Position in the log. Keep the cursor of the last event you handled, and pass it as `after` to resume without gaps or repeats.',
    }),
    kind: field(() => AlertEventKindEnum, { duties: STAFF_AND_WALL, description: 'What happened.' }),
    occurredAt: field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: 'Business time.' }),
    recordedAt: field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: 'Record time.' }),
  },
);
export type AlertEventType = InstanceType<typeof AlertEventType>;

export const FeedHeartbeatType = objectType(
  'FeedHeartbeat',
  {
    description:
      'Everything you asked for up to `cursor` has been sent: the stream is live and complete. The first heartbeat is sent as soon as you have caught up. None is sent while the server cannot read the log.',
  },
  {
    cursor: field(() => String, {
      duties: STAFF_AND_WALL,
      description: "The end of the log. You can resume from it as from an event's cursor.",
    }),
    sentAt: field(() => DateTimeScalar, {
      duties: STAFF_AND_WALL,
      description: "When it was sent, by the server's clock.",
    }),
    nextWithinMs: field(() => Int, {
      duties: STAFF_AND_WALL,
      description:
        'The next heartbeat is sent within this many milliseconds. If twice that time passes in silence, treat what you show as stale.',
    }),
  },
);
export type FeedHeartbeatType = InstanceType<typeof FeedHeartbeatType>;

export const FeedResyncReasonEnum = enumOf<PositionFault>(
  'FeedResyncReason',
  'Why a stream cannot continue from its cursor.',
  {
    CURSOR_EXPIRED: 'Events after the cursor are no longer retained.',
    EPOCH_CHANGED: "The log's history has changed since the cursor was issued: the database was restored.",
    CURSOR_AHEAD: 'The log ends before the cursor: the database was restored.',
  },
);

export const FeedResyncType = objectType(
  'FeedResync',
  {
    description:
      'The last message of a stream that cannot continue from its cursor. Query again what you show, and stream from the `Portfolio.alertCursor` of that query.',
  },
  {
    reason: field(() => FeedResyncReasonEnum, { duties: STAFF_AND_WALL, description: 'The reason.' }),
    message: field(() => String, { duties: STAFF_AND_WALL, description: 'The reason in words, with what to do.' }),
  },
);
export type FeedResyncType = InstanceType<typeof FeedResyncType>;

export const AlertFeedMessageUnion = createUnionType({
  name: 'AlertFeedMessage',
  description: 'A message of the alert feed: an event, a heartbeat, or notice that the stream must start over.',
  types: () => [AlertEventType, FeedHeartbeatType, FeedResyncType] as const,
  resolveType: (message) =>
    'kind' in message ? AlertEventType : 'sentAt' in message ? FeedHeartbeatType : FeedResyncType,
});
