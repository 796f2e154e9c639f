import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { FrameReader, OPCODE } from './frame-reader.ts';
import type { Frame } from './frame-reader.ts';

/** A message of graphql-transport-ws. */
export interface WireMessage {
  readonly type: string;
  readonly id?: string;
  readonly payload?: any;
}

/** How the server let go; 1006 where the connection ended without a word. */
export interface WireClose {
  readonly code: number;
  readonly reason: string;
}

const WAIT_MS = 15_000;

interface Waiter {
  readonly look: () => void;
  readonly fail: (error: Error) => void;
}

/**
 * A WebSocket client that is strict about what comes and free in what it sends: it can be silent, stop reading, or send
 * nonsense.
 */
export class Wire {
  /** Of the answer to the upgrade, and its headers in lower case; what follows is for status 101. */
  status = 0;
  headers: Readonly<Record<string, string>> = {};
  /** Text messages as they came. */
  readonly texts: string[] = [];
  readonly messages: WireMessage[] = [];
  answersPings = true;
  pings = 0;
  readonly closed: Promise<WireClose>;
  readonly #socket: Socket;
  readonly #reader = new FrameReader();
  readonly #waiters = new Set<Waiter>();
  #close: WireClose | null = null;
  #onClosed: (close: WireClose) => void = () => undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.closed = new Promise((resolve) => (this.#onClosed = resolve));
    socket.on('error', () => undefined);
    socket.once('close', () => this.#end({ code: 1006, reason: '' }));
  }

