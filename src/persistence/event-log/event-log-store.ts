import type { Database } from '../orm.ts';
import {
  acquireLease,
  eventsFrom,
  faultOf,
  hasUnplaced,
  holdsUnplaced,
  lockLease,
  logExtent,
  placeEvents,
  releaseLease,
} from './event-log.repository.ts';
import type { Lease, LogExtent, PlacedEvent, Position, PositionFault, UnplacedEvents } from './event-log.repository.ts';
import { dropOldPartitions, makeRoom } from './event-log-partitions.ts';

/** What a reader gets that asks what comes after its position, or why it cannot go on from there. */
export type LogPage =
  | { readonly fault: null; readonly events: readonly PlacedEvent[] }
  | { readonly fault: PositionFault };

/** The event log as the sequencer and the feed use it. Each call is one transaction. */
export interface EventLogStore {
  /** Takes or renews the lease for `ttlMs`; null while another holds it. */
  acquire(holder: string, held: Lease | null, ttlMs: number): Promise<Lease | null>;
  release(lease: Lease): Promise<void>;
  /** Gives committed events their places; null where the lease is no longer this holder's. */
  place(lease: Lease, limit: number): Promise<readonly PlacedEvent[] | null>;
  /** Drops what is older than the log is kept; does nothing where the lease is lost. */
  dropOld(lease: Lease): Promise<void>;
  extent(): Promise<LogExtent>;
  /** Whether a reader can go on from there; null when it can. */
  faultOf(position: Position): Promise<PositionFault | null>;
  /** Whether what a snapshot showed beyond the position is still there, placed since or not. */
  holds(position: Position, unplaced: UnplacedEvents): Promise<boolean>;
  /** The events after the position, of all institutions. */
  after(position: Position, limit: number): Promise<LogPage>;
  /** The same of one institution. The position's epoch has been looked at before; only what is gone is seen here. */
  afterOf(institutionId: string, seq: bigint, limit: number): Promise<LogPage>;
}

export class SqlEventLog implements EventLogStore {
  readonly #database: Database;
  readonly #retentionMs: number;

  constructor(database: Database, retentionMs: number) {
    this.#database = database;
    this.#retentionMs = retentionMs;
  }

  acquire(holder: string, held: Lease | null, ttlMs: number): Promise<Lease | null> {
    return this.#database.inSystem((query) => acquireLease(query, holder, held, ttlMs));
  }

  release(lease: Lease): Promise<void> {
    return this.#database.inSystem((query) => releaseLease(query, lease));
  }

  place(lease: Lease, limit: number): Promise<readonly PlacedEvent[] | null> {
    return this.#database.inSystem(async (query) => {
      // Looked at without a lock: an idle sequencer asks many times a second, and each lock is a write.
      if (!(await hasUnplaced(query))) return [];
      const held = await lockLease(query, lease);
      if (held === null) return null;
      await makeRoom(query, held, limit, this.#retentionMs);
      return placeEvents(query, held, limit);
    });
  }

  dropOld(lease: Lease): Promise<void> {
    return this.#database.inSystem(async (query) => {
      if ((await lockLease(query, lease)) !== null) await dropOldPartitions(query, this.#retentionMs);
    });
  }

  extent(): Promise<LogExtent> {
    return this.#database.inSystem(logExtent);
  }

  faultOf(position: Position): Promise<PositionFault | null> {
    return this.#database.inSystem((query) => faultOf(query, position));
  }

  holds(position: Position, unplaced: UnplacedEvents): Promise<boolean> {
    return this.#database.inSystem((query) => holdsUnplaced(query, position.seq, unplaced));
  }

  after(position: Position, limit: number): Promise<LogPage> {
    return this.#database.inSystem(async (query) => {
      // The event that was read last comes again: its epoch tells that the history is still the one that was read.
      const events = await eventsFrom(query, position.seq, limit + 1);
      if (events[0]?.seq === position.seq)
        return events[0].epoch === position.epoch
          ? { fault: null, events: events.slice(1) }
          : { fault: 'EPOCH_CHANGED' };
      const fault = await faultOf(query, position);
      return fault === null ? { fault, events } : { fault };
    });
  }

  afterOf(institutionId: string, seq: bigint, limit: number): Promise<LogPage> {
    return this.#database.inTenant(institutionId, async (query) => {
      const events = await eventsFrom(query, seq + 1n, limit);
      // Asked after reading: had something been dropped before that, it would be known here.
      const { firstSeq } = await logExtent(query);
      return seq + 1n < firstSeq ? { fault: 'CURSOR_EXPIRED' } : { fault: null, events };
    });
  }
}
