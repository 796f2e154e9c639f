import { IsolationLevel } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { KyselyPlugin } from 'kysely';
import { queryOf } from './orm.ts';
import type { Database, Query } from './orm.ts';

/** A read that came after its request had been answered: a field that went on when another had failed. */
export class ReaderClosed extends Error {
  constructor() {
    super('The request has ended.');
  }
}

/**
 * The reads of one request: a read-only snapshot that opens with the first read and ends with the request, so
 * that a list and the cursor beside it are of one moment, and the institution is set once instead of per query.
 *
 * It must be released before a command runs: the embedded database serves one transaction at a time. Reading
 * again afterwards opens a newer snapshot, which sees what the command did.
 */
export class Reader {
  readonly #database: Database;
  readonly #institutionId: string;
  readonly #statementTimeoutMs: number | undefined;
  #opening: Promise<Snapshot> | null = null;
  #closed = false;

  constructor(database: Database, institutionId: string, statementTimeoutMs?: number) {
    this.#database = database;
    this.#institutionId = institutionId;
    this.#statementTimeoutMs = statementTimeoutMs;
  }

  /** The query builder of the snapshot; throws ReaderClosed after the end. */
  async query(): Promise<Query> {
    if (this.#closed) throw new ReaderClosed();
    return (await (this.#opening ??= this.#open())).query;
  }

  /** Ends the snapshot for good: fields that still run must not open another that nobody would end. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.release();
  }

  /** Ends the snapshot; the next read opens a newer one. */
  async release(): Promise<void> {
    const opening = this.#opening;
    this.#opening = null;
    if (opening === null) return;
    // A snapshot that failed to open has nothing to end, and its readers were told.
    await opening.then(
      (snapshot) => snapshot.end(),
      () => undefined,
    );
  }

  async #open(): Promise<Snapshot> {
    const fork = this.#database.forkForTenant(this.#institutionId, this.#statementTimeoutMs);
    await fork.begin({ isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true });
    return new Snapshot(fork);
  }
}

/**
 * A transaction that reads. Kysely sends a commit past the reads that wait for their turn on the connection: they would
 * run after it, without role and institution, or in the midst of whoever is given the connection next. So from the
 * moment of its end nothing more is taken, and what was taken is waited for.
 */
class Snapshot {
  readonly query: Query;
  readonly #fork: EntityManager;
  #isOver = false;

  constructor(fork: EntityManager) {
    this.#fork = fork;
    const refuseLate: KyselyPlugin = {
      transformQuery: ({ node }) => {
        if (this.#isOver) throw new ReaderClosed();
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    this.query = queryOf(fork).withPlugin(refuseLate);
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await this.query.getExecutor().provideConnection(async () => undefined);
    await this.#fork.commit();
  }
}
