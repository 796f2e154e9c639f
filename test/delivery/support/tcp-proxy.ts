import { connect, createServer } from 'node:net';
import type { AddressInfo, NetConnectOpts, Server, Socket } from 'node:net';

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
}

/** Stands between a client and a server as a bad network does: cuts, refuses, holds and slows what passes. */
export class TcpProxy {
  readonly #server: Server;
  readonly #target: NetConnectOpts;
  readonly #pairs = new Set<Pair>();
  #isPaused = false;
  #isRefusing = false;
  #bytesPerSecond: number | null = null;

  private constructor(target: NetConnectOpts) {
    this.#target = target;
    this.#server = createServer((near) => this.#accept(near));
  }

  static listen(target: NetConnectOpts): Promise<TcpProxy> {
    const proxy = new TcpProxy(target);
    return new Promise((resolve, reject) =>
      proxy.#server.once('error', reject).listen(0, '127.0.0.1', () => resolve(proxy)),
    );
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Drops every connection. */
  cut(): void {
    for (const { near, far } of this.#pairs) {
      near.resetAndDestroy();
      // A socket of the file system knows no reset.
      if ('path' in this.#target) far.destroy();
      else far.resetAndDestroy();
    }
  }

  /** Whether new connections are dropped at once. */
  refuse(isRefusing: boolean): void {
    this.#isRefusing = isRefusing;
  }

  /** Reads nothing more from either side: what is sent piles up where it comes from. */
  pause(): void {
    this.#isPaused = true;
    for (const { near, far } of this.#pairs) for (const socket of [near, far]) socket.pause();
  }

  resume(): void {
    this.#isPaused = false;
    for (const { near, far } of this.#pairs) for (const socket of [near, far]) socket.resume();
  }

  /** Lets through so much in each direction of each connection; null: all there is. */
  throttle(bytesPerSecond: number | null): void {
    this.#bytesPerSecond = bytesPerSecond;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => void this.#server.close(() => resolve()));
    this.cut();
    await closed;
  }

  #accept(near: Socket): void {
    if (this.#isRefusing) return void near.resetAndDestroy();
    const far = connect(this.#target);
    const pair = { near, far };
    this.#pairs.add(pair);
    this.#pass(near, far, pair);
    this.#pass(far, near, pair);
  }

  #pass(from: Socket, to: Socket, pair: Pair): void {
    from.setNoDelay(true);
    const goOn = (): void => void (this.#isPaused ? from.pause() : from.resume());
    to.on('drain', goOn);
    from.on('data', (chunk) => {
      const isTaken = to.write(chunk);
      if (this.#bytesPerSecond !== null) {
        from.pause();
        setTimeout(goOn, (chunk.length / this.#bytesPerSecond) * 1_000);
      } else if (!isTaken) from.pause();
    });
    from.on('error', () => undefined);
    from.on('close', (hadError) => {
      // What was taken from the one that closed still has to reach the other.
      if (hadError) to.destroy();
      else to.end();
      this.#pairs.delete(pair);
    });
    from.on('end', () => to.end());
    if (this.#isPaused) from.pause();
  }
}
