import { hasProven, waitMs } from './back-off.ts';
import type { WaitCause } from './back-off.ts';
import { ClcError } from './clc-error.ts';
import type { WireError } from './clc-error.ts';
import type { Connection } from './connection.ts';
import { readFeedMessage } from './feed-message.ts';
import type { FollowHandle, FollowOptions } from './follow.ts';
import type { Link, LinkMember } from './link.ts';
import type { Loss } from './loss.ts';
import { payloadOf } from './operation.ts';
import type { OperationResult } from './operation.ts';
import { RecentCursors } from './recent-cursors.ts';
import type { Scheduler } from './scheduler.ts';
import { SilenceWatch } from './silence-watch.ts';
import { beginning, step } from './stream-state.ts';
import type { StreamInput, StreamMemory, StreamState } from './stream-state.ts';
import type { Timing } from './timing.ts';
import { verdictOn } from './verdict.ts';

const REMEMBERED_CURSORS = 4_096;

export interface FeedStreamParts {
  readonly link: Link;
  readonly scheduler: Scheduler;
  readonly timing: Timing;
}

/** One stream over the connections that come and go; `FollowHandlers` says what it promises. */
export class FeedStream<Event> implements LinkMember, FollowHandle {
  readonly #options: FollowOptions<Event>;
  readonly #parts: FeedStreamParts;
  readonly #seen = new RecentCursors(REMEMBERED_CURSORS);
  readonly #silence: SilenceWatch;
  #memory: StreamMemory;
  #cursor: string | null;
  #repeats = 0;
  #connection: Connection | null = null;
  #unsubscribe: (() => void) | null = null;
  #subscribedAt: number | null = null;
  /** Counts subscriptions and snapshots, so that what comes of an old one is known as such. */
  #turn = 0;
  #failures = 0;
  #waiting: unknown = null;

  constructor(options: FollowOptions<Event>, parts: FeedStreamParts) {
    this.#options = options;
    this.#parts = parts;
    this.#cursor = options.after ?? (options.variables?.['after'] as string | null | undefined) ?? null;
    this.#memory = beginning(parts.scheduler.now());
    this.#silence = new SilenceWatch({ ...parts, onSilence: (limitMs) => this.#silent(limitMs) });
    // The caller gets the handle before it hears anything.
    queueMicrotask(() => this.#start());
  }

  get cursor(): string | null {
    return this.#cursor;
  }

  get state(): StreamState {
    return this.#memory.state;
  }

  get repeats(): number {
    return this.#repeats;
  }

  stop(): void {
    this.#finish({ kind: 'stop' });
  }

  resume(cursor: string): void {
    if (this.#over) return;
    this.#leaveSubscription();
    this.#cursor = cursor;
    this.#seen.clear();
    this.#step({ kind: 'resumed', at: this.#parts.scheduler.now() });
    this.#subscribe();
  }

  attempt(attempt: number): void {
    this.#step({ kind: 'attempt', attempt });
  }

  up(connection: Connection): void {
    this.#connection = connection;
    if (this.#waiting === null) this.#subscribe();
  }

  down(loss: Loss, renewing: boolean): void {
    this.#connection = null;
    // A snapshot under way goes on: its query waits for the next connection, or fails and is made again.
    if (this.state.kind === 'resync-needed') return;
    // What was live may stay so for as long as a heartbeat may be late; a token is usually renewed by then.
    const stays = renewing && this.state.kind === 'live';
    if (this.#waiting === null) this.#leaveSubscription({ keepWatch: stays });
    if (!stays) this.#step({ kind: 'lost', reason: loss.reason });
  }

  end(error: ClcError): void {
    this.#finish(
      error.code === 'CLIENT_CLOSED' ? { kind: 'stop' } : { kind: 'refused', code: error.code, message: error.message },
    );
  }

  get #over(): boolean {
    return this.state.kind === 'stopped' || this.state.kind === 'refused';
  }

  #start(): void {
    if (this.#over) return;
    this.#notify(this.state);
    this.#parts.link.join(this);
  }

  #finish(input: StreamInput): void {
    this.#leaveSubscription();
    this.#connection = null;
    this.#parts.link.leave(this, 0);
    this.#step(input);
  }

  #subscribe(): void {
    if (this.#connection === null || this.#over || this.state.kind === 'resync-needed') return;
    const turn = (this.#turn += 1);
    const current = (): boolean => turn === this.#turn;
    const { variables } = this.#options;
    const payload = payloadOf(
      this.#options,
      this.#cursor === null ? { ...variables } : { ...variables, after: this.#cursor },
    );
    this.#subscribedAt = this.#parts.scheduler.now();
    this.#silence.begin();
    this.#unsubscribe = this.#connection.run(payload, {
      next: (result) => current() && this.#take(result),
      error: (error) => current() && this.#fault(error),
      complete: () => current() && this.#fault(new ClcError('STREAM_ENDED', 'The server ended the stream.')),
    });
    this.#step({ kind: 'subscribed' });
  }

