/**
 * Finds the frames of a server's WebSocket stream, however it is cut into chunks. It copies nothing but the rest of a
 * chunk that ends within a frame, and reads no payload.
 */
export type OnFrame = (opcode: number, bytes: Buffer, from: number, to: number) => void;

export class FrameReader {
  #rest: Buffer | null = null;

  /** The chunk may be overwritten once this returns. */
  read(chunk: Buffer, onFrame: OnFrame): void {
    const bytes = this.#rest === null ? chunk : Buffer.concat([this.#rest, chunk]);
    this.#rest = null;
    let at = 0;
    for (;;) {
      const from = payloadStart(bytes, at);
      const to = from === null ? null : from + payloadLength(bytes, at);
      if (from === null || to === null || to > bytes.length) break;
      onFrame(bytes[at]! & 0x0f, bytes, from, to);
      at = to;
    }
    if (at < bytes.length) this.#rest = Buffer.from(bytes.subarray(at));
  }
}

/** Where the payload of the frame at `at` begins; null where the header is not whole. A server masks nothing. */
function payloadStart(bytes: Buffer, at: number): number | null {
  if (at + 2 > bytes.length) return null;
  const short = bytes[at + 1]! & 0x7f;
  const from = at + (short < 126 ? 2 : short === 126 ? 4 : 10);
  return from > bytes.length ? null : from;
}

function payloadLength(bytes: Buffer, at: number): number {
  const short = bytes[at + 1]! & 0x7f;
  if (short < 126) return short;
  return short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
}

/** A client's frame; masked, as it must be, by zeros. */
export function clientFrame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  if (length > 0xffff) throw new Error('too long for a client of the bench');
  const size = length < 126 ? [0x80 | length] : [0x80 | 126, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([0x80 | opcode, ...size, 0, 0, 0, 0]), payload]);
}
