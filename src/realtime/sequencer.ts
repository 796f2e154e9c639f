import { randomUUID } from 'node:crypto';
import { acquireLease, placeEvents, releaseLease } from '../persistence/event-log/event-log.repository.ts';
import type { Lease } from '../persistence/event-log/event-log.repository.ts';
import type { Database } from '../persistence/orm.ts';
import type { WakeUp } from './wake-up.ts';

const BATCH_LIMIT = 500;
const LEASE_MS = 5_000;
const POLL_MS = 250;

export interface SequencerOptions {
  readonly database: Database;
  /** Rung after commands that appended events. */
  readonly appended: WakeUp;
  /** Rung after events were placed. */
  readonly placed: WakeUp;
  readonly onError: (error: unknown) => void;
}

/**
 * Gives committed events their dense order. Readers that followed the greatest id would lose rows whose transaction
 * commits late; here an event is placed only once it is committed, however long that took.
 *
 * Any number may run: a lease row lets one of them place, and its token keeps out a holder that slept past its lease.
 * One that fails or stalls is replaced within the lease's time.
 */
export class Sequencer {
  readonly #options: SequencerOptions;
  readonly #holder = randomUUID();
  readonly #stopping = new AbortController();
  #lease: Lease | null = null;
  #leaseUntil = 0;
  #running: Promise<void> | null = null;

  constructor(options: SequencerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Places what is committed, then gives the lease up. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const placed = await this.#place().catch(this.#failed);
      if (placed > 0) this.#options.placed.ring();
      if (placed < BATCH_LIMIT) await this.#options.appended.wait(POLL_MS, this.#stopping.signal);
    }
    await this.#release().catch(this.#failed);
  }

  readonly #failed = (error: unknown): number => {
    this.#lease = null;
    this.#options.onError(error);
    return 0;
  };

  async #place(): Promise<number> {
    if (!(await this.#hold())) return 0;
    const lease = this.#lease!;
    const placed = await this.#options.database.inSystem((query) => placeEvents(query, lease, BATCH_LIMIT));
    if (placed === null) this.#lease = null;
    return placed ?? 0;
  }

  async #hold(): Promise<boolean> {
    if (this.#lease !== null && performance.now() < this.#leaseUntil) return true;
    const asked = performance.now();
    this.#lease = await this.#options.database.inSystem((query) => acquireLease(query, this.#holder, LEASE_MS));
    // Renewed at half time, counted from before the question: never believed longer than it is granted.
    this.#leaseUntil = asked + LEASE_MS / 2;
    return this.#lease !== null;
  }

  async #release(): Promise<void> {
    const lease = this.#lease;
    if (lease === null) return;
    await this.#options.database.inSystem(async (query) => {
      await placeEvents(query, lease, BATCH_LIMIT);
      await releaseLease(query, lease);
    });
  }
}
