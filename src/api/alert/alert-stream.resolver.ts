import { Arg, Ctx, Field, FieldResolver, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { AlertEventKind } from '../../domain/warning/alert-event.ts';
import { matchesAlertEvent } from '../../domain/warning/alert-event-filter.ts';
import { logPosition } from '../../persistence/event-log/event-log.repository.ts';
import { AlertStream } from '../../realtime/alert-stream.ts';
import type { AlertView, StreamedEvent } from '../../realtime/alert-stream.ts';
import { readCursor, writeCursor } from '../../realtime/cursor.ts';
import type { Position } from '../../realtime/cursor.ts';
import { holdsAny, holdsAnyOver } from '../../security/actor.ts';
import { STAFF_AND_WALL } from '../../security/field-access.ts';
import { coded, forbidden } from '../shared/errors.ts';
import { RequestContext } from '../shared/request-context.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { hasNames, readAlertFilter } from './alert-criteria.ts';
import { AlertEventKindEnum } from './alert.enum.ts';
import { AlertFilter } from './alert.input.ts';
import { alertById } from './alert.loader.ts';
import { presentAlert } from './alert.presenter.ts';
import { AlertType } from './alert.type.ts';

@ObjectType('AlertEvent', { description: 'Something that happened to an alert. Events come in the one order of the log, each once.' })
export class AlertEventType {
  alertRowId!: string;

  @Field(() => String, { description: 'Its place in the log. Keep the last one you handled, and pass it as `after` to go on without gap or repeat.' })
  cursor!: string;

  @Field(() => AlertEventKindEnum, { description: 'What happened.' })
  kind!: AlertEventKind;

  @Field(() => DateTimeScalar, { description: 'Business time.' })
  occurredAt!: Date;

  @Field(() => DateTimeScalar, { description: 'Record time.' })
  recordedAt!: Date;
}

@Resolver(() => AlertEventType)
export class AlertStreamResolver {
  @Subscription(() => AlertEventType, {
    subscribe: subscribeToAlerts,
    description: 'What happens to alerts on clients that your units cover. From the end of the log as it is now where `after` is left out. Ends with FORBIDDEN when the right to it is withdrawn.',
  })
  async alertStream(
    @Ctx() context: RequestContext,
    @Root() event: StreamedEvent,
    @Arg('after', () => String, { nullable: true, description: '`AlertEvent.cursor` or `Portfolio.alertCursor`: what came after it. Errors: CURSOR_INVALID; EPOCH_CHANGED where the log is another one by now; CURSOR_AHEAD.' }) _after?: string | null,
    @Arg('filter', () => AlertFilter, { nullable: true, description: 'Which alerts, as they were at the event; all where it is left out.' }) _filter?: AlertFilter | null,
  ): Promise<AlertEventType> {
    const { epoch } = context.services.feed;
    // Rights are checked again in this event's own context: the stream passed it by what held a moment ago.
    if (event === null || (await context.load(alertById, event.payload.alertId)) === null) throw forbidden('this alert any more');
    return { alertRowId: event.payload.alertId, cursor: writeCursor({ epoch, seq: event.seq }), kind: event.kind, occurredAt: event.occurredAt, recordedAt: event.recordedAt };
  }

  @FieldResolver(() => AlertType, { description: 'The alert as it is now, which may be later than the event.' })
  async alert(@Ctx() context: RequestContext, @Root() event: AlertEventType): Promise<AlertType> {
    return presentAlert((await context.load(alertById, event.alertRowId))!);
  }
}

interface StreamArgs {
  readonly after?: string | null;
  readonly filter?: AlertFilter | null;
}

async function subscribeToAlerts({ args, context }: { args: StreamArgs; context: RequestContext }): Promise<AlertStream> {
  const filter = args.filter ?? {};
  const query = await context.query();
  const criteria = await readAlertFilter(query, filter);
  const position = startingPoint(args.after, await logPosition(query));
  const { services, actor: { institutionId, institutionCode, subject } } = context;
  const view = async (): Promise<AlertView | null> => {
    const actor = await services.loadActor({ institutionCode, subject });
    if (actor === null || !holdsAny(actor, STAFF_AND_WALL)) return null;
    const wanted = hasNames(filter) ? await services.database.inTenant(institutionId, (fresh) => readAlertFilter(fresh, filter)) : criteria;
    return (payload) => holdsAnyOver(actor, STAFF_AND_WALL, payload.unitId) && matchesAlertEvent(wanted, payload);
  };
  return new AlertStream({ feed: services.feed, institutionId, after: position, view });
}

/** The place after which the stream begins; throws where the cursor is not one of this log. */
function startingPoint(after: string | null | undefined, { epoch, lastSeq }: { epoch: string; lastSeq: bigint }): bigint {
  if (after == null) return lastSeq;
  const cursor = readCursor(after);
  if (!cursor.ok) throw coded(cursor.failure.code, cursor.failure.message);
  const position: Position = cursor.value;
  if (position.epoch !== epoch) throw coded('EPOCH_CHANGED', 'The event log was restarted since this cursor was given. Query what you show again, and resume from `Portfolio.alertCursor`.');
  if (position.seq > lastSeq) throw coded('CURSOR_AHEAD', 'The event log ends before this cursor. It may have been restored: query what you show again, and resume from `Portfolio.alertCursor`.');
  return position.seq;
}
