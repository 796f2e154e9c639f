/** What this node bears of sockets; all are bounds of one node. */
export interface SocketLimits {
  readonly maxSockets: number;
  readonly maxSocketsPerUser: number;
  /** Of one address, that nobody has signed in on. */
  readonly maxAnonymousPerAddress: number;
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
    this.#left = Math.min(
      this.#perSecond * BURST_SECONDS,
      this.#left + ((nowMs - this.#filledAtMs) / 1_000) * this.#perSecond,
    );
    this.#filledAtMs = nowMs;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}

/** How many sockets each one has open: each user, or each address that nobody has signed in from. */
export class SocketCount {
  readonly #most: number;
  readonly #open = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Whether one more would be too many. */
  isFull(key: string): boolean {
    return (this.#open.get(key) ?? 0) >= this.#most;
  }

  /** Counts one more; false, and not counted, where there are as many as allowed. */
  admit(key: string): boolean {
    if (this.isFull(key)) return false;
    this.#open.set(key, (this.#open.get(key) ?? 0) + 1);
    return true;
  }

  release(key: string): void {
    const left = (this.#open.get(key) ?? 0) - 1;
    if (left > 0) this.#open.set(key, left);
    else this.#open.delete(key);
  }
}
