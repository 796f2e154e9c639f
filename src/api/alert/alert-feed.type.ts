import { Int, createUnionType } from 'type-graphql';
import type { AlertEventKind } from '../../domain/warning/alert-event.ts';
import type { PositionFault } from '../../persistence/event-log/event-log.repository.ts';
import { enumOf } from '../shared/enum.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { AlertEventKindEnum } from './alert.enum.ts';
import { Field, ObjectType } from '../shared/fields.ts';
import { STAFF_AND_WALL } from '../../security/duty-sets.ts';

@ObjectType('AlertEvent', {
  description: 'Something that happened to an alert. Events come in the one order of the log, each once.',
})
export class AlertEventType {
  alertRowId!: string;

  @Field(() => String, {
    duties: STAFF_AND_WALL,
    description:
      'Its place in the log. Keep the last one you handled, and pass it as `after` to go on without gap or repeat.',
  })
  cursor!: string;

  @Field(() => AlertEventKindEnum, { duties: STAFF_AND_WALL, description: 'What happened.' })
  kind!: AlertEventKind;

  @Field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: 'Business time.' })
  occurredAt!: Date;

  @Field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: 'Record time.' })
  recordedAt!: Date;
}

@ObjectType('FeedHeartbeat', {
  description:
    'All that you asked for up to `cursor` was sent: the stream is live, and there is nothing else. The first comes as soon as you have caught up. None comes while the server cannot tell what there is.',
})
export class FeedHeartbeatType {
  @Field(() => String, {
    duties: STAFF_AND_WALL,
    description: "Where the log ends. Resume from it as from an event's cursor.",
  })
  cursor!: string;

  @Field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: "When it was sent, by the server's clock." })
  sentAt!: Date;

  @Field(() => Int, {
    duties: STAFF_AND_WALL,
    description:
      'Milliseconds within which the next one is sent. Where twice that passes in silence, what you show is stale.',
  })
  nextWithinMs!: number;
}

export const FeedResyncReasonEnum = enumOf<PositionFault>(
  'FeedResyncReason',
  'Why a stream cannot go on from its cursor.',
  {
    CURSOR_EXPIRED: 'Events after the cursor are kept no longer.',
    EPOCH_CHANGED: 'The log has another history since the cursor was given: the database was restored.',
    CURSOR_AHEAD: 'The log ends before the cursor: the database was restored.',
  },
);

@ObjectType('FeedResync', {
  description:
    'The last message of a stream that cannot go on from its cursor. Query what you show again, and stream from `Portfolio.alertCursor` of that query.',
})
export class FeedResyncType {
  @Field(() => FeedResyncReasonEnum, { duties: STAFF_AND_WALL, description: 'Why.' })
  reason!: PositionFault;

  @Field(() => String, { duties: STAFF_AND_WALL, description: 'The same in words, with what to do.' })
  message!: string;
}

export const AlertFeedMessageUnion = createUnionType({
  name: 'AlertFeedMessage',
  description: 'A message of the alert feed: an event, a sign of life, or that the stream must begin anew.',
  types: () => [AlertEventType, FeedHeartbeatType, FeedResyncType] as const,
  resolveType: (message) =>
    'kind' in message ? AlertEventType : 'sentAt' in message ? FeedHeartbeatType : FeedResyncType,
});
