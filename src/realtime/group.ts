/**
 * Subscribers that ask the same question, at one place in the log. One loop serves them: it waits for the next events,
 * looks whether the members still may hear them, has the answers made once, and hands them out in one turn. Everything
 * that is handed out goes through that loop, so that nobody is told of an earlier place after a later one.
 */
import type { PlacedEvent, Position } from '../persistence/event-log/event-log.repository.ts';
import { AnswerCache } from './answer-cache.ts';
import type { FeedPage } from './feed.ts';
import { IdRanges } from './id-ranges.ts';
import type { HubHost, Member } from './member.ts';
import { Delivery } from './question.ts';
import type { Question } from './question.ts';
import { retrying } from './retrying.ts';

/** Events that are answered in one snapshot. */
export const BATCH_EVENTS = 100;
/** How often a silent stream says that it lives. */
export const HEARTBEAT_MS = 10_000;
/** Without a look at the log for so long, a node does not know whether something was placed. */
const VERIFIED_WITHIN_MS = 2_500;

type Events = Extract<FeedPage, { fault: null }>;
interface Answer {
  readonly seq: bigint;
  readonly payload: Buffer;
}

export class Group {
  readonly question: Question;
  readonly #hub: HubHost;
  readonly #answers: AnswerCache;
  readonly #onEmpty: () => void;
  readonly #stopping = new AbortController();
  /**
   * Each with what it has already, which is further than the group where it began at an end the group had not reached.
   */
  readonly #members = new Map<Member, Position>();
  readonly #newcomers = new Set<Member>();
  /** How many are on their way here. */
  #reserved = 0;
  #position: Position;
  #heartbeatAtMs: number;
  #rightsVersion: string | null = null;
  #isChanged = false;
  /** Ends the present wait for events. */
  #waiting = new AbortController();

  constructor(hub: HubHost, question: Question, onEmpty: () => void) {
    this.#hub = hub;
    this.question = question;
    this.#onEmpty = onEmpty;
    this.#answers = new AnswerCache(question);
    this.#position = hub.options.feed.head;
    this.#heartbeatAtMs = hub.options.clock.nowMs() + HEARTBEAT_MS;
  }

  get position(): Position {
    return this.#position;
  }

