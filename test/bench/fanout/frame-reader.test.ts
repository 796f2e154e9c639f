import { describe, expect, it } from 'vitest';
import { FrameReader } from './frame-reader.ts';

function serverFrame(opcode: number, text: string): Buffer {
  const payload = Buffer.from(text);
  const header = Buffer.alloc(payload.length < 126 ? 2 : payload.length <= 0xffff ? 4 : 10);
  header[0] = 0x80 | opcode;
  header[1] = payload.length < 126 ? payload.length : payload.length <= 0xffff ? 126 : 127;
  if (header.length === 4) header.writeUInt16BE(payload.length, 2);
  if (header.length === 10) header.writeBigUInt64BE(BigInt(payload.length), 2);
  return Buffer.concat([header, payload]);
}

describe('the reader of frames', () => {
  const frames: readonly (readonly [number, string])[] = [
    [1, 'a'.repeat(125)],
    [9, ''],
    [1, 'b'.repeat(126)],
    [1, 'c'.repeat(700)],
    [1, 'd'],
  ];
  const long: readonly (readonly [number, string])[] = [
    [2, 'e'.repeat(70_000)],
    [1, 'f'],
  ];

  it.each([1, 2, 3, 5, 64, 127, 701, 2_000])('finds each frame in chunks of %i bytes that are overwritten', (size) =>
    expect(found(frames, size)).toEqual(frames),
  );
  it.each([16_384, 70_010, 100_000])('finds a long frame in chunks of %i bytes', (size) =>
    expect(found(long, size)).toEqual(long),
  );
});

/** The frames as they are read in chunks of that size. */
function found(frames: readonly (readonly [number, string])[], size: number): [number, string][] {
  const stream = Buffer.concat(frames.map(([opcode, text]) => serverFrame(opcode, text)));
  const reader = new FrameReader();
  const read: [number, string][] = [];
  const chunk = Buffer.alloc(size);
  for (let at = 0; at < stream.length; at += size) {
    const length = stream.copy(chunk, 0, at, at + size);
    reader.read(chunk.subarray(0, length), (opcode, bytes, from, to) =>
      read.push([opcode, bytes.toString('utf8', from, to)]),
    );
    chunk.fill(0xff);
  }
  return read;
}
