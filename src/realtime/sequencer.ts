import { randomUUID } from 'node:crypto';
import type { Lease, PlacedEvent } from '../persistence/event-log/event-log.repository.ts';
import type { EventLogStore } from '../persistence/event-log/event-log-store.ts';
import type { Clock } from './clock.ts';
import type { WakeUp } from './wake-up.ts';

const BATCH_LIMIT = 500;
const LEASE_MS = 5_000;
/** A command of another node is found by looking: waking the sequencer at each commit would cost every writer. */
const POLL_MS = 50;
/** Who does not hold the lease asks for it this often. */
const STANDBY_MS = 500;
const CLEAN_UP_MS = 60_000;

export interface SequencerOptions {
  readonly store: EventLogStore;
  readonly clock: Clock;
  /** Rung after commands that appended events. */
  readonly appended: WakeUp;
  /** Told of what was placed, in order. */
  readonly onPlaced: (events: readonly PlacedEvent[]) => void;
  readonly onError: (error: unknown) => void;
  /** Names this holder of the lease. */
  readonly holder?: string;
}

/**
 * Gives committed events their dense order, one for all institutions: a single order needs one lease and one row, and a
 * node follows every institution by one number. Readers that followed the greatest id would lose rows whose
 * transaction commits late; here an event is placed only once it is committed, however long that took.
 *
 * Any number may run: a lease row lets one of them place, and its token keeps out a holder that slept past its lease.
 * One that fails or stalls is replaced within the lease's time.
 */
export class Sequencer {
  readonly #options: SequencerOptions;
  readonly #holder: string;
  readonly #stopping = new AbortController();
  #lease: Lease | null = null;
  #renewAtMs = 0;
  #cleanUpAtMs = 0;
  #running: Promise<void> | null = null;

  constructor(options: SequencerOptions) {
    this.#options = options;
    this.#holder = options.holder ?? randomUUID();
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
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const placed = await this.#turn().catch(this.#failed);
      if (placed < BATCH_LIMIT) await this.#options.appended.wait(this.#lease === null ? STANDBY_MS : POLL_MS, signal);
    }
    await this.#release().catch(this.#failed);
  }

  readonly #failed = (error: unknown): number => {
    // What was held is held no more: coming back is a new holding, with an epoch of its own.
    this.#lease = null;
    this.#options.onError(error);
    return 0;
  };

  async #turn(): Promise<number> {
    if (!(await this.#hold())) return 0;
    const placed = await this.#place();
    await this.#cleanUp();
    return placed;
  }

  async #place(): Promise<number> {
    const placed = await this.#options.store.place(this.#lease!, BATCH_LIMIT);
    if (placed === null) this.#lease = null;
    else if (placed.length > 0) {
      this.#lease = { ...this.#lease!, lastSeq: placed.at(-1)!.seq };
      this.#options.onPlaced(placed);
    }
    return placed?.length ?? 0;
  }

  async #hold(): Promise<boolean> {
    const { store, clock } = this.#options;
    if (this.#lease !== null && clock.nowMs() < this.#renewAtMs) return true;
    const asked = clock.nowMs();
    this.#lease = await store.acquire(this.#holder, this.#lease, LEASE_MS);
    // Renewed at half time, counted from before the question: never believed longer than it is granted.
    this.#renewAtMs = asked + LEASE_MS / 2;
    return this.#lease !== null;
  }

  async #cleanUp(): Promise<void> {
    const { store, clock } = this.#options;
    if (this.#lease === null || clock.nowMs() < this.#cleanUpAtMs) return;
    this.#cleanUpAtMs = clock.nowMs() + CLEAN_UP_MS;
    await store.dropOld(this.#lease);
  }

  async #release(): Promise<void> {
    if (this.#lease === null) return;
    await this.#place();
    if (this.#lease !== null) await this.#options.store.release(this.#lease);
  }
}
