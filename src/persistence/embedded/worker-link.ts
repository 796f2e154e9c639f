/** The main thread's end of the embedded database's worker: requests out, replies in, and word of its end. */
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { WorkerReply, WorkerRequest, WorkerSettings } from './worker-messages.ts';

/** A stop that takes longer is a kill: the cluster survives that too. */
const STOP_DEADLINE_MS = 10_000;

/** Beside this file, and in the same language: TypeScript from sources (Node strips its types), JavaScript in dist. */
const WORKER_ENTRY = new URL(`./embedded-worker${extname(import.meta.url)}`, import.meta.url);

export class WorkerLink {
  /** Settles when the thread is gone: null after {@link stop}, else why. Never rejects. */
  readonly exited: Promise<Error | null>;
  /** Settles when the cluster is open; rejects when it could not be opened. */
  readonly opened: Promise<void>;
  readonly #worker: Worker;
  readonly #listening = Promise.withResolvers<string>();
  readonly #dumps = new Map<number, PromiseWithResolvers<Uint8Array>>();
  #nextDump = 1;
  #isStopping = false;
  #isGone = false;
  #cause: Error | undefined;

  constructor(settings: WorkerSettings) {
    this.#worker = new Worker(WORKER_ENTRY, { workerData: settings, name: 'embedded-database' });
    const opened = Promise.withResolvers<void>();
    this.opened = opened.promise;
    this.#worker.on('message', (reply: WorkerReply) => {
      if (reply.kind === 'opened') opened.resolve();
      else if (reply.kind === 'listening') this.#listening.resolve(reply.at);
      else if (reply.kind === 'dumped') this.#takeDump(reply);
      else this.#cause = reply.reason;
    });
    this.exited = this.#end().then((reason) => {
      this.#isGone = true;
      const gone = reason ?? new Error('The embedded database was stopped.');
      opened.reject(gone);
      this.#listening.reject(gone);
      for (const waiting of this.#dumps.values()) waiting.reject(gone);
      return reason;
    });
    // Nobody may be waiting when the thread ends; who waits still gets the rejection.
    for (const waiting of [opened, this.#listening]) waiting.promise.catch(() => {});
  }

  /** Where clients connect: the socket's path, or host:port. */
  listen(): Promise<string> {
    this.#send({ kind: 'listen' });
    return this.#listening.promise;
  }

  async dump(): Promise<Uint8Array> {
    if (this.#isGone) throw new Error('The embedded database was stopped.');
    const id = this.#nextDump++;
    const waiting = Promise.withResolvers<Uint8Array>();
    this.#dumps.set(id, waiting);
    this.#send({ kind: 'dump', id });
    return waiting.promise;
  }

  async stop(): Promise<void> {
    if (!this.#isStopping) {
      this.#isStopping = true;
      this.#send({ kind: 'stop' });
    }
    const deadline = setTimeout(() => void this.#worker.terminate(), STOP_DEADLINE_MS);
    await this.exited;
    clearTimeout(deadline);
  }

  #send(request: WorkerRequest): void {
    this.#worker.postMessage(request);
  }

  #takeDump(reply: Extract<WorkerReply, { kind: 'dumped' }>): void {
    this.#dumps.get(reply.id)?.resolve(reply.bytes);
    this.#dumps.delete(reply.id);
  }

  #end(): Promise<Error | null> {
    this.#worker.on('error', (error: Error) => {
      this.#cause = error;
    });
    return new Promise((done) => {
      this.#worker.once('exit', (code) => {
        if (this.#isStopping && !this.#cause) done(null);
        else
          done(
            new Error(`The embedded database ended unexpectedly: ${this.#cause?.message ?? `exit code ${code}`}`, {
              cause: this.#cause,
            }),
          );
      });
    });
  }
}
