import type { EventLogStore, LogPage } from '../../../src/persistence/event-log/event-log-store.ts';
import type {
  Lease,
  LogExtent,
  PlacedEvent,
  Position,
  PositionFault,
  UnplacedEvents,
} from '../../../src/persistence/event-log/event-log.repository.ts';
import type { Connection } from './connection.ts';

/** What is seen of a node's calls at the database, whether or not the node hears of it. */
export interface CallObserver {
  acquired(): void;
  placed(events: readonly PlacedEvent[]): void;
}

/** The event log as a node reaches it. */
export class RemoteEventLog implements EventLogStore {
  readonly #store: EventLogStore;
  readonly #connection: Connection;
  readonly #observer: CallObserver;

  constructor(store: EventLogStore, connection: Connection, observer: CallObserver) {
    this.#store = store;
    this.#connection = connection;
    this.#observer = observer;
  }

  acquire(holder: string, held: Lease | null, ttlMs: number): Promise<Lease | null> {
    return this.#connection.call(async () => {
      const lease = await this.#store.acquire(holder, held, ttlMs);
      if (lease !== null) this.#observer.acquired();
      return lease;
    });
  }

  release(lease: Lease): Promise<void> {
    return this.#connection.call(() => this.#store.release(lease));
  }

  place(lease: Lease, limit: number): Promise<readonly PlacedEvent[] | null> {
    return this.#connection.call(async () => {
      const placed = await this.#store.place(lease, limit);
      if (placed !== null && placed.length > 0) this.#observer.placed(placed);
      return placed;
    });
  }

  dropOld(lease: Lease): Promise<void> {
    return this.#connection.call(() => this.#store.dropOld(lease));
  }

  extent(): Promise<LogExtent> {
    return this.#connection.call(() => this.#store.extent());
  }

  faultOf(position: Position): Promise<PositionFault | null> {
    return this.#connection.call(() => this.#store.faultOf(position));
  }

  holds(position: Position, unplaced: UnplacedEvents): Promise<boolean> {
    return this.#connection.call(() => this.#store.holds(position, unplaced));
  }

  after(position: Position, limit: number): Promise<LogPage> {
    return this.#connection.call(() => this.#store.after(position, limit));
  }

  afterOf(institutionId: string, seq: bigint, limit: number): Promise<LogPage> {
    return this.#connection.call(() => this.#store.afterOf(institutionId, seq, limit));
  }
}
