import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { SocketClose } from './close-code.ts';
import { textFrame } from './frame.ts';
import { SocketWriter } from './socket-writer.ts';

/** Asked for a sign of life so often where something was sent meanwhile, and so often where not. */
const BUSY_PING_MS = 3_000;
const IDLE_PING_MS = 20_000;
/**
 * Who neither answers nor reads for so long is let go; what the network may hold of what was sent is given some time at
 * this rate.
 */
const PATIENCE_MS = 3_000;
const SLOWEST_BYTES_PER_MS = 1_000;
const MOST_LENIENCE_MS = 1_000;
/** The longest that a timer can wait; a token may be valid for longer. */
const MAX_TIMEOUT_MS = 2_147_483_647;
/** A peer that reads again may still find the code; one that does not is cut off. */
const CLOSE_GRACE_MS = 2_000;

/** One WebSocket: writes in whole turns, asks for signs of life, and closes who does not keep up. */
export class Connection {
  readonly writer: SocketWriter;
  readonly #socket: WebSocket;
  #pingedAtMs: number;
  #awaitsPong = false;
  #hasSent = false;
  /** When it was last seen to read, or had nothing to read. */
  #activeAtMs: number;
  #drainedBytes = 0;
  #wasQueued = false;
  /** How much had left when it last answered a ping. */
  #answeredBytes = 0;
  #closing: NodeJS.Timeout | undefined;

  /** `raw` is the connection that the WebSocket was upgraded from. */
  constructor(socket: WebSocket, raw: Socket, maxQueueBytes: number, nowMs: number) {
    this.#socket = socket;
    this.#pingedAtMs = nowMs;
    this.#activeAtMs = nowMs;
    this.writer = new SocketWriter(raw, maxQueueBytes, () =>
      this.close(SocketClose.SLOW_CONSUMER, 'More is queued than this node keeps; resume at your last cursor'),
    );
    socket.on('pong', () => {
      this.#awaitsPong = false;
      this.#answeredBytes = this.writer.drainedBytes;
    });
    socket.once('close', () => {
      clearTimeout(this.#closing);
      this.writer.close();
    });
  }

  send(text: string): void {
    this.write(textFrame(text));
  }

  write(frames: Buffer): void {
    this.#hasSent = true;
    this.writer.write(frames);
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** Calls `work` when the socket is gone. */
  onClose(work: () => void): void {
    this.#socket.once('close', work);
  }

  /** Closes with a code after what was sent; cuts the connection where the other side does not answer. */
  close(code: number, reason: string): void {
    this.writer.close();
    this.#socket.close(code, reason.slice(0, 120));
    const cut = setTimeout(() => this.#socket.terminate(), CLOSE_GRACE_MS);
    this.#socket.once('close', () => clearTimeout(cut));
  }

  /** Closes at that moment, or where none is given at none; takes the place of what was said before. */
  closeAt(at: Date | null, code: number, reason: string): void {
    clearTimeout(this.#closing);
    if (at === null || !this.isOpen) return;
    const remainingMs = at.getTime() - Date.now();
    const next = remainingMs > MAX_TIMEOUT_MS ? () => this.closeAt(at, code, reason) : () => this.close(code, reason);
    this.#closing = setTimeout(next, Math.min(Math.max(0, remainingMs), MAX_TIMEOUT_MS));
  }

  /**
   * Called again and again; `nowMs` counts only while this process runs, so that nobody is held to have been silent
   * while it could not hear.
   */
  check(nowMs: number): void {
    if (!this.isOpen) return;
    const { queuedBytes, drainedBytes } = this.writer;
    const isWaiting = this.#awaitsPong || queuedBytes > 0;
    // Only while something is queued does what leaves show that the other side reads: else the system takes it in.
    const isReading = this.#wasQueued && drainedBytes !== this.#drainedBytes;
    if (!isWaiting || isReading) this.#activeAtMs = nowMs;
    [this.#wasQueued, this.#drainedBytes] = [queuedBytes > 0, drainedBytes];
    if (
      nowMs - this.#activeAtMs >=
      PATIENCE_MS + Math.min(this.#bytesInFlight() / SLOWEST_BYTES_PER_MS, MOST_LENIENCE_MS)
    )
      return this.close(SocketClose.SLOW_CONSUMER, 'What was sent is not read; resume at your last cursor');
    if (!this.#awaitsPong && nowMs - this.#pingedAtMs >= (this.#hasSent ? BUSY_PING_MS : IDLE_PING_MS))
      this.#ping(nowMs);
  }

  /** What has left this process since the last sign that all before it had arrived. */
  #bytesInFlight(): number {
    return this.#awaitsPong ? this.writer.drainedBytes - this.#answeredBytes : 0;
  }

  #ping(nowMs: number): void {
    this.#pingedAtMs = nowMs;
    this.#awaitsPong = true;
    this.#hasSent = false;
    this.#socket.ping();
  }
}
