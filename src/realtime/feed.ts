import { eventsAfter, logPosition } from '../persistence/event-log/event-log.repository.ts';
import type { PlacedEvent } from '../persistence/event-log/event-log.repository.ts';
import type { Database } from '../persistence/orm.ts';
import { WakeUp } from './wake-up.ts';

const READ_LIMIT = 500;
const POLL_MS = 500;
const WINDOW_EVENTS = 10_000;

export interface FeedOptions {
  readonly database: Database;
  /** Rung after events were placed by a sequencer of this process. */
  readonly placed: WakeUp;
  readonly onError: (error: unknown) => void;
}

/**
 * Reads placed events in their order, once per node, and keeps the latest in memory. Subscribers pull from their own
 * place in it, so a slow one holds back nobody and nothing queues up for it; one that fell behind the window reads the
 * log itself.
 */
export class AlertFeed {
  readonly #options: FeedOptions;
  readonly #stopping = new AbortController();
  readonly #arrived = new WakeUp();
  /** Consecutive by `seq`: the log is dense, so place follows from index. */
  #window: PlacedEvent[] = [];
  #lastSeq = 0n;
  #epoch = '';
  #running: Promise<void> | null = null;

  constructor(options: FeedOptions) {
    this.#options = options;
  }

  /** Resolves once the feed knows where the log ends. */
  async start(): Promise<void> {
    const { epoch, lastSeq } = await this.#options.database.inSystem(logPosition);
    this.#epoch = epoch;
    this.#lastSeq = lastSeq;
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    this.#arrived.ring();
  }

  get epoch(): string {
    return this.#epoch;
  }

  get lastSeq(): bigint {
    return this.#lastSeq;
  }

  /** How many subscribers wait for an event at the moment. */
  get waiting(): number {
    return this.#arrived.waiting;
  }

  get stopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  /** The next placed events of the institution after `seq`, and how far they reach; waits until there may be some. */
  async next(institutionId: string, seq: bigint, signal: AbortSignal): Promise<{ events: readonly PlacedEvent[]; through: bigint }> {
    while (seq >= this.#lastSeq && !signal.aborted && !this.#stopping.signal.aborted) await this.#arrived.wait(POLL_MS * 20, signal);
    if (seq >= this.#lastSeq) return { events: [], through: seq };
    const first = this.#window[0]?.seq;
    if (first !== undefined && seq >= first - 1n) {
      const found = this.#window.slice(Number(seq + 1n - first), Number(seq + 1n - first) + READ_LIMIT);
      return { events: found.filter((event) => event.institutionId === institutionId), through: found.at(-1)!.seq };
    }
    return this.#readLog(institutionId, seq);
  }

  async #readLog(institutionId: string, seq: bigint): Promise<{ events: readonly PlacedEvent[]; through: bigint }> {
    const known = this.#lastSeq;
    const events = await this.#options.database.inTenant(institutionId, (query) => eventsAfter(query, seq, READ_LIMIT));
    // A short page has everything this institution has up to what the feed knew before asking.
    const end = events.at(-1)?.seq ?? seq;
    return { events, through: events.length < READ_LIMIT && known > end ? known : end };
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const found = await this.#read().catch((error: unknown) => {
        this.#options.onError(error);
        return 0;
      });
      if (found > 0) this.#arrived.ring();
      if (found < READ_LIMIT) await this.#options.placed.wait(POLL_MS, this.#stopping.signal);
    }
  }

  async #read(): Promise<number> {
    const events = await this.#options.database.inSystem((query) => eventsAfter(query, this.#lastSeq, READ_LIMIT));
    if (events.length === 0) return 0;
    this.#window.push(...events);
    // Cut when it is twice as long: copied at every read, a busy log would cost the loop 10,000 places a time.
    if (this.#window.length >= 2 * WINDOW_EVENTS) this.#window = this.#window.slice(-WINDOW_EVENTS);
    this.#lastSeq = events.at(-1)!.seq;
    return events.length;
  }
}
