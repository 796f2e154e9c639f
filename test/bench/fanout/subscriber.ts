/** One socket of the load: it shakes hands, subscribes, answers pings, and counts. All sockets read into one buffer. */
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { FrameReader, clientFrame } from './frame-reader.ts';
import { MARKER } from './message.ts';

const OPCODE = { TEXT: 1, BINARY: 2, CLOSE: 8, PING: 9, PONG: 10 } as const;
const marker = Buffer.from(MARKER);
const shared = Buffer.allocUnsafe(262_144);

export interface SubscriberOptions {
  readonly port: number;
  /** What it asks; null: it only listens, once the handshake is done. */
  readonly subscription: { readonly token: string; readonly query: string; readonly variables: unknown } | null;
  readonly onEvent: (subscriber: Subscriber, bytes: number) => void;
  readonly onFailure: (text: string) => void;
}

export class Subscriber {
  /** Events so far. */
  count = 0;
  /** Resolves once it has subscribed; whether the server has dealt with it is for the server to say. */
  readonly opened: Promise<void>;
  readonly #options: SubscriberOptions;
  readonly #frames = new FrameReader();
  readonly #socket: Socket;
  #isUpgraded = false;
  #isClosing = false;
  #opened!: () => void;

  constructor(options: SubscriberOptions) {
    this.#options = options;
    this.opened = new Promise((resolve) => (this.#opened = resolve));
    const callback = (length: number): boolean => {
      this.#read(shared.subarray(0, length));
      return true;
    };
    this.#socket = connect({
      host: '127.0.0.1',
      port: options.port,
      noDelay: true,
      onread: { buffer: shared, callback },
    });
    this.#socket.on('connect', () => this.#socket.write(upgradeRequest(options.port)));
    this.#socket.on('error', (error) => this.#fail(String(error)));
    this.#socket.on('close', () => this.#fail('the server closed a socket'));
  }

  close(): void {
    this.#isClosing = true;
    this.#socket.destroy();
  }

  #fail(text: string): void {
    if (!this.#isClosing) this.#options.onFailure(text);
  }

  #read(chunk: Buffer): void {
    if (this.#isUpgraded) return this.#frames.read(chunk, this.#hear);
    const end = chunk.indexOf('\r\n\r\n');
    if (end < 0 || !chunk.subarray(0, 12).equals(SWITCHING))
      return this.#fail(`the upgrade was answered with ${chunk.toString('latin1', 0, 200)}`);
    this.#isUpgraded = true;
    if (this.#options.subscription === null) this.#opened();
    else
      this.#say({ type: 'connection_init', payload: { authorization: `Bearer ${this.#options.subscription.token}` } });
    if (end + 4 < chunk.length) this.#frames.read(chunk.subarray(end + 4), this.#hear);
  }

  readonly #hear = (opcode: number, bytes: Buffer, from: number, to: number): void => {
    if (opcode === OPCODE.PING) this.#socket.write(clientFrame(OPCODE.PONG, Buffer.from(bytes.subarray(from, to))));
    else if (opcode === OPCODE.CLOSE)
      this.#fail(
        `a socket was closed with ${to - from < 2 ? 'no code' : bytes.readUInt16BE(from)} ${bytes.toString('utf8', from + 2, to)}`,
      );
    else if (opcode === OPCODE.TEXT || opcode === OPCODE.BINARY) this.#hearMessage(bytes, from, to);
  };

  #hearMessage(bytes: Buffer, from: number, to: number): void {
    const found = bytes.indexOf(marker, from);
    if (found >= 0 && found < to) {
      this.count += 1;
      return this.#options.onEvent(this, to - from);
    }
    const text = bytes.toString('utf8', from, to);
    const message = JSON.parse(text) as { type: string; payload?: { errors?: unknown } };
    if (message.type === 'connection_ack') this.#subscribe();
    else if (message.type === 'ping') this.#say({ type: 'pong' });
    else if (message.type !== 'pong' && (message.type !== 'next' || message.payload?.errors !== undefined))
      this.#fail(`a socket heard ${text}`);
  }

  #subscribe(): void {
    const { query, variables } = this.#options.subscription!;
    this.#say({ id: randomUUID(), type: 'subscribe', payload: { query, variables } });
    this.#opened();
  }

  #say(message: object): void {
    this.#socket.write(clientFrame(OPCODE.TEXT, Buffer.from(JSON.stringify(message))));
  }
}

const SWITCHING = Buffer.from('HTTP/1.1 101');

function upgradeRequest(port: number): string {
  return [
    'GET /graphql HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Protocol: graphql-transport-ws',
    '',
    '',
  ].join('\r\n');
}
