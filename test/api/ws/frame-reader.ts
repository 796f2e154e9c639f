/** One frame as it came (RFC 6455, 5.2). */
export interface Frame {
  readonly opcode: number;
  readonly payload: Buffer;
}

export const OPCODE = { TEXT: 1, BINARY: 2, CLOSE: 8, PING: 9, PONG: 10 } as const;

/**
 * Reads what a server sends, and throws at anything that this server never may: masks, fragments, extensions, long
 * lengths of short frames.
 */
export class FrameReader {
  #buffer: Buffer = Buffer.alloc(0);

  /** Takes bytes, however they are cut, and gives the frames that are whole. */
  read(bytes: Buffer): Frame[] {
    this.#buffer = this.#buffer.length === 0 ? bytes : Buffer.concat([this.#buffer, bytes]);
    const frames: Frame[] = [];
    for (let frame = this.#take(); frame !== null; frame = this.#take()) frames.push(frame);
    return frames;
  }

  /** Bytes of a frame that is not whole. */
  get rest(): number {
    return this.#buffer.length;
  }

  #take(): Frame | null {
    const bytes = this.#buffer;
    if (bytes.length < 2) return null;
    const [first, second] = [bytes[0]!, bytes[1]!];
    if ((first & 0xf0) !== 0x80) throw new Error(`A frame begins with ${first.toString(16)}`);
    if (second >= 0x80) throw new Error('A server masked a frame');
    const start = second === 126 ? 4 : second === 127 ? 10 : 2;
    if (bytes.length < start) return null;
    const length = second === 126 ? bytes.readUInt16BE(2) : second === 127 ? Number(bytes.readBigUInt64BE(2)) : second;
    if (length < (second === 127 ? 65_536 : second === 126 ? 126 : 0))
      throw new Error(`A length of ${length} is written longer than need be`);
    if (bytes.length < start + length) return null;
    this.#buffer = bytes.subarray(start + length);
    return { opcode: first & 0x0f, payload: bytes.subarray(start, start + length) };
  }
}
