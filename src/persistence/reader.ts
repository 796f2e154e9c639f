import { IsolationLevel } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
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
  #fork: EntityManager | null = null;
  #opening: Promise<Query> | null = null;
  #closed = false;

  constructor(database: Database, institutionId: string) {
    this.#database = database;
    this.#institutionId = institutionId;
  }

  /** The query builder of the snapshot; throws ReaderClosed after the end. */
  async query(): Promise<Query> {
    if (this.#closed) throw new ReaderClosed();
    return (this.#opening ??= this.#open());
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
    await opening.then(() => this.#fork?.commit(), () => undefined);
    this.#fork = null;
  }

  async #open(): Promise<Query> {
    const fork = this.#database.forkForTenant(this.#institutionId);
    await fork.begin({ isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true });
    this.#fork = fork;
    return queryOf(fork);
  }
}
