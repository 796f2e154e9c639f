import { OPCODE } from '../ws/frame-reader.ts';
import type { Wire } from '../ws/wire.ts';

export interface BadFrame {
  readonly what: string;
  readonly send: (wire: Wire) => void;
  readonly code: number;
}

const deep = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
/** A frame by its first two bytes and what follows. */
const raw =
  (first: number, second: number, rest: Buffer = Buffer.alloc(4)) =>
  (wire: Wire) =>
    wire.sendBytes(Buffer.concat([Buffer.from([first, second]), rest]));

/**
 * What a signed-in socket may send that is no WebSocket, no message, or no message of the protocol; more of these in
 * `test/api/ws/protocol.test.ts`.
 */
export const FRAMES: readonly BadFrame[] = [
  { what: 'a frame without a mask', send: raw(0x81, 0x02, Buffer.from('{}')), code: 1002 },
  { what: 'an opcode that is reserved', send: raw(0x83, 0x80), code: 1002 },
  { what: 'a bit that is reserved', send: raw(0xc1, 0x80), code: 1002 },
  { what: 'a ping in fragments', send: raw(0x09, 0x80), code: 1002 },
  {
    what: 'a ping that is too long',
    send: raw(0x89, 0xfe, Buffer.concat([Buffer.from([0x01, 0x00]), Buffer.alloc(260)])),
    code: 1002,
  },
  { what: 'the rest of what never began', send: raw(0x80, 0x80), code: 1002 },
  { what: 'a close code that is none', send: raw(0x88, 0x82, Buffer.from([0, 0, 0, 0, 0x00, 0x01])), code: 1002 },
  {
    what: 'a text that is no UTF-8',
    send: (wire) => wire.sendFrame(OPCODE.TEXT, Buffer.from([0xff, 0xfe])),
    code: 1007,
  },
  {
    what: 'a frame that announces an exabyte',
    send: raw(0x81, 0xff, Buffer.concat([Buffer.from([0x10, 0, 0, 0, 0, 0, 0, 0]), Buffer.alloc(4)])),
    code: 1009,
  },
  {
    what: 'a message that is too long',
    send: (wire) => wire.send(JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(1_100_000) } })),
    code: 1009,
  },
  { what: 'no JSON', send: (wire) => wire.send('nothing'), code: 4400 },
  { what: 'a message of no kind', send: (wire) => wire.send({ type: 'nothing' }), code: 4400 },
  {
    what: 'a ping of a hundred thousand lists',
    send: (wire) => wire.send(`{"type":"ping","payload":{"a":${deep(100_000)}}}`),
    code: 4400,
  },
  {
    what: 'variables of a hundred thousand lists in a list',
    send: (wire) =>
      wire.send(`{"id":"1","type":"subscribe","payload":{"query":"{__typename}","variables":${deep(100_000)}}}`),
    code: 4400,
  },
];
