import { STAFF_AND_WALL } from '../../security/duty-sets.ts';
import { matchesAlertEvent } from '../../domain/warning/alert-event-filter.ts';
import type { AlertCriteria } from '../../domain/warning/alert-event-filter.ts';
import type { PlacedEvent, PositionFault } from '../../persistence/event-log/event-log.repository.ts';
import { readCursor } from '../../realtime/cursor.ts';
import type { StreamStart } from '../../realtime/cursor.ts';
import { IdRanges } from '../../realtime/id-ranges.ts';
import { holdsAny, holdsAnyOver } from '../../security/actor.ts';
import type { Actor } from '../../security/actor.ts';
import { coded } from '../shared/errors.ts';
import type { RequestContext, Services } from '../shared/request-context.ts';
import { hasNames, readAlertFilter } from './alert-criteria.ts';
import type { AlertFilter } from './alert.input.ts';

const GO_ON = 'Query what you show again, and stream from `Portfolio.alertCursor`.';
export const RESYNC_MESSAGES: Readonly<Record<PositionFault, string>> = {
  CURSOR_EXPIRED: `Events after this cursor are kept no longer. ${GO_ON}`,
  EPOCH_CHANGED: `The event log has another history since this cursor was given. ${GO_ON}`,
  CURSOR_AHEAD: `The event log ends before this cursor. It may have been restored. ${GO_ON}`,
};

/** Whether somebody wants and may hear of an event. */
export type AlertView = (event: PlacedEvent) => boolean;

export interface StreamArgs {
  readonly after?: string | null;
  readonly filter?: AlertFilter | null;
}

export interface AlertSubscriptionOptions {
  readonly args: StreamArgs;
  readonly context: RequestContext;
  /** Whether the stream says that it lives, and why it ends, in messages of their own. */
  readonly isFeed: boolean;
}

/**
 * What somebody subscribes to, as the subscription field gives it. GraphQL wants something to iterate over; the hub
 * delivers instead, to all who ask alike at once.
 */
export class AlertSubscription implements AsyncIterable<never> {
  readonly isFeed: boolean;
  /** Where it begins, or why it cannot begin there. */
  readonly start: StreamStart | PositionFault;
  readonly #filter: AlertFilter;
  #criteria: AlertCriteria;

  private constructor(
    isFeed: boolean,
    start: StreamStart | PositionFault,
    filter: AlertFilter,
    criteria: AlertCriteria,
  ) {
    this.isFeed = isFeed;
    this.start = start;
    this.#filter = filter;
    this.#criteria = criteria;
  }

  static async open({ args, context, isFeed }: AlertSubscriptionOptions): Promise<AlertSubscription> {
    const filter = args.filter ?? {};
    const criteria = await readAlertFilter(await context.query(), filter);
    // The database serves one transaction at a time: what follows looks at the log in another.
    await context.end();
    const start = await startOf(args.after, context.services);
    if (typeof start === 'string' && !isFeed) throw coded(start, RESYNC_MESSAGES[start]);
    return new AlertSubscription(isFeed, start, filter, criteria);
  }

  /** What the actor wants and may hear; null where it may hear nothing. */
  viewOf(actor: Actor): AlertView | null {
    if (!holdsAny(actor, STAFF_AND_WALL)) return null;
    // Read at each event: what the filter names may be found later.
    return ({ payload }) =>
      holdsAnyOver(actor, STAFF_AND_WALL, payload.unitId) && matchesAlertEvent(this.#criteria, payload);
  }

  /** Whether it waits for a client that does not exist yet. */
  get isUnsettled(): boolean {
    return this.#filter.clientReference != null && this.#criteria.clientIds?.length === 0;
  }

  /** Looks up again what the filter names. */
  async refresh(services: Services, institutionId: string): Promise<void> {
    if (hasNames(this.#filter))
      this.#criteria = await services.database.inTenant(institutionId, (query) => readAlertFilter(query, this.#filter));
  }

  [Symbol.asyncIterator](): AsyncIterator<never> {
    throw new Error('The hub delivers what is subscribed to.');
  }
}

async function startOf(after: string | null | undefined, { feed }: Services): Promise<StreamStart | PositionFault> {
  if (after == null) return { position: feed.head, seen: IdRanges.NONE };
  const cursor = readCursor(after);
  if (!cursor.ok) throw coded(cursor.failure.code, cursor.failure.message);
  return (await feed.faultOf(cursor.value)) ?? cursor.value;
}
