import type { Operation } from './operation.ts';
import type { StreamState } from './stream-state.ts';

/** An event as the document asks for it. */
export interface FeedEvent {
  readonly __typename: string;
  readonly cursor: string;
  readonly [field: string]: unknown;
}

/** The events in the result type that GraphQL Code Generator makes of a subscription. */
export type EventOf<Result> = Extract<
  NonNullable<Result[keyof Result]>,
  { readonly __typename?: 'AlertEvent'; readonly cursor: string }
>;

export interface FollowHandlers<Event> {
  /**
   * Each event, once and in order. The cursor moves to it when this has returned. When it throws, that is told to
   * `onError` and the stream goes on: the cursor does not move to the event, but will move past it with the next event
   * or heartbeat. A promise is not waited for; its failure is told to `onError`.
   */
  readonly onEvent: (event: Event) => void | Promise<void>;
  readonly onState?: (state: StreamState) => void;
  /**
   * The stream cannot go on from its cursor: query again what is shown, and give `Portfolio.alertCursor` of the same
   * answer. It is called again, after a wait, when it fails. Left out, the stream waits for `handle.resume(cursor)`.
   */
  readonly onResync?: (reason: string) => string | Promise<string>;
  /**
   * A handler failed, or a part of an event could not be answered; with the event it is about. Told to the console
   * where it is left out. What the stream itself meets with is told by `onState`.
   */
  readonly onError?: (error: unknown, event?: Event) => void;
}

/**
 * The document asks for `__typename`, and for `cursor` in events and heartbeats, `nextWithinMs` in heartbeats, `reason`
 * in resyncs.
 */
export interface FollowTarget extends Operation {
  /** All but `after`, which is always the latest cursor. */
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Where to begin: a cursor kept from before, or `Portfolio.alertCursor`. From now on where it is left out. */
  readonly after?: string | null;
}

export type FollowOptions<Event> = FollowTarget & FollowHandlers<Event>;

export interface FollowHandle {
  /** Up to where everything was handled. Keep it to go on from there in another life of the page. */
  readonly cursor: string | null;
  readonly state: StreamState;
  /** How many events came a second time, and were dropped. */
  readonly repeats: number;
  /** Goes on from this cursor, after a resync. */
  resume(cursor: string): void;
  stop(): void;
}
