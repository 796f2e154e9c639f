/**
 * Who listens to what. Subscribers that ask the same question are one group: it takes each event once, asks once, and
 * hands the same bytes to all of them. A subscriber that resumes goes its own way from its cursor (see catch-up.ts)
 * until it meets its group; what the group asked lately is not asked again for it.
 *
 * Invariants: a member stands in one group, and is either live or catching up; it is handed the events after its start
 * in the order of the log, each once, until it leaves or is ended; nothing is handed out after that.
 */
import type { PositionFault } from '../persistence/event-log/event-log.repository.ts';
import { CatchUp } from './catch-up.ts';
import type { StreamStart } from './cursor.ts';
import { Group } from './group.ts';
import type { HubHost, HubOptions, Member } from './member.ts';
import type { EndReason, Question, Subscriber } from './question.ts';

export class Hub implements HubHost {
  readonly options: HubOptions;
  readonly #groups = new Map<string, Group>();
  readonly #members = new Set<Member>();

  constructor(options: HubOptions) {
    this.options = options;
  }

  get groupCount(): number {
    return this.#groups.size;
  }

  get subscriberCount(): number {
    return this.#members.size;
  }

  /**
   * Takes a subscriber in from `start` on, with the question it may ask by `rightsVersion`; the returned function lets
   * it go.
   */
  join(subscriber: Subscriber, question: Question, rightsVersion: string, start: StreamStart): () => void {
    const member: Member = { subscriber, rightsVersion, place: null };
    this.#members.add(member);
    this.route(member, question, start);
    return () => this.#forget(member);
  }

  /** Into its group where that has come no further, or on its way there. */
  route(member: Member, question: Question, start: StreamStart): void {
    if (!this.#members.has(member)) return;
    const group = this.#groupFor(question);
    if (start.seen.isEmpty && start.position.seq >= group.position.seq && this.options.feed.hasRead(start.position))
      group.admit(member, start.position);
    else new CatchUp(this, member, group, start).start();
  }

  end(member: Member, reason: EndReason): void {
    if (!this.#members.has(member)) return;
    this.#forget(member);
    member.subscriber.end(reason);
  }

  /**
   * Looks at once whether the institution's subscribers still may hear what they hear: something of their rights has
   * changed.
   */
  recheck(institutionId: string): void {
    for (const group of this.#groups.values()) if (group.question.institutionId === institutionId) group.recheck();
  }

  /** Ends everybody: the log is another one. */
  endAll(fault: PositionFault): void {
    for (const member of [...this.#members]) this.end(member, fault);
  }

  #groupFor(question: Question): Group {
    const known = this.#groups.get(question.key);
    if (known !== undefined) return known;
    const group = new Group(this, question, () => this.#groups.delete(question.key));
    this.#groups.set(question.key, group);
    group.start();
    return group;
  }

  #forget(member: Member): void {
    this.#members.delete(member);
    member.place?.leave(member);
    member.place = null;
  }
}
