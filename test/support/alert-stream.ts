import type { Client as WsClient } from 'graphql-ws';
import { vi } from 'vitest';
import type { Caller } from './clc.ts';
import { PATIENCE_MS } from './patience.ts';

export interface HeardEvent {
  readonly cursor: string;
  readonly kind: string;
  readonly alert: { readonly id: string; readonly severity: string; readonly client: { readonly reference: string } };
}

/** One subscription on a socket of its own. */
export interface Listener {
  /** All that was said, in the order in which it came. */
  readonly messages: FeedMessage[];
  readonly events: HeardEvent[];
  /** Cursors of the signs of life. */
  readonly heartbeats: string[];
  /** Codes of errors, of single events and of the subscription as a whole, and why it must begin anew. */
  readonly errors: string[];
  readonly ended: Promise<void>;
  /** Resolves once there are so many events or errors in all. */
  hears(count: number): Promise<HeardEvent[]>;
  /** Ends the subscription in good order. */
  unsubscribe(): void;
  /** Tears the connection down without a word, as a network does. */
  cut(): void;
}

const STREAM = `subscription ($after: String, $filter: AlertFilter) {
  alertFeed(after: $after, filter: $filter) {
    __typename
    ... on AlertEvent { cursor kind alert { id severity client { reference } } }
    ... on FeedHeartbeat { cursor }
    ... on FeedResync { reason }
  }
}`;

export type FeedMessage =
  | ({ readonly __typename: 'AlertEvent' } & HeardEvent)
  | { readonly __typename: 'FeedHeartbeat'; readonly cursor: string }
  | { readonly __typename: 'FeedResync'; readonly reason: string };

/** Subscribes to the alert feed; `onEvent` hears each event as it comes. */
export function listen(
  caller: Caller,
  variables: { after?: string; filter?: Record<string, unknown> } = {},
  onEvent?: (event: HeardEvent) => void,
): Listener {
  const socket: WsClient = caller.socket();
  const connected = new Promise<{ terminate(): void }>((resolve) =>
    socket.on('connected', (raw) => resolve(raw as { terminate(): void })),
  );
  const messages: FeedMessage[] = [];
  const events: HeardEvent[] = [];
  const heartbeats: string[] = [];
  const errors: string[] = [];
  const codeOf = (error: unknown): string =>
    (error as { extensions?: { code?: string }; code?: number }).extensions?.code ??
    String((error as { code?: number }).code);
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const unsubscribe = socket.subscribe<{ alertFeed: FeedMessage }>(
    { query: STREAM, variables },
    {
      next: ({ data, errors: failed }) => {
        for (const error of failed ?? []) errors.push(codeOf(error));
        const message = data?.alertFeed;
        if (message == null) return;
        messages.push(message);
        if (message.__typename === 'FeedHeartbeat') return void heartbeats.push(message.cursor);
        if (message.__typename === 'FeedResync') return void errors.push(message.reason);
        events.push(message);
        onEvent?.(message);
      },
      error: (error) => {
        errors.push(...[error].flat().map(codeOf));
        end();
      },
      complete: end,
    },
  );
  const hears = (count: number): Promise<HeardEvent[]> =>
    vi.waitFor(
      () => {
        if (events.length + errors.length < count) throw new Error(`heard ${JSON.stringify(events)} ${errors.join()}`);
        return events;
      },
      { timeout: PATIENCE_MS, interval: 10 },
    );
  return {
    messages,
    events,
    heartbeats,
    errors,
    ended,
    hears,
    unsubscribe,
    cut: () => void connected.then((raw) => raw.terminate()),
  };
}

/** The place in the log as of now: what a listener resumes from to hear all that comes after. */
export async function cursorNow(caller: Caller): Promise<string> {
  return (await caller.run('{ portfolio { alertCursor } }')).portfolio.alertCursor;
}
