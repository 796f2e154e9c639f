import type { Query } from '../orm.ts';
import { insertRows } from '../row-writes.ts';
import type { NewRow } from '../row-writes.ts';

const EVENTS_AT_ONCE = 1_000;

/** Appends events that have no place yet; the sequencer gives them one after the commit. */
export async function addEvents(query: Query, events: readonly NewRow<'event_outbox'>[]): Promise<void> {
  for (let from = 0; from < events.length; from += EVENTS_AT_ONCE)
    await insertRows(query, 'event_outbox', events.slice(from, from + EVENTS_AT_ONCE)).execute();
}
