import type { Scheduler } from './scheduler.ts';
import type { Timing } from './timing.ts';

export interface RenewalOptions {
  readonly scheduler: Scheduler;
  readonly timing: Pick<Timing, 'renewMs'>;
  /** What the connection was opened with. */
  readonly token: string | null;
  /** Another token; the same, null or an error where there is none yet. */
  readonly ask: () => Promise<string | null | Error>;
  readonly send: (token: string) => void;
}

/** A token is asked for when a fifth of its time is left, and again each time half of what was left is gone. */
const LEFT_TO_ASK = 5;
const LEFT_TO_ASK_AGAIN = 2;
/** With less left than that the server closes the connection sooner than it could be renewed. */
const TOO_LATE_MS = 250;

/** Signs a connection in anew before what it was signed in with ends, so that its streams go on without a break. */
export class Renewal {
  readonly #options: RenewalOptions;
  #token: string | null;
  #sent: string | null = null;
  #endsAt = 0;
  #timer: unknown;
  #isOver = false;

  constructor(options: RenewalOptions) {
    this.#options = options;
    this.#token = options.token;
  }

  /** The server has said for how long the sign-in lasts; anything but a number is for good. */
  begin(expiresInMs: unknown): void {
    const { scheduler, timing } = this.#options;
    if (this.#isOver || typeof expiresInMs !== 'number') return;
    this.#endsAt = scheduler.now() + expiresInMs;
    this.#wait(expiresInMs - Math.min(timing.renewMs, expiresInMs / LEFT_TO_ASK));
  }

  /** The server has answered a ping; whatever it says of a renewal. */
  hear(payload: Readonly<Record<string, unknown>> | undefined): void {
    if (payload?.['renewed'] !== true || this.#sent === null) return;
    this.#token = this.#sent;
    this.begin(payload['expiresInMs']);
  }

  stop(): void {
    this.#isOver = true;
    this.#options.scheduler.clearTimeout(this.#timer);
  }

  #wait(ms: number): void {
    const { scheduler } = this.#options;
    scheduler.clearTimeout(this.#timer);
    // The longest that a timer can wait.
    this.#timer = scheduler.setTimeout(() => void this.#renew(), Math.min(Math.max(0, ms), 2 ** 31 - 1));
  }

  async #renew(): Promise<void> {
    const { scheduler, timing, ask, send } = this.#options;
    const leftMs = this.#endsAt - scheduler.now();
    // Woken early: the time was longer than a timer can wait.
    if (leftMs > 2 * timing.renewMs && leftMs > 2 ** 30) return this.#wait(leftMs - timing.renewMs);
    const token = await ask();
    if (this.#isOver) return;
    if (typeof token === 'string' && token !== this.#token) send((this.#sent = token));
    const stillMs = this.#endsAt - scheduler.now();
    if (stillMs > TOO_LATE_MS) this.#wait(stillMs / LEFT_TO_ASK_AGAIN);
  }
}
