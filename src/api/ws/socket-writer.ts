import type { Socket } from 'node:net';
import { endTurn } from './frame-arena.ts';

/** What waits for more than this is not given more of what can wait. */
const DRAINED_BYTES = 131_072;
/** Up to here parts are put together; longer ones are handed to the kernel as they are. */
const MOST_JOINED_BYTES = 65_536;

let dirty: SocketWriter[] = [];

/** All that a socket is owed in one turn of the loop leaves in one write. */
function flushAll(): void {
  const writers = dirty;
  dirty = [];
  let isAllTaken = true;
  for (const writer of writers) {
    writer.flush();
    if (writer.queuedBytes > 0) isAllTaken = false;
  }
  // What was made while these were flushed belongs to the next turn.
  endTurn(isAllTaken && dirty.length === 0);
}

/**
 * Writes frames straight to the connection under a WebSocket, which stays responsible for receiving, for pings, and for
 * closing. Where more than a limit is still unread of what was sent before, nothing more is sent and `onOverflow` is
 * told once: however much is owed at once, whoever reads it may have it.
 */
export class SocketWriter {
  readonly #socket: Socket;
  readonly #maxBytes: number;
  readonly #onOverflow: () => void;
  #parts: Buffer[] = [];
  #bytes = 0;
  #writtenBytes = 0;
  #isClosed = false;
  #onDrained: (() => void)[] = [];

  constructor(socket: Socket, maxBytes: number, onOverflow: () => void) {
    this.#socket = socket;
    this.#maxBytes = maxBytes;
    this.#onOverflow = onOverflow;
  }

  /** Bytes that have not left this process. */
  get queuedBytes(): number {
    return this.#bytes + this.#socket.writableLength;
  }

  /** Bytes that have left it. */
  get drainedBytes(): number {
    return this.#writtenBytes - this.#socket.writableLength;
  }

  write(part: Buffer): void {
    if (this.#isClosed) return;
    this.#bytes += part.length;
    if (this.#parts.push(part) === 1 && dirty.push(this) === 1) setImmediate(flushAll);
  }

  /** Hands on what is owed, before this turn ends. */
  flush(): void {
    const [parts, bytes] = [this.#parts, this.#bytes];
    if (parts.length === 0) return;
    [this.#parts, this.#bytes] = [[], 0];
    if (this.#isClosed) return;
    if (this.#socket.writableLength > this.#maxBytes) return this.#overflow();
    this.#writtenBytes += bytes;
    if (parts.length === 1) this.#socket.write(parts[0]!);
    else if (bytes <= MOST_JOINED_BYTES) this.#socket.write(Buffer.concat(parts, bytes));
    else this.#writeEach(parts);
  }

  /** Resolves once most of what was written has left, or nothing will any more. */
  drained(): Promise<void> {
    if (this.#isClosed || this.queuedBytes <= DRAINED_BYTES) return Promise.resolve();
    return new Promise((resolve) => {
      if (this.#onDrained.push(resolve) > 1) return;
      this.flush();
      this.#socket.once('drain', this.#drained);
    });
  }

  /** From now on nothing is written. */
  close(): void {
    this.flush();
    this.#isClosed = true;
    this.#drained();
  }

  #overflow(): void {
    this.close();
    this.#onOverflow();
  }

  #writeEach(parts: readonly Buffer[]): void {
    this.#socket.cork();
    for (const part of parts) this.#socket.write(part);
    this.#socket.uncork();
  }

  readonly #drained = (): void => {
    this.#socket.off('drain', this.#drained);
    const resolvers = this.#onDrained;
    this.#onDrained = [];
    for (const resolve of resolvers) resolve();
  };
}