  start(): void {
    void retrying(this.#hub.options, this.#stopping.signal, () => this.#turn());
  }

  /**
   * Takes in a member that has everything up to `position`, which is not behind the group's, and tells it that it is
   * live.
   */
  admit(member: Member, position: Position): void {
    member.place = this;
    this.#members.set(member, position);
    if (this.#members.size === 1) this.#rightsVersion = member.rightsVersion;
    else if (this.#rightsVersion !== member.rightsVersion) this.#rightsVersion = null;
    if (!this.question.hasHeartbeats) return;
    this.#newcomers.add(member);
    this.#waiting.abort();
  }

  leave(member: Member): void {
    this.#members.delete(member);
    this.#newcomers.delete(member);
    this.#closeIfEmpty();
  }

  /** Looks at once whether its members still may hear it, though there is nothing to tell them. */
  recheck(): void {
    this.#isChanged = true;
    this.#waiting.abort();
  }

  /** Keeps the group for one who is on the way; the returned function says that the way has ended. */
  reserve(): () => void {
    this.#reserved += 1;
    return () => {
      this.#reserved -= 1;
      this.#closeIfEmpty();
    };
  }

  /** The answers for events, from memory where they were made lately. */
  answersFor(events: readonly PlacedEvent[], rightsVersion: string): Promise<readonly (Buffer | null)[]> {
    return this.#answers.of(events, rightsVersion);
  }

  async #turn(): Promise<void> {
    const { feed, clock } = this.#hub.options;
    this.#waiting = new AbortController();
    if (this.#newcomers.size > 0) await this.#sendFirstHeartbeats();
    if (this.#isChanged) await this.#recheck();
    if (clock.nowMs() >= this.#heartbeatAtMs) await this.#heartbeat();
    const page = await feed.next(
      this.question.institutionId,
      this.#position,
      BATCH_EVENTS,
      Math.max(1, this.#heartbeatAtMs - clock.nowMs()),
      this.#waiting.signal,
    );
    if (this.#stopping.signal.aborted) return;
    if (page.fault !== null) for (const member of [...this.#members.keys()]) this.#hub.end(member, page.fault);
    else if (page.events.length > 0) await this.#deliverEvents(page);
    else this.#position = page.through;
  }

  async #deliverEvents({ events, through }: Events): Promise<void> {
    const rightsVersion = await this.#authorise();
    await this.question.refresh();
    const wanted = events.filter((event) => this.question.wants(event));
    const answers = wanted.length === 0 ? [] : await this.#answers.of(wanted, rightsVersion);
    if (this.question.isPersonal) await this.#rerouteOthers();
    if (this.#stopping.signal.aborted) return;
    this.#position = through;
    const answered = wanted.flatMap(({ seq }, index): Answer[] =>
      answers[index] == null ? [] : [{ seq, payload: answers[index] }],
    );
    if (answered.length > 0) this.#deliverAnswers(answered);
  }

  #deliverAnswers(answered: readonly Answer[]): void {
    const delivery = new Delivery(answered.map(({ payload }) => payload));
    const first = answered[0]!.seq;
    for (const [member, has] of this.#members) {
      if (has.seq < first) member.subscriber.deliver(delivery);
      else
        deliverTo(
          member,
          answered.filter(({ seq }) => seq > has.seq),
        );
    }
  }

  /** Looks whether anybody's rights have changed, and lets go whom they lead elsewhere; gives their present state. */
  async #authorise(): Promise<string> {
    const { rights } = this.#hub.options;
    const { institutionId } = this.question;
    const version = await rights.version(institutionId);
    if (version === this.#rightsVersion) return version;
    // Whoever comes while it looks is looked at too.
    for (const member of this.#members.keys()) {
      if (member.rightsVersion === version) continue;
      const actor = await rights.actor(institutionId, version, member.subscriber.subject);
      const question = actor === null ? null : await member.subscriber.ask(actor);
      // Only now: a look that failed is taken again.
      member.rightsVersion = version;
      if (question?.key !== this.question.key) this.#reroute(member, question, actor === null);
    }
    this.#rightsVersion = version;
    return version;
  }

  async #recheck(): Promise<void> {
    this.#isChanged = false;
    await this.#authorise();
  }

  /** The answer depends on who asks: only members of the same user may share it. */
  async #rerouteOthers(): Promise<void> {
    const { rights } = this.#hub.options;
    const { institutionId, userId } = this.question;
    const version = await rights.version(institutionId);
    for (const member of this.#members.keys()) {
      const actor = await rights.actor(institutionId, version, member.subscriber.subject);
      if (actor?.userId !== userId)
        this.#reroute(member, actor === null ? null : await member.subscriber.ask(actor), actor === null);
    }
  }

  /**
   * Lets a member go on with another question from where it is; ends it where it may ask none. It may have left
   * meanwhile.
   */
  #reroute(member: Member, question: Question | null, isRevoked: boolean): void {
    const has = this.#members.get(member);
    if (has === undefined) return;
    if (question === null) return this.#hub.end(member, isRevoked ? 'TOKEN_REVOKED' : 'FORBIDDEN');
    this.#members.delete(member);
    this.#newcomers.delete(member);
    this.#hub.route(member, question, {
      position: has.seq > this.#position.seq ? has : this.#position,
      seen: IdRanges.NONE,
    });
    this.#closeIfEmpty();
  }

  async #sendFirstHeartbeats(): Promise<void> {
    const newcomers = [...this.#newcomers];
    this.#newcomers.clear();
    const isAhead = (member: Member): boolean => (this.#members.get(member)?.seq ?? 0n) > this.#position.seq;
    await this.#sendHeartbeat(
      newcomers.filter((member) => !isAhead(member)),
      this.#position,
    );
    for (const member of newcomers.filter(isAhead)) await this.#sendHeartbeat([member], this.#members.get(member)!);
  }

  async #heartbeat(): Promise<void> {
    this.#heartbeatAtMs = this.#hub.options.clock.nowMs() + HEARTBEAT_MS;
    await this.#authorise();
    // What was asked so long ago is hardly asked again.
    this.#answers.clear();
    const position = this.#position;
    if (this.question.hasHeartbeats)
      await this.#sendHeartbeat(
        [...this.#members].filter(([, has]) => has.seq <= position.seq).map(([member]) => member),
        position,
      );
  }

  /** Says nothing while the node cannot tell what was placed: a wall must not take it for live. */
  async #sendHeartbeat(members: readonly Member[], position: Position): Promise<void> {
    const { feed, clock } = this.#hub.options;
    if (members.length === 0 || clock.nowMs() - feed.verifiedAtMs > VERIFIED_WITHIN_MS) return;
    const [payload] = await this.question.render([{ kind: 'heartbeat', position }]);
    if (payload == null) return;
    const delivery = new Delivery([payload]);
    for (const member of members) if (this.#members.has(member)) member.subscriber.deliver(delivery);
  }

  #closeIfEmpty(): void {
    if (this.#members.size > 0 || this.#reserved > 0 || this.#stopping.signal.aborted) return;
    this.#stopping.abort();
    this.#waiting.abort();
    this.#onEmpty();
  }
}

function deliverTo(member: Member, answered: readonly Answer[]): void {
  if (answered.length > 0) member.subscriber.deliver(new Delivery(answered.map(({ payload }) => payload)));
}
