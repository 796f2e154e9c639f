import type { ExecutionResult } from 'graphql';
import type { StreamStart } from '../../realtime/cursor.ts';
import type { Hub } from '../../realtime/hub.ts';
import type { Delivery, EndReason, Question, Subscriber } from '../../realtime/question.ts';
import type { Actor } from '../../security/actor.ts';
import type { Identity } from '../../security/identity.ts';
import type { TrafficObserver } from '../http/metrics.ts';
import { nextFrames } from './frame.ts';
import type { SocketSession } from './socket-session.ts';

export interface HubStreamOptions {
  readonly hub: Hub;
  readonly session: SocketSession;
  /** The operation's id on its socket. */
  readonly id: string;
  readonly start: StreamStart;
  /** What is asked first, and by which state of the rights. */
  readonly question: Question;
  readonly rightsVersion: string;
  readonly ask: (actor: Actor) => Promise<Question | null>;
  /** The last message of a stream that ended by itself. */
  readonly answerEnd: (reason: EndReason) => Promise<ExecutionResult>;
  readonly observer: TrafficObserver;
}

/**
 * A subscription between graphql-ws and the hub. The hub's deliveries go to the socket directly; what graphql-ws
 * iterates over is only how the stream ended. The hub is joined when graphql-ws begins to iterate: it has accepted the
 * operation then.
 */
export class HubStream implements Subscriber, AsyncIterableIterator<ExecutionResult> {
  readonly #options: HubStreamOptions;
  readonly #idJson: Buffer;
  #leave: (() => void) | null = null;
  #state: 'new' | 'open' | 'ending' | 'ended' = 'new';
  #waiting: ((reason: EndReason | null) => void) | null = null;
  #reason: EndReason | null = null;

  constructor(options: HubStreamOptions) {
    this.#options = options;
    this.#idJson = Buffer.from(JSON.stringify(options.id));
  }

  /** By what its socket is signed in with now, which may be newer than the stream. */
  get subject(): Identity {
    return this.#options.session.signedIn!.identity;
  }

  ask(actor: Actor): Promise<Question | null> {
    return this.#options.ask(actor);
  }

  deliver(delivery: Delivery): void {
    if (this.#state !== 'open') return;
    for (const part of nextFrames(delivery, this.#idJson)) this.#options.session.connection.write(part);
    this.#options.observer.delivered(delivery.payloads.length);
  }

  drained(): Promise<void> {
    return this.#options.session.connection.writer.drained();
  }

  end(reason: EndReason): void {
    if (this.#state !== 'open') return;
    this.#state = 'ending';
    this.#reason = reason;
    this.#waiting?.(reason);
  }

  async next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    if (this.#state === 'new') this.#join();
    if (this.#state === 'open') await new Promise((resolve) => (this.#waiting = resolve));
    const reason = this.#reason;
    this.#reason = null;
    if (reason === null) {
      this.#close();
      return { value: undefined, done: true };
    }
    return { value: await this.#options.answerEnd(reason), done: false };
  }

  /** The client, or its socket, has gone. */
  async return(): Promise<IteratorResult<ExecutionResult, undefined>> {
    this.#reason = null;
    this.#close();
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #join(): void {
    const { hub, question, rightsVersion, start, observer } = this.#options;
    this.#state = 'open';
    observer.subscribed();
    this.#leave = hub.join(this, question, rightsVersion, start);
  }

  #close(): void {
    const before = this.#state;
    this.#state = 'ended';
    if (before === 'open' || before === 'ending') this.#options.observer.unsubscribed();
    this.#leave?.();
    this.#leave = null;
    this.#waiting?.(null);
  }
}
