/**
 * One node's way through the event log. It reads placed events in their order, once for all subscribers, and keeps the
 * latest in memory, so that whoever resumes a while back does not touch the database.
 *
 * Events come from a push (the sequencer of this process, or the bus) where it fits exactly behind what is known, and
 * from the log otherwise. The log is looked at every half second in any case: a lost push or wake-up costs that time
 * and no event, and a database that was restored to another history is noticed.
 */
import type { PlacedEvent, Position, PositionFault } from '../persistence/event-log/event-log.repository.ts';
import type { EventLogStore } from '../persistence/event-log/event-log-store.ts';
import type { Clock } from './clock.ts';
import type { StreamStart } from './cursor.ts';
import { WakeUp } from './wake-up.ts';

const READ_LIMIT = 500;
const POLL_MS = 500;
const WINDOW_EVENTS = 10_000;

export interface FeedOptions {
  readonly store: EventLogStore;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
  /** The log is not the one that was read so far: whoever follows it cannot go on. */
  readonly onReset: (fault: PositionFault) => void;
}

/** The next events of an institution and how far they reach; or why a reader cannot go on. */
export type FeedPage =
  | { readonly fault: null; readonly events: readonly PlacedEvent[]; readonly through: Position }
  | { readonly fault: PositionFault };

export class AlertFeed {
  readonly #options: FeedOptions;
  readonly #stopping = new AbortController();
  readonly #wakeUp: WakeUp;
  readonly #arrived = new Map<string, WakeUp>();
  /** Consecutive by `seq`: the log is dense, so place follows from index. */
  #window: PlacedEvent[] = [];
  #head: Position | null = null;
  #verifiedAtMs = 0;
  #running: Promise<void> | null = null;

  constructor(options: FeedOptions) {
    this.#options = options;
    this.#wakeUp = new WakeUp(options.clock);
  }

