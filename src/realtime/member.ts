import type { Clock } from './clock.ts';
import type { StreamStart } from './cursor.ts';
import type { AlertFeed } from './feed.ts';
import type { EndReason, Question, Subscriber } from './question.ts';
import type { Rights } from './rights.ts';

export interface HubOptions {
  readonly feed: AlertFeed;
  readonly rights: Rights;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** A subscriber as the hub keeps it. */
export interface Member {
  readonly subscriber: Subscriber;
  /** The state of the institution's rights in which it was last allowed to be where it is. */
  rightsVersion: string;
  /** Where it is: the one who lets it go. */
  place: { leave(member: Member): void } | null;
}

/** What a group, and a way to one, asks of the hub they are in. */
export interface HubHost {
  readonly options: HubOptions;
  /** Puts a member where it belongs with this question, from `start` on. */
  route(member: Member, question: Question, start: StreamStart): void;
  end(member: Member, reason: EndReason): void;
}
