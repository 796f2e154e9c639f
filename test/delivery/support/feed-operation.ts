/** The two forms of the alert subscription, and what of their messages counts here. */

export type FeedMessage =
  | {
      readonly type: 'EVENT';
      readonly cursor: string;
      readonly kind: string;
      readonly alertId: string;
      readonly reference: string;
    }
  | { readonly type: 'HEARTBEAT'; readonly cursor: string; readonly nextWithinMs: number }
  | { readonly type: 'RESYNC'; readonly reason: string };

export interface FeedOperation {
  /** `more` is selected of each alert besides. */
  document(more: string): string;
  read(data: Record<string, any>): FeedMessage;
}

const EVENT_FIELDS = (more: string): string => `cursor kind alert { id client { reference } ${more} }`;

export const ALERT_FEED: FeedOperation = {
  document: (more) => `subscription ($after: String, $filter: AlertFilter) {
    alertFeed(after: $after, filter: $filter) {
      __typename
      ... on AlertEvent { ${EVENT_FIELDS(more)} }
      ... on FeedHeartbeat { cursor nextWithinMs }
      ... on FeedResync { reason message }
    }
  }`,
  read: ({ alertFeed }) => {
    if (alertFeed.__typename === 'FeedHeartbeat')
      return { type: 'HEARTBEAT', cursor: alertFeed.cursor, nextWithinMs: alertFeed.nextWithinMs };
    if (alertFeed.__typename === 'FeedResync') return { type: 'RESYNC', reason: alertFeed.reason };
    return readEvent(alertFeed);
  },
};

/** The older form: events only. */
export const ALERT_STREAM: FeedOperation = {
  document: (more) =>
    `subscription ($after: String, $filter: AlertFilter) { alertStream(after: $after, filter: $filter) { ${EVENT_FIELDS(more)} } }`,
  read: ({ alertStream }) => readEvent(alertStream),
};

/** What subscribers ask for where nothing else is said. */
export const DEFAULT_OPERATION = ALERT_FEED;

function readEvent({ cursor, kind, alert }: Record<string, any>): FeedMessage {
  return { type: 'EVENT', cursor, kind, alertId: alert.id, reference: alert.client.reference };
}

/** The place in the log that a cursor names. Clients must not look inside; a judge has to. */
export function seqOf(cursor: string): number {
  return Number(Buffer.from(cursor, 'base64url').toString().split(':')[1]);
}
