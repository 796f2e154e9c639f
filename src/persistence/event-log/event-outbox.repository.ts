import type { Query } from '../orm.ts';
import { insertRows, json } from '../row-writes.ts';
import type { PlainRow } from '../row-writes.ts';

const EVENTS_AT_ONCE = 1_000;

/** Appends events that have no place yet; the sequencer gives them one after the commit. */
export async function addEvents(query: Query, events: readonly PlainRow<'event_outbox'>[]): Promise<void> {
  const rows = events.map((event) => ({ ...event, payload: json(event.payload) }));
  for (let from = 0; from < rows.length; from += EVENTS_AT_ONCE)
    await insertRows(query, 'event_outbox', rows.slice(from, from + EVENTS_AT_ONCE)).execute();
}
