/** What this node bears of sockets; all are bounds of one node. */
export interface SocketLimits {
  readonly maxSockets: number;
  readonly maxSocketsPerUser: number;
  /** Operations under way on one socket, subscriptions included. */
  readonly maxSubscriptions: number;
  /** Operations that a socket may send in a second, on average; ten times as many at once. */
  readonly operationsPerSecond: number;
  readonly maxFrameBytes: number;
  /** What a socket may leave unread in this process. */
  readonly maxQueueBytes: number;
}

const BURST_SECONDS = 10;

/** How many operations a socket may still send: filled at a steady rate, emptied by each. */
export class OperationBudget {
  readonly #perSecond: number;
  #left: number;
  #filledAtMs: number;

  constructor(perSecond: number, nowMs: number) {
    this.#perSecond = perSecond;
    this.#left = perSecond * BURST_SECONDS;
    this.#filledAtMs = nowMs;
  }

  /** Takes one; false where none is left. */
  take(nowMs: number): boolean {
    this.#left = Math.min(this.#perSecond * BURST_SECONDS, this.#left + ((nowMs - this.#filledAtMs) / 1_000) * this.#perSecond);
    this.#filledAtMs = nowMs;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}

/** How many sockets each user has open. */
export class UserSockets {
  readonly #most: number;
  readonly #open = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Counts one more; false, and not counted, where the user has as many as allowed. */
  admit(userId: string): boolean {
    const open = this.#open.get(userId) ?? 0;
    if (open >= this.#most) return false;
    this.#open.set(userId, open + 1);
    return true;
  }

  release(userId: string): void {
    const open = this.#open.get(userId)! - 1;
    if (open === 0) this.#open.delete(userId);
    else this.#open.set(userId, open);
  }
}
