import {
  appendLinks,
  chainHead,
  institutionsWithPending,
  pendingEntries,
} from '../persistence/audit/audit-chain.repository.ts';
import type { Database } from '../persistence/orm.ts';
import { genesisHash, linkHash } from '../security/audit-chain.ts';
import { pause } from './clock.ts';
import type { Clock } from './clock.ts';
import type { WakeUp } from './wake-up.ts';

const BATCH_LIMIT = 500;
/** Commands of other nodes ring no bell here. */
const POLL_MS = 1_000;
/** One turn for all that is recorded meanwhile: each turn is a transaction that writers would wait for. */
const GATHER_MS = 100;

export interface AuditLinkerOptions {
  readonly database: Database;
  readonly clock: Clock;
  /** Rung after commits that recorded something. */
  readonly recorded: WakeUp;
  readonly onError: (error: unknown) => void;
}

/**
 * Binds committed audit entries to the chain of their institution (see src/security/audit-chain.ts). Any number may
 * run: who read the same end of a chain as another fails by the keys of the links, and reads again.
 */
export class AuditLinker {
  readonly #options: AuditLinkerOptions;
  readonly #stopping = new AbortController();
  #running: Promise<void> | null = null;

  constructor(options: AuditLinkerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Links what is committed, then ends. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { clock, recorded } = this.#options;
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#turn();
      await recorded.wait(POLL_MS, signal);
      await pause(clock, GATHER_MS, signal);
    }
    await this.#turn();
  }

  async #turn(): Promise<void> {
    try {
      await linkPending(this.#options.database);
    } catch (error) {
      // Another linker was at the same entries: it has linked them.
      if (!isKeyTaken(error)) this.#options.onError(error);
    }
  }
}

/** Links all that waits at this moment. */
export async function linkPending(database: Database): Promise<void> {
  for (const institutionId of await database.inSystem(institutionsWithPending)) {
    while ((await linkBatch(database, institutionId)) === BATCH_LIMIT);
  }
}

/** Links up to a batch of an institution's entries in one transaction; gives how many. */
function linkBatch(database: Database, institutionId: string): Promise<number> {
  return database.inTenant(institutionId, async (query) => {
    const entries = await pendingEntries(query, BATCH_LIMIT);
    if (entries.length === 0) return 0;
    const head = await chainHead(query, institutionId);
    let [seq, hash] = [head.seq, head.hash ?? genesisHash(institutionId)];
    const links = entries.map((entry) => {
      [seq, hash] = [seq + 1n, linkHash(hash, entry)];
      return { seq, entryId: entry.id, hash };
    });
    await appendLinks(query, institutionId, links);
    return entries.length;
  });
}

function isKeyTaken(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === '23505';
}
