/**
 * One subscriber's way through the event log. It pulls from its own place in the feed, so that what a slow subscriber has
 * not taken is nowhere queued for it: at most one batch is held. What the subscriber may not or does not want to hear is
 * passed over here, on the event's payload alone, and costs no query.
 */
import type { PlacedEvent } from '../persistence/event-log/event-log.repository.ts';
import type { AlertEventPayload } from '../domain/warning/alert-event.ts';
import type { AlertFeed } from './feed.ts';

/** How long a view is believed: rights that were withdrawn, and units that moved, count from then on at the latest. */
const VIEW_AGE_MS = 1_000;

/** Whether the subscriber wants and may hear of an event. */
export type AlertView = (payload: AlertEventPayload) => boolean;

export interface AlertStreamOptions {
  readonly feed: AlertFeed;
  readonly institutionId: string;
  /** The subscriber hears what comes after. */
  readonly after: bigint;
  /** Asked again and again while the stream runs; null once the subscriber may hear nothing any more. */
  readonly view: () => Promise<AlertView | null>;
}

/** What the stream hands out: an event, or null once, last, when the subscriber may hear nothing any more. */
export type StreamedEvent = PlacedEvent | null;

export class AlertStream implements AsyncIterableIterator<StreamedEvent> {
  readonly #options: AlertStreamOptions;
  readonly #stopping = new AbortController();
  #seq: bigint;
  #batch: PlacedEvent[] = [];
  #view: AlertView | null = null;
  #viewUntil = 0;

  constructor(options: AlertStreamOptions) {
    this.#options = options;
    this.#seq = options.after;
  }

  async next(): Promise<IteratorResult<StreamedEvent, undefined>> {
    while (!this.#ended) {
      const event = this.#batch.shift();
      if (event !== undefined) return { value: event, done: false };
      const { events, through } = await this.#options.feed.next(this.#options.institutionId, this.#seq, this.#stopping.signal);
      this.#seq = through;
      if (events.length === 0) continue;
      const view = await this.#currentView();
      if (this.#ended) break;
      if (view === null) {
        this.#stopping.abort();
        return { value: null, done: false };
      }
      this.#batch = events.filter((placed) => view(placed.payload));
    }
    return { value: undefined, done: true };
  }

  /** Ends the stream at once, also while it waits for the next event. */
  async return(): Promise<IteratorResult<StreamedEvent, undefined>> {
    this.#stopping.abort();
    this.#batch = [];
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  get #ended(): boolean {
    return this.#stopping.signal.aborted || this.#options.feed.stopped;
  }

  async #currentView(): Promise<AlertView | null> {
    if (this.#view === null || performance.now() >= this.#viewUntil) {
      this.#view = await this.#options.view();
      this.#viewUntil = performance.now() + VIEW_AGE_MS;
    }
    return this.#view;
  }
}
