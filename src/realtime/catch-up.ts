/**
 * The way of one subscriber from its cursor to its group. It takes a batch only once the last one has left, so that a
 * long way fills no queue. Events that its snapshot showed already are passed over; until all of them have come it goes
 * alone, since its cursors must name the rest of them.
 */
import type { PlacedEvent, Position } from '../persistence/event-log/event-log.repository.ts';
import { pause } from './clock.ts';
import type { StreamStart } from './cursor.ts';
import { BATCH_EVENTS, HEARTBEAT_MS } from './group.ts';
import type { Group } from './group.ts';
import { IdRanges } from './id-ranges.ts';
import type { HubHost, Member } from './member.ts';
import { Delivery } from './question.ts';
import type { StreamMessage } from './question.ts';
import { retrying } from './retrying.ts';

/** How often it looks whether the feed has come as far. */
const REACH_MS = 50;
/** What is handed to the socket at once. */
const PIECE_BYTES = 131_072;

export class CatchUp {
  readonly #hub: HubHost;
  readonly #member: Member;
  readonly #group: Group;
  readonly #stopping = new AbortController();
  readonly #release: () => void;
  #position: Position;
  #seen: IdRanges;
  /** Whether its position lies in the history that the feed follows. */
  #isVerified = false;

  constructor(hub: HubHost, member: Member, group: Group, { position, seen }: StreamStart) {
    this.#hub = hub;
    this.#member = member;
    this.#group = group;
    this.#position = position;
    this.#seen = seen;
    this.#release = group.reserve();
    member.place = this;
  }

  start(): void {
    void retrying(this.#hub.options, this.#stopping.signal, () => this.#turn());
  }

  leave(): void {
    if (this.#stopping.signal.aborted) return;
    this.#stopping.abort();
    this.#release();
  }

  async #turn(): Promise<void> {
    const { feed } = this.#hub.options;
    const { question } = this.#group;
    if (!this.#isVerified) return this.#verify();
    if (this.#seen.isEmpty && this.#position.seq >= this.#group.position.seq) return this.#joinGroup();
    await this.#member.subscriber.drained();
    // A database that was restored meanwhile gives the ids that are passed over to other events.
    const fault = this.#seen.isEmpty ? null : await feed.faultOf({ position: this.#position, seen: this.#seen });
    if (this.#stopping.signal.aborted) return;
    if (fault !== null) return this.#hub.end(this.#member, fault);
    const page = await feed.next(
      question.institutionId,
      this.#position,
      BATCH_EVENTS,
      HEARTBEAT_MS,
      this.#stopping.signal,
    );
    if (this.#stopping.signal.aborted) return;
    if (page.fault !== null) return this.#hub.end(this.#member, page.fault);
    // After the wait, which may be long.
    if (await this.#hasOtherRights()) return;
    await question.refresh();
    const { wanted, seen } = this.#unseen(page.events);
    if (seen.isEmpty && seen.timeSum !== 0n) return this.#hub.end(this.#member, 'EPOCH_CHANGED');
    const answers = await this.#answersFor(wanted);
    if (question.isPersonal && (await this.#hasOtherRights(true))) return;
    if (this.#stopping.signal.aborted) return;
    [this.#position, this.#seen] = [page.through, seen];
    await this.#deliver(answers.filter((answer) => answer !== null));
  }

  /**
   * Waits until the feed has come as far, and sees that it came there by the same history: the node that gave the
   * cursor may have been ahead of this one, and the database restored since.
   */
  async #verify(): Promise<void> {
    const { feed, clock } = this.#hub.options;
    const isReached = this.#position.seq <= feed.head.seq;
    const fault = await feed.faultOf({ position: this.#position, seen: IdRanges.NONE });
    if (this.#stopping.signal.aborted) return;
    if (fault !== null) return this.#hub.end(this.#member, fault);
    this.#isVerified = isReached;
    if (isReached) return;
    feed.wake();
    await pause(clock, REACH_MS, this.#stopping.signal);
  }

  /** In pieces, each once the one before has mostly left. */
  async #deliver(answers: readonly Buffer[]): Promise<void> {
    let piece: Buffer[] = [];
    let bytes = 0;
    for (const [index, answer] of answers.entries()) {
      piece.push(answer);
      bytes += answer.length;
      if (bytes < PIECE_BYTES && index < answers.length - 1) continue;
      this.#member.subscriber.deliver(new Delivery(piece));
      [piece, bytes] = [[], 0];
      await this.#member.subscriber.drained();
      if (this.#stopping.signal.aborted) return;
    }
  }

  #joinGroup(): void {
    this.#stopping.abort();
    this.#group.admit(this.#member, this.#position);
    this.#release();
  }

  /** What is wanted of the events, each with what is still to be passed over when it is told. */
  #unseen(events: readonly PlacedEvent[]): { wanted: { event: PlacedEvent; seen: IdRanges }[]; seen: IdRanges } {
    let seen = this.#seen;
    const wanted = events.flatMap((event) => {
      const isSeen = event.outboxId !== null && seen.has(event.outboxId);
      if (isSeen) seen = seen.without(event.outboxId, event.recordedAt);
      return isSeen || !this.#group.question.wants(event) ? [] : [{ event, seen }];
    });
    return { wanted, seen };
  }

  #answersFor(wanted: readonly { event: PlacedEvent; seen: IdRanges }[]): Promise<readonly (Buffer | null)[]> {
    if (wanted.length === 0) return Promise.resolve([]);
    if (this.#seen.isEmpty)
      return this.#group.answersFor(
        wanted.map(({ event }) => event),
        this.#member.rightsVersion,
      );
    return this.#group.question.render(wanted.map((one): StreamMessage => ({ kind: 'event', ...one })));
  }

  /**
   * Whether the rights have changed, so that it went on with another question, or ended; asked again where `anyway`.
   */
  async #hasOtherRights(anyway = false): Promise<boolean> {
    const { rights } = this.#hub.options;
    const { institutionId, key, userId } = this.#group.question;
    const version = await rights.version(institutionId);
    if (version === this.#member.rightsVersion && !anyway) return false;
    const actor = await rights.actor(institutionId, version, this.#member.subscriber.subject);
    if (anyway && actor?.userId === userId) return false;
    const question = actor === null ? null : await this.#member.subscriber.ask(actor);
    if (this.#stopping.signal.aborted) return true;
    this.#member.rightsVersion = version;
    if (question === null) this.#hub.end(this.#member, actor === null ? 'TOKEN_REVOKED' : 'FORBIDDEN');
    else if (question.key === key) return false;
    else {
      this.leave();
      this.#hub.route(this.#member, question, { position: this.#position, seen: this.#seen });
    }
    return true;
  }
}
