import type pg from 'pg';

/**
 * Gives a connection back to its pool when the database ends it in the middle of a transaction. Kysely leaves that to a
 * commit or rollback that succeeds, and neither can any more: each crash of the database would take connections from
 * the pool for good, until nothing is left to ask with.
 */
export function releaseLostConnections(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    client.once('end', () => {
      try {
        client.release(true);
      } catch {
        // Nobody had it.
      }
      // It is not handed out again; who had it may still give it back.
      client.release = () => undefined;
    });
  });
}
