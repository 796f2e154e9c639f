import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { acquireLease, releaseLease } from '../../src/persistence/event-log/event-log.repository.ts';
import type { Lease } from '../../src/persistence/event-log/event-log.repository.ts';
import { queryOf } from '../../src/persistence/orm.ts';
import type { Database, Query } from '../../src/persistence/orm.ts';

/** One transaction of the database's owner, whom no policy binds. */
export function asOwner<T>(database: Database, work: (query: Query) => Promise<T>): Promise<T> {
  return database.orm.em.fork().transactional((em) => work(queryOf(em)));
}

/** Takes the lease from whoever places events: from now on they are placed with this one, or not at all. */
export async function takeLease(database: Database, ttlMs = 600_000): Promise<Lease> {
  const lease = await asOwner(database, async (query) => {
    await sql`update sequencer_lease set holder = null where id = 1`.execute(query);
    return acquireLease(query, randomUUID(), null, ttlMs);
  });
  return lease!;
}

/** Keeps committed events from their places until the returned function is called. */
export async function holdOff(database: Database): Promise<() => Promise<void>> {
  const lease = await takeLease(database);
  return () => asOwner(database, (query) => releaseLease(query, lease));
}

/** How many committed events have no place yet. */
export async function unplaced(database: Database): Promise<number> {
  return Number(
    (
      await asOwner(database, (query) =>
        query
          .selectFrom('event_outbox')
          .select(({ fn }) => fn.countAll<string>().as('count'))
          .executeTakeFirstOrThrow(),
      )
    ).count,
  );
}

/** What a cursor says inside: epoch, place, and events seen that had none. */
export function partsOf(cursor: string): { epoch: string; seq: number; seen: string | undefined } {
  const [epoch, seq, seen] = Buffer.from(cursor, 'base64url').toString().split(':');
  return { epoch: epoch!, seq: Number(seq), seen };
}

/** A cursor of these parts. */
export function cursorOf(epoch: string, seq: number | bigint): string {
  return Buffer.from(`${epoch}:${seq}`).toString('base64url');
}
