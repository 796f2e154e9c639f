import { Ctx, Resolver, Root } from 'type-graphql';
import type { PositionFault } from '../../persistence/event-log/event-log.repository.ts';
import { writeCursor } from '../../realtime/cursor.ts';
import { HEARTBEAT_MS } from '../../realtime/group.ts';
import type { StreamMessage } from '../../realtime/question.ts';
import { coded, forbidden } from '../shared/errors.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { AlertEventType, AlertFeedMessageUnion } from './alert-feed.type.ts';
import type { FeedHeartbeatType, FeedResyncType } from './alert-feed.type.ts';
import { AlertFilter } from './alert.input.ts';
import { ALERT_NODE, alertById } from './alert.loader.ts';
import { AlertSubscription, RESYNC_MESSAGES } from './alert-subscription.ts';
import type { StreamArgs } from './alert-subscription.ts';
import { AlertType } from './alert.type.ts';
import { Argument, FieldResolver, Subscription } from '../shared/fields.ts';
import { STAFF_AND_WALL } from '../../security/duty-sets.ts';

/** What a subscription's field is asked to answer. */
export type StreamRoot = StreamMessage | { readonly kind: 'resync'; readonly fault: PositionFault };

interface SubscribeData {
  readonly args: StreamArgs;
  readonly context: RequestContext;
}

const FILTER = { nullable: true, description: 'Which alerts, as they were at the event; all if omitted.' };

@Resolver(() => AlertEventType)
export class AlertStreamResolver {
  @Subscription(() => AlertFeedMessageUnion, {
    duties: STAFF_AND_WALL,
    subscribe: ({ args, context }: SubscribeData) => AlertSubscription.open({ args, context, isFeed: true }),
    description:
      'Events of alerts on clients within your units, with a heartbeat every few seconds. Starts at the current end of the log if `after` is omitted. If it cannot continue from the cursor, it answers with a FeedResync. Ends with FORBIDDEN when access is withdrawn.',
  })
  async alertFeed(
    @Ctx() context: RequestContext,
    @Root() root: StreamRoot,
    @Argument('after', () => String, {
      reveals: null,
      nullable: true,
      description:
        '`cursor` of an event or heartbeat, or `Portfolio.alertCursor`: the stream starts after it. Errors: CURSOR_INVALID.',
    })
    _after?: string | null,
    @Argument('filter', () => AlertFilter, { ...FILTER, reveals: null }) _filter?: AlertFilter | null,
  ): Promise<typeof AlertFeedMessageUnion> {
    if (root.kind === 'resync') return presentResync(root.fault);
    return root.kind === 'heartbeat' ? presentHeartbeat(root) : presentEvent(context, root);
  }

  @Subscription(() => AlertEventType, {
    duties: STAFF_AND_WALL,
    subscribe: ({ args, context }: SubscribeData) => AlertSubscription.open({ args, context, isFeed: false }),
    deprecationReason:
      'Use `alertFeed`, which also says that it lives and how to go on when a cursor is of no use any more.',
    description:
      'Only the events of `alertFeed`. Starts at the current end of the log if `after` is omitted. Ends with FORBIDDEN when access is withdrawn.',
  })
  async alertStream(
    @Ctx() context: RequestContext,
    @Root() root: StreamRoot,
    @Argument('after', () => String, {
      reveals: null,
      nullable: true,
      description:
        '`AlertEvent.cursor` or `Portfolio.alertCursor`: the stream starts after it. Errors: CURSOR_INVALID; CURSOR_EXPIRED; EPOCH_CHANGED; CURSOR_AHEAD.',
    })
    _after?: string | null,
    @Argument('filter', () => AlertFilter, { ...FILTER, reveals: null }) _filter?: AlertFilter | null,
  ): Promise<AlertEventType> {
    if (root.kind === 'resync') throw coded(root.fault, RESYNC_MESSAGES[root.fault]);
    return presentEvent(context, root as Extract<StreamMessage, { kind: 'event' }>);
  }

  @FieldResolver(() => AlertType, {
    duties: STAFF_AND_WALL,
    description: 'The alert at the time the event was sent, which may be later than the event itself.',
  })
  async alert(@Ctx() context: RequestContext, @Root() { alertRowId }: AlertEventType): Promise<AlertType> {
    return (await ALERT_NODE.show(context, alertRowId))!;
  }
}

/** Rights are checked again in this answer's own context: the filter passed it by what the event says. */
async function presentEvent(
  context: RequestContext,
  { event, seen }: Extract<StreamMessage, { kind: 'event' }>,
): Promise<AlertEventType> {
  if ((await context.load(alertById, event.payload.alertId)) === null) throw forbidden('this alert any more');
  return {
    alertRowId: event.payload.alertId,
    cursor: writeCursor(event, seen),
    kind: event.kind,
    occurredAt: event.occurredAt,
    recordedAt: event.recordedAt,
  };
}

function presentHeartbeat({ position }: Extract<StreamMessage, { kind: 'heartbeat' }>): FeedHeartbeatType {
  return { cursor: writeCursor(position), sentAt: new Date(), nextWithinMs: HEARTBEAT_MS };
}

function presentResync(reason: PositionFault): FeedResyncType {
  return { reason, message: RESYNC_MESSAGES[reason] };
}
