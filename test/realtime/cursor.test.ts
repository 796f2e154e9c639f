import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCursor, writeCursor } from '../../src/realtime/cursor.ts';
import { IdRanges } from '../../src/realtime/id-ranges.ts';

const position = fc.record({ epoch: fc.uuid(), seq: fc.bigInt(0n, 999_999_999_999_999_999n) });
const seen = fc
  .uniqueArray(fc.bigInt(0n, 40n), { maxLength: 15 })
  .map((ids) => IdRanges.of(ids.sort((one, other) => (one < other ? -1 : 1))));
const EPOCH = '00000000-0000-4000-8000-000000000000';
const encoded = (text: string): string => Buffer.from(text).toString('base64url');

describe('a cursor', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(position, seen, (at, ids) => {
        const read = readCursor(writeCursor(at, ids));
        expect(read.ok && read.value.position).toEqual(at);
        expect(read.ok && read.value.seen.toString()).toBe(ids.toString());
      }),
    );
  });

  it('is text that needs no escaping in a URL or a document', () => {
    fc.assert(
      fc.property(position, seen, (at, ids) => {
        expect(writeCursor(at, ids)).toMatch(/^[\w-]+$/);
      }),
    );
  });

  it('is nothing but what was written', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readCursor(text).ok).toBe(false);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['no place', EPOCH],
    ['an empty place', `${EPOCH}:`],
    ['a place that is too large', `${EPOCH}:1234567890123456789`],
    ['a negative place', `${EPOCH}:-1`],
    ['an epoch that is none', 'x:1'],
    ['ids that are none', `${EPOCH}:1:x`],
    ['empty ids', `${EPOCH}:1:`],
    ['ids out of order', `${EPOCH}:1:3,2`],
    ['ids without their sum', `${EPOCH}:1:2`],
    ['a tail', `${EPOCH}:1:2:3:4`],
    ['a second line', `${EPOCH}:1\n`],
  ])('is not of %s', (_what, text) => {
    const read = readCursor(encoded(text));
    expect(!read.ok && read.failure.code).toBe('CURSOR_INVALID');
  });

  it('is not of more than it may be, and does not repeat all of it', () => {
    const read = readCursor('A'.repeat(262_145));
    expect(!read.ok && read.failure.message.length).toBeLessThan(300);
  });
});
