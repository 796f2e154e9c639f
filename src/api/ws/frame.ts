/**
 * Text frames of the WebSocket protocol (RFC 6455, 5.2) as a server sends them: unmasked, unfragmented, uncompressed. A
 * message for thousands is built once, with a hole where each socket's operation id goes.
 */
import type { Delivery } from '../../realtime/question.ts';
import { allocateFrame } from './frame-arena.ts';

const FINAL_TEXT = 0x81;

function header(length: number): Buffer {
  if (length < 126) return Buffer.from([FINAL_TEXT, length]);
  if (length < 65_536) return Buffer.from([FINAL_TEXT, 126, length >> 8, length & 0xff]);
  const long = Buffer.alloc(10);
  long[0] = FINAL_TEXT;
  long[1] = 127;
  long.writeBigUInt64BE(BigInt(length), 2);
  return long;
}

export function textFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  return Buffer.concat([header(payload.length), payload]);
}

const BEFORE_ID = Buffer.from('{"id":');
const AFTER_ID = Buffer.from(',"type":"next","payload":');
const END = Buffer.from('}');
/** Longer ones are not copied for each socket: their parts are shared. */
const MOST_COPIED_BYTES = 32_768;

interface Template {
  readonly bytes: Buffer;
  /** Where the ids go. */
  readonly holes: readonly number[];
}

const TEMPLATES = new WeakMap<Delivery, Map<number, Template>>();

/**
 * The `next` messages of a delivery for one operation; `id` is its id as JSON. What is returned leaves in this order,
 * and in this turn.
 */
export function nextFrames(delivery: Delivery, id: Buffer): Buffer[] {
  const size = delivery.payloads.reduce((sum, payload) => sum + payload.length, 0);
  if (size > MOST_COPIED_BYTES) return delivery.payloads.flatMap((payload) => [...headOf(payload, id), payload, END]);
  const { bytes, holes } = templateFor(delivery, id.length);
  const frames = allocateFrame(bytes.length);
  bytes.copy(frames);
  for (const hole of holes) id.copy(frames, hole);
  return [frames];
}

function headOf(payload: Buffer, id: Buffer): Buffer[] {
  return [
    header(BEFORE_ID.length + id.length + AFTER_ID.length + payload.length + END.length),
    BEFORE_ID,
    id,
    AFTER_ID,
  ];
}

function templateFor(delivery: Delivery, idLength: number): Template {
  let templates = TEMPLATES.get(delivery);
  if (templates === undefined) TEMPLATES.set(delivery, (templates = new Map()));
  const known = templates.get(idLength);
  if (known !== undefined) return known;
  const id = Buffer.alloc(idLength);
  const holes: number[] = [];
  const parts: Buffer[] = [];
  let length = 0;
  for (const payload of delivery.payloads) {
    const [start, ...rest] = headOf(payload, id);
    holes.push(length + start!.length + BEFORE_ID.length);
    for (const part of [start!, ...rest, payload, END]) {
      parts.push(part);
      length += part.length;
    }
  }
  const template = { bytes: Buffer.concat(parts), holes };
  templates.set(idLength, template);
  return template;
}