  #take(result: OperationResult): void {
    const message = readFeedMessage(result);
    const at = this.#parts.scheduler.now();
    if (message.kind === 'fault') return this.#fault(message.error);
    if (message.kind === 'resync') return this.#resync(message.reason);
    if (message.kind === 'heartbeat') {
      this.#silence.heartbeat(message.nextWithinMs);
      this.#cursor = message.cursor;
      this.#step({ kind: 'heartbeat', at });
    } else {
      this.#silence.hear();
      if (message.kind === 'event') this.#deliver(message.cursor, message.event as Event, at, result.errors ?? []);
    }
  }

  #deliver(cursor: string, event: Event, at: number, errors: readonly WireError[]): void {
    if (this.#seen.has(cursor)) this.#repeats += 1;
    else if (!this.#handled(cursor, event, errors)) return;
    this.#step({ kind: 'event', at });
  }

  /** Hands an event to the caller; false where the caller has moved the stream meanwhile. */
  #handled(cursor: string, event: Event, errors: readonly WireError[]): boolean {
    const turn = this.#turn;
    if (errors.length > 0) this.#report(ClcError.of(errors), event);
    try {
      const result: unknown = this.#options.onEvent(event);
      if (result instanceof Promise) result.catch((error: unknown) => this.#report(error, event));
      if (turn === this.#turn || this.#over) {
        this.#seen.add(cursor);
        this.#cursor = cursor;
      }
    } catch (error) {
      this.#report(error, event);
    }
    return turn === this.#turn;
  }

  #fault(error: ClcError): void {
    switch (verdictOn(error.code)) {
      case 'refused':
        return this.#finish({ kind: 'refused', code: error.code, message: error.message });
      case 'resync':
        return this.#resync(error.code);
      case 'renew':
        return this.#connection?.terminate({ reason: error.code, cause: 'token' });
      case 'slowly':
        return this.#again(error.code, 'crowded');
      case 'again':
        return this.#again(error.code, 'lost');
    }
  }

  /** Subscribes again on the same connection, after a wait. */
  #again(reason: string, cause: WaitCause): void {
    this.#countFailure();
    this.#leaveSubscription();
    this.#wait(cause, () => this.#subscribe());
    this.#step({ kind: 'lost', reason });
  }

  /** A connection on which nobody hears anything is made anew; where others do, the fault is this stream's own. */
  #silent(limitMs: number): void {
    const connection = this.#connection;
    if (connection === null) this.#step({ kind: 'lost', reason: 'SILENT' });
    else if (this.#parts.scheduler.now() - connection.answeredAt < limitMs) this.#again('SILENT', 'lost');
    else connection.terminate({ reason: 'SILENT', cause: 'lost' });
  }

  #resync(reason: string): void {
    // The first is answered at once; a stream that asks for one after the other is not.
    this.#countFailure();
    this.#leaveSubscription();
    this.#step({ kind: 'resync', reason });
    if (this.state.kind !== 'resync-needed') return;
    if (this.#failures > 1) this.#wait('lost', () => void this.#snapshot(reason));
    else void this.#snapshot(reason);
  }

  async #snapshot(reason: string): Promise<void> {
    const { onResync } = this.#options;
    if (onResync === undefined || this.#over) return;
    const turn = (this.#turn += 1);
    try {
      const cursor: unknown = await onResync(reason);
      if (turn !== this.#turn) return;
      if (typeof cursor !== 'string') throw new TypeError('onResync must give the cursor of the snapshot it queried.');
      this.resume(cursor);
    } catch (error) {
      if (turn !== this.#turn) return;
      if (error instanceof ClcError && verdictOn(error.code) === 'refused')
        return this.#finish({ kind: 'refused', code: error.code, message: error.message });
      this.#report(error);
      this.#failures += 1;
      this.#wait('lost', () => void this.#snapshot(reason));
    }
  }

  /** Counts the subscription that ends here as one, unless it had been a success. */
  #countFailure(): void {
    const { scheduler, timing } = this.#parts;
    const proven =
      this.#subscribedAt !== null && hasProven(scheduler.now() - this.#subscribedAt, this.#failures, timing);
    this.#failures = proven ? 0 : this.#failures + 1;
  }

  #wait(cause: WaitCause, then: () => void): void {
    const { scheduler, timing } = this.#parts;
    this.#waiting = scheduler.setTimeout(
      () => {
        this.#waiting = null;
        then();
      },
      waitMs(cause, this.#failures, scheduler.random(), timing),
    );
  }

  #leaveSubscription({ keepWatch } = { keepWatch: false }): void {
    this.#turn += 1;
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    this.#subscribedAt = null;
    if (!keepWatch) this.#silence.end();
    this.#parts.scheduler.clearTimeout(this.#waiting);
    this.#waiting = null;
  }

  #step(input: StreamInput): void {
    const before = this.state;
    this.#memory = step(this.#memory, input);
    if (this.state !== before) this.#notify(this.state);
  }

  #notify(state: StreamState): void {
    try {
      this.#options.onState?.(state);
    } catch (error) {
      this.#report(error);
    }
  }

  #report(error: unknown, event?: Event): void {
    try {
      if (this.#options.onError === undefined) console.error('A handler of the alert feed failed:', error);
      else this.#options.onError(error, event);
    } catch (failure) {
      console.error('The error handler of the alert feed failed:', failure);
    }
  }
}
