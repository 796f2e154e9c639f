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
    description: 'Something that happened to an alert. Events come in the one order of the log, each once.',
  },
  {
    alertRowId: hidden<string>(),
    cursor: field(() => String, {
      duties: STAFF_AND_WALL,
      description:
        'Its place in the log. Keep the last one you handled, and pass it as `after` to go on without gap or repeat.',
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
      'All that you asked for up to `cursor` was sent: the stream is live, and there is nothing else. The first comes as soon as you have caught up. None comes while the server cannot tell what there is.',
  },
  {
    cursor: field(() => String, {
      duties: STAFF_AND_WALL,
      description: "Where the log ends. Resume from it as from an event's cursor.",
    }),
    sentAt: field(() => DateTimeScalar, {
      duties: STAFF_AND_WALL,
      description: "When it was sent, by the server's clock.",
    }),
    nextWithinMs: field(() => Int, {
      duties: STAFF_AND_WALL,
      description:
        'Milliseconds within which the next one is sent. Where twice that passes in silence, what you show is stale.',
    }),
  },
);
export type FeedHeartbeatType = InstanceType<typeof FeedHeartbeatType>;

export const FeedResyncReasonEnum = enumOf<PositionFault>(
  'FeedResyncReason',
  'Why a stream cannot go on from its cursor.',
  {
    CURSOR_EXPIRED: 'Events after the cursor are kept no longer.',
    EPOCH_CHANGED: 'The log has another history since the cursor was given: the database was restored.',
    CURSOR_AHEAD: 'The log ends before the cursor: the database was restored.',
  },
);

export const FeedResyncType = objectType(
  'FeedResync',
  {
    description:
      'The last message of a stream that cannot go on from its cursor. Query what you show again, and stream from `Portfolio.alertCursor` of that query.',
  },
  {
    reason: field(() => FeedResyncReasonEnum, { duties: STAFF_AND_WALL, description: 'Why.' }),
    message: field(() => String, { duties: STAFF_AND_WALL, description: 'The same in words, with what to do.' }),
  },
);
export type FeedResyncType = InstanceType<typeof FeedResyncType>;

export const AlertFeedMessageUnion = createUnionType({
  name: 'AlertFeedMessage',
  description: 'A message of the alert feed: an event, a sign of life, or that the stream must begin anew.',
  types: () => [AlertEventType, FeedHeartbeatType, FeedResyncType] as const,
  resolveType: (message) =>
    'kind' in message ? AlertEventType : 'sentAt' in message ? FeedHeartbeatType : FeedResyncType,
});
