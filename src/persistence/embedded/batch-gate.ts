/**
 * Keeps one connection's extended-query batch (Parse, Bind, Execute … Sync) whole.
 *
 * pglite-socket 0.2.17 lets another connection in between any two messages outside a transaction. All connections share
 * one session and its unnamed statement, so when a batch arrives in more than one piece (over 64 KB), a statement is
 * executed with the wrong text or the wrong parameters, and its result given to the wrong client: of 800 queries by 8
 * connections, half of them with 300 KB parameters, 331 were answered wrongly. Its queue asks `isInTransaction()`
 * whether to wait for the same connection, so an open batch answers yes.
 *
 * A batch's answers go out together too: as they come, each of its five messages costs both threads a system call,
 * which took a sixth of the database thread's time.
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

/** Flush: the client wants what there is before the batch ends. */
const FLUSH = 'H'.charCodeAt(0);

/** A long result is passed on in pieces of this size, so that it is not held twice. */
const HELD_BYTES = 65_536;

/** `onFatal`: the engine itself failed (not a statement), and nothing it holds can be trusted any more. */
export function gateBatches(db: PGlite, onFatal: (error: unknown) => void): PGlite {
  let isBatchOpen = false;
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  const passOn = (onRawData: (data: Uint8Array) => void): void => {
    const answers = held;
    [held, heldBytes] = [[], 0];
    if (answers.length > 0) onRawData(answers.length === 1 ? answers[0]! : Buffer.concat(answers));
  };
  const gate: Served = {
    waitReady: db.waitReady,
    isInTransaction: () => isBatchOpen || db.isInTransaction(),
    runExclusive: (work) => db.runExclusive(work),
    async execProtocolRawStream(...[message, options]: Streamed) {
      const kind = message[0] ?? 0;
      if (OPENS.has(kind)) isBatchOpen = true;
      if (CLOSES.has(kind)) isBatchOpen = false;
      // Statements that fail do not throw here; after a throw the server's queue would stand still for ever.
      await db
        .execProtocolRawStream(message, {
          ...options,
          onRawData: (data) => {
            held.push(data.slice());
            heldBytes += data.length;
            if (heldBytes >= HELD_BYTES) passOn(options.onRawData);
          },
        })
        .catch(onFatal);
      if (!isBatchOpen || kind === FLUSH) passOn(options.onRawData);
    },
    /** The server calls it for one purpose: to roll back what a vanished client left open. */
    async exec(sql) {
      await db.runExclusive(() => db.execProtocolRawStream(SYNC, { onRawData: () => {} }));
      isBatchOpen = false;
      [held, heldBytes] = [[], 0];
      return db.isInTransaction() ? db.exec(sql) : [];
    },
  };
  return gate as PGlite;
}
