/**
 * The event log in memory, with the meaning of the one in the database (event-log.repository.ts,
 * event-log-partitions.ts); event-log-contract.test.ts holds the two together. It knows more than a database does: what
 * retention dropped stays here, out of every reader's reach, so that a run can be judged by all that ever happened.
 */
import type { Random } from '../../../src/domain/shared/random.ts';
import type { EventLogStore, LogPage } from '../../../src/persistence/event-log/event-log-store.ts';
import type {
  Lease,
  LogExtent,
  PlacedEvent,
  Position,
  PositionFault,
  UnplacedEvents,
} from '../../../src/persistence/event-log/event-log.repository.ts';
import { randomUuid } from './random-uuid.ts';

export type UnplacedEvent = Omit<PlacedEvent, 'epoch' | 'seq' | 'outboxId'> & { readonly outboxId: bigint };
export type NewEvent = Omit<UnplacedEvent, 'outboxId'>;

interface PlacedRow {
  readonly event: PlacedEvent;
  readonly placedAtMs: number;
}

interface LeaseRow {
  epoch: string;
  token: number;
  holder: string | null;
  expiresAtMs: number;
  lastEpoch: string;
}

/** Everything that a backup of the database has in it. */
interface State {
  readonly origin: string;
  /** The epoch of what lies right before `firstSeq`. */
  epochBefore: string;
  /** Dense from 1 on; what lies before `firstSeq` is gone for readers. */
  readonly log: PlacedRow[];
  readonly outbox: Map<bigint, UnplacedEvent>;
  readonly lease: LeaseRow;
  lastOutboxId: bigint;
  firstSeq: number;
  /** The first `seq` of each partition, in order. */
  partitions: number[];
  partitionedThrough: number;
}

export interface ModelOptions {
  readonly random: Random;
  readonly nowMs: () => number;
  readonly retentionMs: number;
  readonly partitionSize: number;
  /** What goes by between two statements of a call. */
  readonly between?: () => Promise<void>;
}

/** A transaction that appends events: they have their ids at once, and exist for others from the commit on. */
export interface OpenTransaction {
  append(event: NewEvent): bigint;
  /** Throws where the database was restored meanwhile. */
  commit(): void;
}

export class ModelEventLog implements EventLogStore {
  readonly #between: () => Promise<void>;
  /** When something was dropped last. */
  lastDroppedMs = -Infinity;
  protected readonly options: ModelOptions;
  protected state: State;

  constructor(options: ModelOptions) {
    this.options = options;
    this.#between = options.between ?? (() => Promise.resolve());
    const origin = this.newEpoch();
    const lease: LeaseRow = { epoch: origin, token: 0, holder: null, expiresAtMs: options.nowMs(), lastEpoch: origin };
    this.state = {
      origin,
      epochBefore: origin,
      log: [],
      outbox: new Map(),
      lease,
      lastOutboxId: 0n,
      firstSeq: 1,
      partitions: [],
      partitionedThrough: 0,
    };
  }

  async acquire(holder: string, held: Lease | null, ttlMs: number): Promise<Lease | null> {
    const { lease } = this.state;
    if (lease.holder !== holder && lease.holder !== null && lease.expiresAtMs >= this.options.nowMs()) return null;
    if (
      lease.holder !== holder ||
      held === null ||
      Number(held.token) !== lease.token ||
      held.lastSeq !== BigInt(this.state.log.length)
    ) {
      lease.token += 1;
      lease.epoch = this.newEpoch();
    }
    [lease.holder, lease.expiresAtMs] = [holder, this.options.nowMs() + ttlMs];
    return { holder, token: String(lease.token), lastSeq: BigInt(this.state.log.length) };
  }

  async release(held: Lease): Promise<void> {
    if (this.isHeld(held)) [this.state.lease.holder, this.state.lease.expiresAtMs] = [null, this.options.nowMs()];
  }

  async place(held: Lease, limit: number): Promise<readonly PlacedEvent[] | null> {
    const { outbox, lease, log } = this.state;
    if (outbox.size === 0) return [];
    if (!this.isHeld(held) || held.lastSeq !== BigInt(log.length)) return null;
    this.#makeRoom(limit);
    const taken = this.takeable().slice(0, limit);
    const placed = taken.map((event, index): PlacedEvent => ({
      ...event,
      epoch: lease.epoch,
      seq: BigInt(log.length + index + 1),
    }));
    for (const event of placed) {
      outbox.delete(event.outboxId!);
      log.push({ event, placedAtMs: this.options.nowMs() });
    }
    lease.lastEpoch = lease.epoch;
    return placed;
  }

  async dropOld(held: Lease): Promise<void> {
    if (this.isHeld(held)) this.dropOldPartitions();
  }

  async extent(): Promise<LogExtent> {
    const { epochBefore, firstSeq, log, lease } = this.state;
    return {
      origin: epochBefore,
      firstSeq: BigInt(firstSeq),
      last: { epoch: lease.lastEpoch, seq: BigInt(log.length) },
    };
  }

