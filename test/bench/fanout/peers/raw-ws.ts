/** The bare write: one buffer, as long as Clc's frame, to each socket. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { MARKER } from '../message.ts';
import { captured, serveControl } from './control.ts';

const buffer = Buffer.alloc(captured.frameBytes, ' ');
buffer.write(MARKER);
const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
await once(server, 'listening');
const fire = (): void => {
  for (const socket of server.clients) socket.send(buffer);
};
serveControl((server.address() as AddressInfo).port, fire, () => server.clients.size);
