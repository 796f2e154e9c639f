import { hasProven, waitMs } from './back-off.ts';
import { ClcError } from './clc-error.ts';
import { Connection } from './connection.ts';
import type { Loss } from './loss.ts';
import { within } from './scheduler.ts';
import type { Scheduler } from './scheduler.ts';
import type { Timing } from './timing.ts';
import type { SocketConstructor } from './web-socket.ts';

/** `renew`: the server accepts the token of before no more, or will not for long. */
export type TokenReason = 'connect' | 'renew';

export type TokenSource = (reason: TokenReason) => string | null | Promise<string | null>;

/** Someone who needs the connection. */
export interface LinkMember {
  /** The so-manyth attempt begins since the last connection came about. */
  attempt(attempt: number): void;
  up(connection: Connection): void;
  /** `renewing`: the next attempt begins at once, with another token. */
  down(loss: Loss, renewing: boolean): void;
  /** No connection will come: it was refused, or the client was closed. */
  end(error: ClcError): void;
}

export interface LinkOptions {
  readonly url: string;
  readonly webSocketImpl: SocketConstructor;
  readonly token: TokenSource;
  readonly timing: Timing;
  readonly scheduler: Scheduler;
}

/** Keeps one connection for as long as someone needs it, and makes it anew for as long as it takes. */
export class Link {
  readonly #options: LinkOptions;
  readonly #members = new Set<LinkMember>();
  #phase: 'idle' | 'opening' | 'up' | 'waiting' | 'closed' = 'idle';
  /** Counts attempts over the whole life, so that an answer to an old one is known as such. */
  #attempts = 0;
  #attempt = 0;
  #connection: Connection | null = null;
  #upAt: number | null = null;
  #failures = 0;
  #renewals = 0;
  #tokenReason: TokenReason = 'connect';
  #waiting: unknown;
  #lingering: unknown;

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  join(member: LinkMember): void {
    if (this.#phase === 'closed') return member.end(closed());
    this.#options.scheduler.clearTimeout(this.#lingering);
    this.#members.add(member);
    if (this.#phase === 'idle') void this.#open();
    else if (this.#phase === 'up') member.up(this.#connection!);
    else member.attempt(this.#attempt);
  }

  /** The connection of the last member is kept a little, for one that comes at once. */
  leave(member: LinkMember, lingerMs: number): void {
    if (!this.#members.delete(member) || this.#members.size > 0 || this.#phase === 'idle' || this.#phase === 'closed')
      return;
    this.#lingering = this.#options.scheduler.setTimeout(() => this.#reset('idle'), lingerMs);
  }

  close(): void {
    if (this.#phase === 'closed') return;
    this.#reset('closed');
    this.#endMembers(closed());
  }

  async #open(): Promise<void> {
    const { url, webSocketImpl, timing, scheduler } = this.#options;
    const attempt = (this.#attempts += 1);
    const current = (): boolean => attempt === this.#attempts;
    this.#phase = 'opening';
    this.#attempt += 1;
    this.#notify((member) => member.attempt(this.#attempt));
    const token = await this.#token(this.#tokenReason);
    if (!current()) return;
    if (token instanceof Error) return this.#lost({ reason: 'TOKEN_UNAVAILABLE', cause: 'lost' });
    try {
      this.#connection = new Connection({
        url,
        webSocketImpl,
        token,
        timing,
        scheduler,
        renew: () => this.#token('renew'),
        onUp: (connection) => current() && this.#up(connection),
        onLost: (loss) => current() && this.#lost(loss),
      });
    } catch {
      this.#lost({ reason: 'CONNECTION_LOST', cause: 'lost' });
    }
  }

  #token(reason: TokenReason): Promise<string | null | Error> {
    const { token, timing, scheduler } = this.#options;
    const asked = Promise.resolve().then(() => token(reason));
    return within(asked, timing.connectMs, () => new Error('late'), scheduler).catch((error: unknown) =>
      error instanceof Error ? error : new Error(String(error)),
    );
  }

  #up(connection: Connection): void {
    this.#phase = 'up';
    this.#attempt = 0;
    this.#upAt = this.#options.scheduler.now();
    this.#tokenReason = 'connect';
    this.#notify((member) => this.#connection === connection && member.up(connection));
  }

  #lost(loss: Loss): void {
    const { scheduler, timing } = this.#options;
    const proven = this.#upAt !== null && hasProven(scheduler.now() - this.#upAt, this.#failures, timing);
    this.#connection = null;
    this.#upAt = null;
    this.#failures = proven ? 0 : this.#failures + 1;
    if (proven) this.#renewals = 0;
    const rejected = loss.cause === 'token' || loss.cause === 'forbidden';
    if (rejected) {
      this.#tokenReason = 'renew';
      this.#renewals += 1;
    }
    if (loss.cause === 'forbidden' && this.#renewals > 1) return this.#refuse(loss.reason);
    const renewing = rejected && this.#renewals === 1;
    this.#phase = 'waiting';
    this.#waiting = scheduler.setTimeout(() => void this.#open(), renewing ? 0 : this.#waitMs(loss.cause));
    this.#notify((member) => member.down(loss, renewing));
    if (this.#members.size === 0) this.#reset('idle');
  }

  #waitMs(cause: Loss['cause']): number {
    const { scheduler, timing } = this.#options;
    return waitMs(
      cause === 'token' || cause === 'forbidden' ? 'lost' : cause,
      this.#failures,
      scheduler.random(),
      timing,
    );
  }

  #refuse(code: string): void {
    this.#reset('idle');
    this.#endMembers(new ClcError(code, `The server refuses the connection: ${code}`));
  }

  /** Nothing is under way afterwards. */
  #reset(phase: 'idle' | 'closed'): void {
    this.#options.scheduler.clearTimeout(this.#waiting);
    this.#options.scheduler.clearTimeout(this.#lingering);
    this.#phase = phase;
    this.#attempts += 1;
    this.#attempt = 0;
    this.#connection?.close();
    this.#connection = null;
    this.#upAt = null;
  }

  #endMembers(error: ClcError): void {
    const members = [...this.#members];
    this.#members.clear();
    for (const member of members) member.end(error);
  }

  /** Members come and go while they are told. */
  #notify(call: (member: LinkMember) => void): void {
    for (const member of [...this.#members]) if (this.#members.has(member)) call(member);
  }
}

function closed(): ClcError {
  return new ClcError('CLIENT_CLOSED', 'The client was closed.');
}
