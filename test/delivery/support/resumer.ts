import type { Client as WsClient } from 'graphql-ws';
import type { Random } from '../../../src/domain/shared/random.ts';
import { callerOf } from '../../support/clc.ts';
import { DEFAULT_OPERATION, seqOf } from './feed-operation.ts';
import type { FeedMessage, FeedOperation } from './feed-operation.ts';
import { sleep } from './wait.ts';

/** Causes that pass: the client comes back with its cursor. Any other is told as a refusal. */
const PASSING_ERRORS = new Set(['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'RATE_LIMITED']);
const CURSOR_ERRORS = new Set(['CURSOR_EXPIRED', 'EPOCH_CHANGED', 'CURSOR_AHEAD']);
const FATAL_CLOSES = new Set([4400, 4401, 4406, 4409, 4429]);

export interface HeardEvent {
  readonly seq: number;
  readonly kind: string;
  readonly alertId: string;
  readonly reference: string;
  readonly atMs: number;
}

export interface ResumerOptions {
  readonly url: string;
  readonly token: string;
  readonly random: Random;
  /** Hears what comes after. */
  readonly after: string;
  readonly filter?: Record<string, unknown>;
  readonly operation?: FeedOperation;
  /** Selected of each alert besides. */
  readonly more?: string;
  /** The longest pause before it comes back. */
  readonly jitterMs?: number;
}

/** A subscriber as a good client is: whenever its connection ends it subscribes again at its last cursor. */
export class Resumer {
  readonly options: ResumerOptions;
  readonly heard: HeardEvent[] = [];
  /** How often its socket was closed, by code. */
  readonly closes = new Map<number, number>();
  /** When it first heard something on its present subscription; null while it has none. */
  liveAtMs: number | null = null;
  /** The farthest place it knows to have heard everything up to. */
  throughSeq: number;
  /** Why it cannot go on from its cursor. */
  resync: string | null = null;
  /** An error that does not pass. */
  refusal: string | null = null;
  #cursor: string;
  #client: WsClient | null = null;
  #isStopped = false;
  #running: Promise<void>;

  constructor(options: ResumerOptions) {
    this.options = options;
    this.#cursor = options.after;
    this.throughSeq = seqOf(options.after);
    this.#running = this.#run();
  }

  get cursor(): string {
    return this.#cursor;
  }

  /** Whether it has given up. */
  get hasEnded(): boolean {
    return this.resync !== null || this.refusal !== null;
  }

  /** Tears its connection down without a word. */
  cut(): void {
    this.#client?.terminate();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.cut();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#isStopped && !this.hasEnded) {
      await this.#subscribe();
      if (!this.#isStopped && !this.hasEnded) await sleep(this.options.random.between(5, this.options.jitterMs ?? 100));
    }
  }

  /** Resolves when the subscription or its socket ended, whatever the reason. */
  #subscribe(): Promise<void> {
    const { url, token, filter, operation = DEFAULT_OPERATION, more = '' } = this.options;
    const client = callerOf(url, token).socket();
    this.#client = client;
    return new Promise<void>((resolve) => {
      let isOver = false;
      const end = (): void => {
        if (isOver) return;
        isOver = true;
        this.liveAtMs = null;
        client.terminate();
        resolve();
      };
      client.on('closed', (event) => {
        this.#closed(event as { code: number; reason: string });
        end();
      });
      client.subscribe<Record<string, unknown>>(
        { query: operation.document(more), variables: { after: this.#cursor, filter } },
        {
          next: ({ data, errors }) => {
            // Once it was given up, its cursor belongs to the next subscription.
            if (isOver) return;
            if (data != null) return this.#take(operation.read(data));
            this.#fail(errors);
            end();
          },
          error: (error) => {
            if (Array.isArray(error)) this.#fail(error);
            end();
          },
          complete: end,
        },
      );
    });
  }

  #take(message: FeedMessage): void {
    const atMs = performance.now();
    this.liveAtMs ??= atMs;
    if (message.type === 'RESYNC') {
      this.resync = message.reason;
      return;
    }
    this.#cursor = message.cursor;
    const seq = seqOf(message.cursor);
    this.throughSeq = Math.max(this.throughSeq, seq);
    if (message.type === 'EVENT')
      this.heard.push({ seq, kind: message.kind, alertId: message.alertId, reference: message.reference, atMs });
  }

  #fail(
    errors: readonly { readonly extensions?: Record<string, unknown>; readonly message: string }[] | undefined,
  ): void {
    const code = String(errors?.[0]?.extensions?.['code'] ?? errors?.[0]?.message ?? 'neither data nor errors');
    if (CURSOR_ERRORS.has(code)) this.resync = code;
    else if (!PASSING_ERRORS.has(code)) this.refusal = code;
  }

  #closed({ code, reason }: { code: number; reason: string }): void {
    if (code === 4499) return;
    this.closes.set(code, (this.closes.get(code) ?? 0) + 1);
    const isFatal = FATAL_CLOSES.has(code) || (code === 4403 && !PASSING_ERRORS.has(reason));
    if (isFatal) this.refusal = `closed with ${code} ${reason}`;
  }
}