  /** Asks for the upgrade with these subprotocols; what the server says to it is in `status`. */
  static async connect(
    url: string,
    protocol: string | null = 'graphql-transport-ws',
    headers: Record<string, string> = {},
  ): Promise<Wire> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname).setNoDelay();
    const wire = new Wire(socket);
    const given = {
      host: hostname,
      upgrade: 'websocket',
      connection: 'Upgrade',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      ...(protocol === null ? {} : { 'sec-websocket-protocol': protocol }),
      ...headers,
    };
    socket.write(
      `GET /graphql HTTP/1.1\r\n${Object.entries(given)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('')}\r\n`,
    );
    await wire.#handshake();
    return wire;
  }

  /** Connects and signs in. */
  static async signedIn(url: string, token: string): Promise<Wire> {
    const wire = await Wire.connect(url);
    wire.init(token);
    await wire.until(({ type }) => type === 'connection_ack');
    return wire;
  }

  init(token?: string): void {
    this.send({
      type: 'connection_init',
      ...(token === undefined ? {} : { payload: { authorization: `Bearer ${token}` } }),
    });
  }

  subscribe(id: string, query: string, variables: Record<string, unknown> = {}): void {
    this.send({ type: 'subscribe', id, payload: { query, variables } });
  }

  complete(id: string): void {
    this.send({ type: 'complete', id });
  }

  /** A text message; an object as JSON. */
  send(message: object | string): void {
    this.sendFrame(OPCODE.TEXT, Buffer.from(typeof message === 'string' ? message : JSON.stringify(message)));
  }

  sendFrame(opcode: number, payload: Buffer): void {
    const length =
      payload.length < 126
        ? Buffer.from([payload.length | 0x80])
        : payload.length < 65_536
          ? Buffer.from([126 | 0x80, payload.length >> 8, payload.length & 0xff])
          : longLength(payload.length);
    // A mask of zeros is one too.
    this.#socket.write(Buffer.concat([Buffer.from([0x80 | opcode]), length, Buffer.alloc(4), payload]));
  }

  /** Bytes that may be no frame. */
  sendBytes(bytes: Buffer): void {
    this.#socket.write(bytes);
  }

  /** Sends in one piece what `work` sends. */
  atOnce(work: () => void): void {
    this.#socket.cork();
    work();
    this.#socket.uncork();
  }

  /** Messages of one operation so far. */
  of(id: string): WireMessage[] {
    return this.messages.filter((message) => message.id === id);
  }

  /** The first message that meets the condition, of those that came and those that come. */
  until(condition: (message: WireMessage) => boolean): Promise<WireMessage> {
    return this.poll(() => this.messages.find(condition));
  }

  /** Looks again at each message that comes, until there is a value. */
  poll<T>(look: () => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#waiters.delete(waiter);
      };
      const fail = (error: Error): void => {
        done();
        reject(error);
      };
      const waiter: Waiter = {
        look: () => {
          const value = look();
          if (value === undefined) return;
          done();
          resolve(value);
        },
        fail,
      };
      const timer = setTimeout(
        () => fail(new Error(`Nothing of the kind came; the last were ${this.texts.slice(-3).join().slice(0, 600)}`)),
        WAIT_MS,
      );
      this.#waiters.add(waiter);
      waiter.look();
      if (this.#close !== null) waiter.fail(closedError(this.#close));
    });
  }

  /** Stops reading from the connection. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** From now on rests for so long after each piece, as a slow line does. */
  readSlowly(restMs: number): void {
    this.#socket.on('data', () => {
      this.#socket.pause();
      setTimeout(() => this.#socket.resume(), restMs);
    });
  }

  /** Ends in good order. */
  async close(): Promise<void> {
    this.sendFrame(OPCODE.CLOSE, Buffer.from([0x03, 0xe8]));
    await this.closed;
  }

  /** Tears the connection down, as a network does. */
  cut(): void {
    this.#socket.destroy();
  }

  async #handshake(): Promise<void> {
    let head = Buffer.alloc(0);
    while (!head.includes('\r\n\r\n')) {
      const [chunk] = (await Promise.race([
        once(this.#socket, 'data'),
        this.closed.then(() => Promise.reject(new Error('The connection was refused'))),
      ])) as [Buffer];
      head = Buffer.concat([head, chunk]);
    }
    const end = head.indexOf('\r\n\r\n');
    const [first, ...lines] = head.subarray(0, end).toString().split('\r\n');
    this.status = Number(first!.split(' ')[1]);
    this.headers = Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
    );
    if (this.status !== 101) return void this.#socket.resume();
    this.#socket.on('data', (chunk: Buffer) => this.#take(chunk));
    this.#take(head.subarray(end + 4));
  }

  #take(bytes: Buffer): void {
    try {
      for (const frame of this.#reader.read(bytes)) this.#hear(frame);
    } catch (error) {
      for (const waiter of [...this.#waiters]) waiter.fail(error as Error);
      this.cut();
      throw error;
    }
    for (const waiter of [...this.#waiters]) waiter.look();
  }

  #hear({ opcode, payload }: Frame): void {
    if (opcode === OPCODE.TEXT) {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(payload);
      this.texts.push(text);
      this.messages.push(JSON.parse(text) as WireMessage);
    } else if (opcode === OPCODE.PING) {
      this.pings += 1;
      if (this.answersPings) this.sendFrame(OPCODE.PONG, payload);
    } else if (opcode === OPCODE.CLOSE) {
      this.sendFrame(OPCODE.CLOSE, payload.subarray(0, 2));
      this.#end({ code: payload.length < 2 ? 1005 : payload.readUInt16BE(0), reason: payload.subarray(2).toString() });
    } else if (opcode !== OPCODE.PONG) throw new Error(`A frame of the kind ${opcode}`);
  }

  #end(close: WireClose): void {
    if (this.#close !== null) return;
    this.#close = close;
    this.#onClosed(close);
    for (const waiter of [...this.#waiters]) waiter.look();
    for (const waiter of [...this.#waiters]) waiter.fail(closedError(close));
  }
}

function longLength(length: number): Buffer {
  const bytes = Buffer.alloc(9);
  bytes[0] = 127 | 0x80;
  bytes.writeBigUInt64BE(BigInt(length), 1);
  return bytes;
}

function closedError({ code, reason }: WireClose): Error {
  return new Error(`The connection was closed with ${code} ${reason}`);
}
