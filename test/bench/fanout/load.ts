import { ask } from './ipc.ts';
import type { Heard, LoadNote, OpenOrder } from './load-process.ts';
import { beside, startNode } from './node-process.ts';
import type { NodeProcess } from './node-process.ts';

const PATIENCE_MS = 60_000;

/** The driver's hold on the process with the sockets. */
export class Load {
  readonly #process: NodeProcess = startNode([beside('load-process.ts')]);
  #failure: Error | null = null;
  #settle: ((failure: Error | null) => void) | null = null;

  constructor() {
    this.#process.child.on('message', (note: Partial<{ heard: true; failure: string }> & Partial<LoadNote>) => {
      if (note.failure !== undefined) this.#fail(note.failure);
      else if (note.heard === true) this.#settle?.(null);
    });
    this.#process.child.once('exit', () => this.#fail(`the load ended: ${this.#process.output()}`));
  }

  get child(): NodeProcess['child'] {
    return this.#process.child;
  }

  /** Opens sockets that subscribe; throws as soon as one of them fails. */
  async open(order: OpenOrder): Promise<void> {
    await this.#unlessFailed(ask(this.child, 'open', order));
  }

  /** Makes each socket expect so many events a step. */
  expect(events: number): Promise<void> {
    return ask(this.child, 'expect', events);
  }

  /** Resolves when every socket has heard the events of a step. */
  async step(): Promise<void> {
    await this.#unlessFailed(new Promise<void>(() => undefined));
  }

  heard(): Promise<Heard> {
    return ask(this.child, 'heard');
  }

  close(): Promise<void> {
    return ask(this.child, 'close');
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }

  /** Throws if a socket has failed. */
  check(): void {
    if (this.#failure !== null) throw this.#failure;
  }

  /** Waits for the work or for a step that all have heard, whichever is first. */
  async #unlessFailed(work: Promise<void>): Promise<void> {
    this.check();
    let late: NodeJS.Timeout;
    const settled = new Promise<void>((resolve, reject) => {
      late = setTimeout(() => void this.#behind().then(reject, reject), PATIENCE_MS);
      this.#settle = (failure) => (failure === null ? resolve() : reject(failure));
    });
    await Promise.race([work, settled]).finally(() => {
      clearTimeout(late);
      this.#settle = null;
    });
  }

  async #behind(): Promise<Error> {
    const { fewest, most } = await this.heard();
    return new Error(
      `messages are lost: after ${PATIENCE_MS / 1_000} s the sockets have between ${fewest} and ${most} of them`,
    );
  }

  #fail(text: string): void {
    this.#failure ??= new Error(text);
    this.#settle?.(this.#failure);
  }
}
