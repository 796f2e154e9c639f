import { createClient } from 'graphql-ws/client';
import type { Client } from 'graphql-ws/client';
import { ClcError } from './clc-error.ts';
import type { WireError } from './clc-error.ts';
import { lossOf } from './loss.ts';
import type { Loss } from './loss.ts';
import type { OperationPayload, OperationResult } from './operation.ts';
import { Pulse } from './pulse.ts';
import { Renewal } from './renewal.ts';
import type { Scheduler } from './scheduler.ts';
import type { Timing } from './timing.ts';
import { OPEN, constructorOf } from './web-socket.ts';
import type { SocketConstructor, SocketLike } from './web-socket.ts';

const PROTOCOL = 'graphql-transport-ws';
const NORMAL = 1000;

/** What becomes of one operation. It hears nothing of the end of the connection, which whoever made it hears of. */
export interface OperationSink {
  next(result: OperationResult): void;
  error(error: ClcError): void;
  complete(): void;
}

export interface ConnectionOptions {
  readonly url: string;
  readonly webSocketImpl: SocketConstructor;
  readonly token: string | null;
  /** Gives another token before this one ends. */
  readonly renew: () => Promise<string | null | Error>;
  readonly timing: Timing;
  readonly scheduler: Scheduler;
  /** The server has acknowledged it. */
  readonly onUp: (connection: Connection) => void;
  /** It ended, other than by `close`. Called once, and never before the constructor has returned. */
  readonly onLost: (loss: Loss) => void;
}

/**
 * One connection, from the attempt to its end; it is never made again. graphql-ws speaks the protocol and is kept from
 * reconnecting: it would send each subscription again with the variables, and so the cursor, it began with.
 */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #socket: SocketLike;
  readonly #client: Client;
  readonly #connectTimer: unknown;
  #pulse: Pulse | null = null;
  #renewal: Renewal | null = null;
  #over = false;
  #answeredAt = 0;

  /** Throws where the platform will not open a socket to the address. */
  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#socket = new options.webSocketImpl(options.url, PROTOCOL);
    // A socket of `ws` that is given up while it opens fails after graphql-ws has left it; nobody hearing would be a
    // crash.
    this.#socket.addEventListener('error', () => undefined);
    this.#connectTimer = options.scheduler.setTimeout(
      () => this.terminate({ reason: 'CONNECT_TIMEOUT', cause: 'lost' }),
      options.timing.connectMs,
    );
    this.#client = createClient({
      url: options.url,
      webSocketImpl: constructorOf(this.#socket),
      lazy: false,
      retryAttempts: 0,
      onNonLazyError: () => undefined,
      connectionParams: options.token === null ? undefined : { authorization: `Bearer ${options.token}` },
      on: {
        connected: (_socket, payload) => this.#acknowledged(payload?.['expiresInMs']),
        pong: (isReceived, payload) => isReceived && this.#renewal?.hear(payload),
        message: () => this.#pulse?.hear(),
        error: () => this.#end({ reason: 'CONNECTION_LOST', cause: 'lost' }),
        closed: (event) => {
          const { code, reason } = event as { code: number; reason: string };
          this.#end(lossOf(code, reason));
        },
      },
    });
  }

  /** When the last result of any operation came; 0 before the first. */
  get answeredAt(): number {
    return this.#answeredAt;
  }

  /** Starts an operation; gives what ends it early. */
  run(payload: OperationPayload, sink: OperationSink): () => void {
    let over = false;
    const finish = (deliver: () => void): void => {
      if (over || this.#over) return;
      over = true;
      deliver();
    };
    const end = this.#client.subscribe(
      { ...payload },
      {
        next: (result) => {
          if (over || this.#over) return;
          this.#answeredAt = this.#options.scheduler.now();
          sink.next(result as OperationResult);
        },
        error: (error) =>
          finish(() =>
            sink.error(
              Array.isArray(error) ? ClcError.of(error as WireError[]) : new ClcError('UNKNOWN', String(error)),
            ),
          ),
        complete: () => finish(() => sink.complete()),
      },
    );
    return () => {
      over = true;
      // Not while messages are being handed out: a `complete` right behind would make graphql-ws release the operation
      // twice, and close the connection as one that nobody needs.
      queueMicrotask(end);
    };
  }

  /** Ends it in good order. */
  close(): void {
    if (!this.#finish()) return;
    this.#socket.close(NORMAL, 'Normal Closure');
  }

  /** Ends it without waiting for the other side, which may be gone. */
  terminate(loss: Loss): void {
    if (!this.#finish()) return;
    this.#client.terminate();
    this.#socket.terminate?.();
    this.#options.onLost(loss);
  }

  #acknowledged(expiresInMs: unknown): void {
    if (this.#over) return;
    const { scheduler, timing, onUp, token, renew } = this.#options;
    scheduler.clearTimeout(this.#connectTimer);
    this.#renewal = new Renewal({
      scheduler,
      timing,
      token,
      ask: renew,
      send: (another) => this.#ping({ authorization: `Bearer ${another}` }),
    });
    this.#renewal.begin(expiresInMs);
    this.#pulse = new Pulse({
      scheduler,
      timing,
      ping: () => this.#ping(),
      onSilence: () => this.terminate({ reason: 'NO_PONG', cause: 'lost' }),
    });
    onUp(this);
  }

  #ping(payload?: Readonly<Record<string, unknown>>): void {
    if (this.#socket.readyState === OPEN) this.#socket.send(JSON.stringify({ type: 'ping', payload }));
  }

  #end(loss: Loss): void {
    if (this.#finish()) this.#options.onLost(loss);
  }

  /** Whether it was still to be ended. */
  #finish(): boolean {
    if (this.#over) return false;
    this.#over = true;
    this.#options.scheduler.clearTimeout(this.#connectTimer);
    this.#pulse?.stop();
    this.#renewal?.stop();
    // After a close with 1000 graphql-ws would set out to connect again, retries or not, unless it is disposed of.
    Promise.resolve(this.#client.dispose()).catch(() => undefined);
    return true;
  }
}
