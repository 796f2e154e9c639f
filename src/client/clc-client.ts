/**
 * The client of Clc: one connection, and over it any number of alert streams that lose nothing, and queries.
 *
 * ```ts
 * import { connectClc } from 'clc/client';
 *
 * const clc = connectClc({
 *   url: 'wss://clc.example.com/graphql',
 *   // 'renew': the server accepts the token of before no more, or will not for long. Asked in time, the streams go on
 * over it.
 *   token: (reason) => (reason === 'renew' ? refreshToken() : currentToken()),
 * });
 *
 * // Shows all there is, and gives the cursor of that very moment.
 * async function showSnapshot() {
 *   const { portfolio, alerts } = await clc.query('{ portfolio { alertCursor } alerts(first: 50, filter: { open: true
 * }) { nodes { id severity explanation } } }');
 *   show(alerts.nodes);
 *   return portfolio.alertCursor;
 * }
 *
 * const stream = clc.follow({
 *   document: `subscription ($after: String) {
 *     alertFeed(after: $after) {
 *       __typename
 *       ... on AlertEvent { cursor kind alert { id severity explanation } }
 *       ... on FeedHeartbeat { cursor nextWithinMs }
 *       ... on FeedResync { reason }
 *     }
 *   }`,
 *   after: await showSnapshot(),
 *   onEvent: (event) => update(event.alert),
 *   onState: (state) => (badge.textContent = state.kind === 'stale' ? `stale since ${new
 * Date(state.since).toLocaleTimeString()}` : state.kind),
 *   onResync: showSnapshot,
 * });
 *
 * stream.cursor; // keep it to go on from there later
 * stream.stop();
 * clc.close();
 * ```
 *
 * It reconnects for as long as it takes, and sends the latest cursor each time. In Node that of `ws` may be passed as
 * `webSocketImpl`: before Node 22 there is no other, and it alone lets go at once of a connection whose other end is
 * gone.
 */
import { ask } from './ask.ts';
import { FeedStream } from './feed-stream.ts';
import type { FeedEvent, FollowHandle, FollowOptions } from './follow.ts';
import { Link } from './link.ts';
import type { TokenSource } from './link.ts';
import { checkFeedDocument, payloadOf } from './operation.ts';
import type { DocumentText, Variables } from './operation.ts';
import { platformScheduler } from './scheduler.ts';
import type { Scheduler } from './scheduler.ts';
import { DEFAULT_TIMING } from './timing.ts';
import type { Timing } from './timing.ts';
import { socketConstructor, socketUrl } from './web-socket.ts';
import type { SocketConstructor } from './web-socket.ts';

export { ClcError } from './clc-error.ts';
export type { WireError } from './clc-error.ts';
export type { EventOf, FeedEvent, FollowHandle, FollowHandlers, FollowOptions, FollowTarget } from './follow.ts';
export type { TokenReason, TokenSource } from './link.ts';
export type { DocumentText, Variables } from './operation.ts';
export type { Scheduler } from './scheduler.ts';
export type { StreamState } from './stream-state.ts';
export type { Timing } from './timing.ts';
export type { SocketConstructor, SocketLike } from './web-socket.ts';

export interface ConnectOptions {
  /** Of the GraphQL endpoint: ws, wss, http or https. */
  readonly url: string;
  /** Gives the bearer token for each connection that is made, and another before that one ends; null for none. */
  readonly token: TokenSource;
  /** The platform's own where it is left out. */
  readonly webSocketImpl?: SocketConstructor;
  readonly timing?: Partial<Timing>;
  /** Time and chance, for tests. */
  readonly scheduler?: Scheduler;
}

export interface ClcClient {
  /**
   * Follows a subscription whose one root field is an `AlertFeedMessage`. Throws where the document cannot be followed.
   */
  follow<Event = FeedEvent>(options: FollowOptions<Event>): FollowHandle;
  /** One answer, over the same connection. Rejects with a `ClcError`. */
  query<Result = Record<string, any>, Given = Variables>(
    operation: DocumentText<Result, Given> | { readonly documentId: string },
    variables?: Given,
  ): Promise<Result>;
  /** Stops every stream, rejects every query and closes the connection. */
  close(): void;
}

/** Connects when it is first needed. */
export function connectClc(options: ConnectOptions): ClcClient {
  const scheduler = options.scheduler ?? platformScheduler;
  const timing = { ...DEFAULT_TIMING, ...options.timing };
  const link = new Link({
    url: socketUrl(options.url),
    webSocketImpl: socketConstructor(options.webSocketImpl),
    token: options.token,
    timing,
    scheduler,
  });
  return {
    follow: (target) => {
      checkFeedDocument(target);
      return new FeedStream(target, { link, scheduler, timing });
    },
    query: async <Result>(
      operation: DocumentText<Result, any> | { readonly documentId: string },
      variables: unknown = {},
    ) => {
      const target = typeof operation === 'object' && 'documentId' in operation ? operation : { document: operation };
      return (await ask(payloadOf(target, variables as Variables), { link, scheduler, timing })) as Result;
    },
    close: () => link.close(),
  };
}