  async faultOf(position: Position): Promise<PositionFault | null> {
    const epoch = this.#epochAt(position.seq);
    await this.#between();
    const { origin, firstSeq, last } = await this.extent();
    if (position.seq > last.seq) return 'CURSOR_AHEAD';
    if (position.seq === last.seq) return position.epoch === last.epoch ? null : 'EPOCH_CHANGED';
    if (position.seq === firstSeq - 1n) return position.epoch === origin ? null : 'EPOCH_CHANGED';
    if (position.seq < firstSeq) return 'CURSOR_EXPIRED';
    return epoch === position.epoch ? null : 'EPOCH_CHANGED';
  }

  async holds(position: Position, { size, timeSum, ranges }: UnplacedEvents): Promise<boolean> {
    const isWanted = (id: bigint | null): boolean =>
      id !== null && ranges.some(([first, last]) => id >= first && id <= last);
    const found = [...this.unplaced(), ...this.#eventsFrom(position.seq + 1n, Infinity)].filter(({ outboxId }) =>
      isWanted(outboxId),
    );
    return (
      BigInt(found.length) === size &&
      found.reduce((sum, { recordedAt }) => sum + BigInt(recordedAt.getTime()), 0n) === timeSum
    );
  }

  async after(position: Position, limit: number): Promise<LogPage> {
    const events = this.#eventsFrom(position.seq, limit + 1);
    if (events[0]?.seq === position.seq)
      return events[0].epoch === position.epoch ? { fault: null, events: events.slice(1) } : { fault: 'EPOCH_CHANGED' };
    await this.#between();
    const fault = await this.faultOf(position);
    return fault === null ? { fault, events } : { fault };
  }

  async afterOf(institutionId: string, seq: bigint, limit: number): Promise<LogPage> {
    const events = this.#eventsFrom(seq + 1n, Infinity)
      .filter((event) => event.institutionId === institutionId)
      .slice(0, limit);
    await this.#between();
    const { firstSeq } = await this.extent();
    return seq + 1n < firstSeq ? { fault: 'CURSOR_EXPIRED' } : { fault: null, events };
  }

  begin(): OpenTransaction {
    const { state } = this;
    const events: UnplacedEvent[] = [];
    return {
      append: (event) => {
        state.lastOutboxId += 1n;
        events.push({ ...event, outboxId: state.lastOutboxId });
        return state.lastOutboxId;
      },
      commit: () => {
        if (state !== this.state) throw new Error('The connection was lost');
        for (const event of events) state.outbox.set(event.outboxId, event);
      },
    };
  }

  /** A backup; the returned function puts it back. */
  backUp(): () => void {
    const backup = copyOf(this.state);
    return () => (this.state = copyOf(backup));
  }

  /** Drops the oldest partitions whose every event is older than the log is kept, but never the last partition. */
  dropOldPartitions(): void {
    const { state } = this;
    const [oldestMs, partitions] = [this.options.nowMs() - this.options.retentionMs, state.partitions];
    while (partitions.length > 1 && (state.log[partitions[1]! - 2]?.placedAtMs ?? Infinity) < oldestMs) {
      partitions.shift();
      state.firstSeq = partitions[0]!;
      state.epochBefore = state.log[state.firstSeq - 2]!.event.epoch;
      this.lastDroppedMs = this.options.nowMs();
    }
  }

  /** The first event that readers reach, or that comes next. */
  get firstSeq(): bigint {
    return BigInt(this.state.firstSeq);
  }

  /** Committed events without a place, in the order of their ids. */
  unplaced(): UnplacedEvent[] {
    return [...this.state.outbox.values()].sort((one, other) => (one.outboxId < other.outboxId ? -1 : 1));
  }

  /** All that was ever placed in this history, with what is dropped by now. */
  placed(): PlacedEvent[] {
    return this.state.log.map(({ event }) => event);
  }

  /** Whether the position lies in this history, kept or dropped. */
  hasPosition({ epoch, seq }: Position): boolean {
    return seq === 0n ? epoch === this.state.origin : this.state.log[Number(seq) - 1]?.event.epoch === epoch;
  }

  /** What can be given its place, the first one first. */
  protected takeable(): UnplacedEvent[] {
    return this.unplaced();
  }

  protected isHeld(held: Lease): boolean {
    return this.state.lease.holder === held.holder && this.state.lease.token === Number(held.token);
  }

  protected newEpoch(): string {
    return randomUuid(this.options.random);
  }

  #makeRoom(count: number): void {
    const { state } = this;
    const { partitionSize } = this.options;
    const neededThrough = state.log.length + Math.min(count, partitionSize);
    // Beyond what the database makes ahead: partitions are smaller here than a batch may be.
    while (state.partitionedThrough < Math.max(neededThrough, state.log.length + Math.min(count, state.outbox.size))) {
      state.partitions.push(state.partitionedThrough + 1);
      state.partitionedThrough += partitionSize;
    }
  }

  #eventsFrom(seq: bigint, limit: number): PlacedEvent[] {
    const { log, firstSeq } = this.state;
    const from = Math.max(Number(seq), firstSeq) - 1;
    return log.slice(from, Math.min(log.length, from + limit)).map(({ event }) => event);
  }

  #epochAt(seq: bigint): string | null {
    return seq < this.state.firstSeq ? null : (this.state.log[Number(seq) - 1]?.event.epoch ?? null);
  }
}

function copyOf(state: State): State {
  return {
    ...state,
    log: [...state.log],
    outbox: new Map(state.outbox),
    lease: { ...state.lease },
    partitions: [...state.partitions],
  };
}
