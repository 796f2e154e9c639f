/** Event logs that lack one of the mechanisms that the stream rests on. */
import type { LogPage } from '../../../src/persistence/event-log/event-log-store.ts';
import type {
  Lease,
  PlacedEvent,
  Position,
  PositionFault,
} from '../../../src/persistence/event-log/event-log.repository.ts';
import { ModelEventLog } from '../model/model-event-log.ts';
import type { UnplacedEvent } from '../model/model-event-log.ts';

/** Places by what a holder knew when it took the lease: nothing is locked, and no token is looked at. */
export class UnfencedLog extends ModelEventLog {
  readonly #ends = new Map<string, { epoch: string; lastSeq: number }>();

  override async acquire(holder: string, held: Lease | null, ttlMs: number): Promise<Lease | null> {
    const lease = await super.acquire(holder, held, ttlMs);
    if (lease !== null && held === null)
      this.#ends.set(holder, { epoch: this.state.lease.epoch, lastSeq: this.state.log.length });
    return lease;
  }

  override async place({ holder }: Lease, limit: number): Promise<readonly PlacedEvent[]> {
    const end = this.#ends.get(holder)!;
    const placed = this.unplaced()
      .slice(0, limit)
      .map((event): PlacedEvent => ({ ...event, epoch: end.epoch, seq: BigInt((end.lastSeq += 1)) }));
    for (const event of placed) {
      this.state.outbox.delete(event.outboxId!);
      this.state.log.push({ event, placedAtMs: this.options.nowMs() });
      this.state.lease.lastEpoch = end.epoch;
    }
    return placed;
  }
}

/** Follows the greatest id: what commits later with a smaller one is never seen. */
export class MaxIdLog extends ModelEventLog {
  protected override takeable(): UnplacedEvent[] {
    const greatest = this.placed().reduce((most, { outboxId }) => (outboxId! > most ? outboxId! : most), 0n);
    return this.unplaced().filter(({ outboxId }) => outboxId > greatest);
  }
}

/** Reads on by number alone, whatever history the number was of. */
export class EpochBlindLog extends ModelEventLog {
  override async after(position: Position, limit: number): Promise<LogPage> {
    const page = await super.after(position, limit);
    return page.fault === 'EPOCH_CHANGED'
      ? { fault: null, events: this.placed().slice(Number(position.seq), Number(position.seq) + limit) }
      : page;
  }

  override async faultOf(position: Position): Promise<PositionFault | null> {
    const fault = await super.faultOf(position);
    return fault === 'EPOCH_CHANGED' ? null : fault;
  }
}

/** Has one epoch for ever, whoever holds the lease. */
export class OneEpochLog extends ModelEventLog {
  protected override newEpoch(): string {
    // Asked for the first time while the state is being made.
    return (this.state as { origin: string } | undefined)?.origin ?? super.newEpoch();
  }
}

/** Reads on after what was dropped as if it had never been. */
export class ForgetfulLog extends ModelEventLog {
  override async afterOf(institutionId: string, seq: bigint, limit: number): Promise<LogPage> {
    return super.afterOf(institutionId, seq + 1n < this.firstSeq ? this.firstSeq - 1n : seq, limit);
  }

  override async faultOf(position: Position): Promise<PositionFault | null> {
    const fault = await super.faultOf(position);
    return fault === 'CURSOR_EXPIRED' ? null : fault;
  }
}
