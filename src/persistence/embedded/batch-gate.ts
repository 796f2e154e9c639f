/**
 * Keeps one connection's extended-query batch (Parse, Bind, Execute … Sync) whole.
 *
 * pglite-socket 0.2.17 lets another connection in between any two messages outside a transaction. All connections share
 * one session and its unnamed statement, so when a batch arrives in more than one piece (over 64 KB), a statement is
 * executed with the wrong text or the wrong parameters, and its result given to the wrong client: of 800 queries by 8
 * connections, half of them with 300 KB parameters, 331 were answered wrongly. Its queue asks `isInTransaction()`
 * whether to wait for the same connection, so an open batch answers yes.
 */
import type { PGlite } from '@electric-sql/pglite';

type Streamed = Parameters<PGlite['execProtocolRawStream']>;

/** The part of PGlite that the socket server uses. */
type Served = Pick<PGlite, 'waitReady' | 'isInTransaction' | 'runExclusive' | 'execProtocolRawStream' | 'exec'>;

const SYNC = Uint8Array.of('S'.charCodeAt(0), 0, 0, 0, 4);

/** Frontend messages that leave a batch open (PostgreSQL 18, 54.2.3): Parse, Bind, Describe, Execute, Close, Flush. */
const OPENS = new Set(Buffer.from('PBDECH'));

/** Sync, and a simple Query. */
const CLOSES = new Set(Buffer.from('SQ'));

/** `onFatal`: the engine itself failed (not a statement), and nothing it holds can be trusted any more. */
export function gateBatches(db: PGlite, onFatal: (error: unknown) => void): PGlite {
  let isBatchOpen = false;
  const gate: Served = {
    waitReady: db.waitReady,
    isInTransaction: () => isBatchOpen || db.isInTransaction(),
    runExclusive: (work) => db.runExclusive(work),
    async execProtocolRawStream(...[message, options]: Streamed) {
      const kind = message[0] ?? 0;
      if (OPENS.has(kind)) isBatchOpen = true;
      if (CLOSES.has(kind)) isBatchOpen = false;
      // Statements that fail do not throw here; after a throw the server's queue would stand still for ever.
      await db.execProtocolRawStream(message, options).catch(onFatal);
    },
    /** The server calls it for one purpose: to roll back what a vanished client left open. */
    async exec(sql) {
      await db.runExclusive(() => db.execProtocolRawStream(SYNC, { onRawData: () => {} }));
      isBatchOpen = false;
      return db.isInTransaction() ? db.exec(sql) : [];
    },
  };
  return gate as PGlite;
}
