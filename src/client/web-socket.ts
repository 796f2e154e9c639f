/** What is asked of a WebSocket: that of browsers, of Node and of `ws` will do. */
export interface SocketLike {
  readonly readyState: number;
  send(data: string): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: 'error', listener: () => void): void;
  /** Of `ws` alone: ends at once, without the other side. */
  terminate?(): void;
}

export type SocketConstructor = new (url: string, protocol: string) => SocketLike;

export const OPEN = 1;

/** The platform's WebSocket, unless one is given. */
export function socketConstructor(given: SocketConstructor | undefined): SocketConstructor {
  const found = given ?? (globalThis as { WebSocket?: SocketConstructor }).WebSocket;
  if (found === undefined)
    throw new TypeError('There is no WebSocket here: pass `webSocketImpl`, for instance the one of the package ws.');
  return found;
}

/** A WebSocket address, also of an HTTP one. */
export function socketUrl(url: string): string {
  const address = new URL(url);
  address.protocol = address.protocol.replace(/^http/, 'ws');
  if (!/^wss?:$/.test(address.protocol)) throw new TypeError(`Not an address to connect to: ${url}`);
  address.hash = '';
  return address.href;
}

/** A constructor that gives a socket that is there already, for a library that wants to make its own. */
export function constructorOf(socket: SocketLike): unknown {
  function Made(): SocketLike {
    return socket;
  }
  return Object.assign(Made, { CONNECTING: 0, OPEN, CLOSING: 2, CLOSED: 3 });
}