  /** Resolves once the feed knows where the log ends. */
  async start(): Promise<void> {
    this.#head = (await this.#options.store.extent()).last;
    this.#verifiedAtMs = this.#options.clock.nowMs();
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    for (const arrived of this.#arrived.values()) arrived.notify();
  }

  /** How far the log was read. */
  get head(): Position {
    return this.#head!;
  }

  get started(): boolean {
    return this.#head !== null;
  }

  get stopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  /** When the log itself was last looked at; all that was placed before it is known. */
  get verifiedAtMs(): number {
    return this.#verifiedAtMs;
  }

  /** Looks at the log at once. */
  wake(): void {
    this.#wakeUp.notify();
  }

  /**
   * Takes events that another told of. Only what continues the history that was read from the log itself is believed;
   * for anything else the log is asked.
   */
  offer(events: readonly PlacedEvent[]): void {
    const news = events.filter(({ seq }) => seq > this.head.seq);
    if (news.length === 0) return;
    if (news[0]!.seq === this.head.seq + 1n && news.every(({ epoch }) => epoch === this.head.epoch)) this.#append(news);
    else this.wake();
  }

  /** Whether the position is known to lie in the history that was read. */
  hasRead({ epoch, seq }: Position): boolean {
    return (seq === this.head.seq ? this.head : this.#windowed(seq))?.epoch === epoch;
  }

  /** Why a reader cannot go on from there; null when it can. Most are answered from memory. */
  async faultOf({ position, seen }: StreamStart): Promise<PositionFault | null> {
    const fault = await this.#faultOf(position);
    if (fault !== null || seen.isEmpty) return fault;
    if (await this.#options.store.holds(position, seen)) return null;
    // What is gone may also have been dropped since.
    return (await this.#options.store.faultOf(position)) ?? 'EPOCH_CHANGED';
  }

  async #faultOf(position: Position): Promise<PositionFault | null> {
    if (position.seq === this.head.seq && position.epoch === this.head.epoch) return null;
    const known = this.#windowed(position.seq);
    return known === undefined
      ? this.#options.store.faultOf(position)
      : known.epoch === position.epoch
        ? null
        : 'EPOCH_CHANGED';
  }

  /**
   * Up to `limit` events of the institution after the position; where there are none yet, waits for them up to
   * `waitMs`.
   */
  async next(
    institutionId: string,
    after: Position,
    limit: number,
    waitMs: number,
    signal: AbortSignal,
  ): Promise<FeedPage> {
    if (after.seq >= this.head.seq) await this.#arrival(institutionId).wait(waitMs, signal);
    if (after.seq >= this.head.seq) return { fault: null, events: [], through: after };
    const first = this.#window[0]?.seq;
    if (first === undefined || after.seq + 1n < first) return this.#readLog(institutionId, after, limit);
    return this.#readWindow(institutionId, Number(after.seq + 1n - first), limit);
  }

  #readWindow(institutionId: string, from: number, limit: number): FeedPage {
    const events: PlacedEvent[] = [];
    let through = this.#window[from]!;
    for (let index = from; index < this.#window.length && events.length < limit; index += 1) {
      through = this.#window[index]!;
      if (through.institutionId === institutionId) events.push(through);
    }
    return { fault: null, events, through: { epoch: through.epoch, seq: through.seq } };
  }

  async #readLog(institutionId: string, after: Position, limit: number): Promise<FeedPage> {
    const known = this.head;
    const page = await this.#options.store.afterOf(institutionId, after.seq, limit);
    if (page.fault !== null) return page;
    const last = page.events.at(-1);
    // A short page has everything this institution has up to what the feed knew before asking.
    if (page.events.length < limit && (last === undefined || last.seq < known.seq))
      return { fault: null, events: page.events, through: known };
    return { fault: null, events: page.events, through: { epoch: last!.epoch, seq: last!.seq } };
  }

  async #run(): Promise<void> {
    while (!this.stopped) {
      const found = await this.#read().catch((error: unknown) => {
        this.#options.onError(error);
        return 0;
      });
      if (found < READ_LIMIT) await this.#wakeUp.wait(POLL_MS, this.#stopping.signal);
    }
  }

  async #read(): Promise<number> {
    const { store, clock } = this.#options;
    const asked = clock.nowMs();
    const page = await store.after(this.head, READ_LIMIT);
    if (page.fault !== null) return this.#reset(page.fault);
    this.#verifiedAtMs = asked;
    // Some may have come by a push meanwhile: of this history, or of one that a restore has undone.
    if (page.events.some(({ seq, epoch }) => seq <= this.head.seq && this.#windowed(seq)?.epoch !== epoch))
      return this.#reset('EPOCH_CHANGED');
    this.#append(page.events.filter(({ seq }) => seq > this.head.seq));
    return page.events.length;
  }

  async #reset(fault: PositionFault): Promise<number> {
    this.#head = (await this.#options.store.extent()).last;
    this.#window = [];
    this.#options.onReset(fault);
    return 0;
  }

  #append(events: readonly PlacedEvent[]): void {
    const last = events.at(-1);
    if (last === undefined) return;
    for (const event of events) this.#window.push(event);
    // Cut when it is twice as long: copied at every read, a busy log would cost the loop 10,000 places a time.
    if (this.#window.length >= 2 * WINDOW_EVENTS) this.#window = this.#window.slice(-WINDOW_EVENTS);
    this.#head = { epoch: last.epoch, seq: last.seq };
    for (const institutionId of new Set(events.map((event) => event.institutionId)))
      this.#arrived.get(institutionId)?.notify();
  }

  #arrival(institutionId: string): WakeUp {
    const known = this.#arrived.get(institutionId) ?? new WakeUp(this.#options.clock);
    this.#arrived.set(institutionId, known);
    return known;
  }

  #windowed(seq: bigint): PlacedEvent | undefined {
    const first = this.#window[0]?.seq;
    return first === undefined || seq < first ? undefined : this.#window[Number(seq - first)];
  }
}
