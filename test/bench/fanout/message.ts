/** What is asked for and what is counted: the one place that names the subscription. */
const EVENT = 'cursor kind occurredAt alert { id severity status explanation raisedAt client { reference name } }';

/** The field that is measured, of Clc and of the peers alike. */
export const FIELD = 'alertFeed';

export const DOCUMENT = `subscription Watch($filter: AlertFilter) { ${FIELD}(filter: $filter) { __typename ... on AlertEvent { ${EVENT} } ... on FeedHeartbeat { cursor sentAt nextWithinMs } ... on FeedResync { reason message } } }`;

/** In each event once, in no sign of life. */
export const MARKER = '"kind"';

/** Variables of one of many distinct questions; every event answers them all. */
export function question(number: number): { filter: { raisedAfter: string } } {
  return { filter: { raisedAfter: new Date(Date.UTC(2000, 0, 1) + number * 1_000).toISOString() } };
}
