import type { PlacedEvent, Position, PositionFault } from '../persistence/event-log/event-log.repository.ts';
import type { Actor } from '../security/actor.ts';
import type { Identity } from '../security/identity.ts';
import type { IdRanges } from './id-ranges.ts';

/** What a subscriber is told of: an event, or that there is nothing else up to a place in the log. */
export type StreamMessage =
  | { readonly kind: 'event'; readonly event: PlacedEvent; readonly seen: IdRanges }
  | { readonly kind: 'heartbeat'; readonly position: Position };

/** What subscribers ask under the rights they have in common. Two with the same key get the same bytes. */
export interface Question {
  /** Of institution, document, variables and scope of rights. */
  readonly key: string;
  readonly institutionId: string;
  /** Whose rights it was made with. */
  readonly userId: string;
  readonly hasHeartbeats: boolean;
  /** True once an answer has turned out to depend on who asks, not only on what they may see. */
  readonly isPersonal: boolean;
  /** Looks up what the filter names and was not found yet; asked before every batch. */
  refresh(): Promise<void>;
  /** Whether they want and may hear of it, by what the event itself says: no query. */
  wants(event: PlacedEvent): boolean;
  /**
   * The answers in order, all of one snapshot; null for what they may not see any more. Throws where it cannot be told
   * now.
   */
  render(messages: readonly StreamMessage[]): Promise<readonly (Buffer | null)[]>;
}

/**
 * Why a stream ended that its subscriber did not end; TOKEN_REVOKED: what it signed in with counts no more, and another
 * may.
 */
export type EndReason = PositionFault | 'FORBIDDEN' | 'TOKEN_REVOKED';

/** Answers that go to everybody in a group in one turn. */
export class Delivery {
  readonly payloads: readonly Buffer[];

  constructor(payloads: readonly Buffer[]) {
    this.payloads = payloads;
  }
}

/** One subscription of one socket. */
export interface Subscriber {
  /** Who it signed in as; another token of the same user may take the place of the first. */
  readonly subject: Identity;
  /** The question with these rights; null where they do not allow it. */
  ask(actor: Actor): Promise<Question | null>;
  deliver(delivery: Delivery): void;
  /** Resolves when what was delivered has mostly left, at once where it has, and when the socket is gone. */
  drained(): Promise<void>;
  end(reason: EndReason): void;
}
