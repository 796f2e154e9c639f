import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdRanges } from '../../src/realtime/id-ranges.ts';

const ascending = (one: bigint, other: bigint): number => (one < other ? -1 : 1);
/** Small ones, so that many follow each other, and the largest that a cursor holds. */
const id = fc.oneof(fc.bigInt(0n, 30n), fc.bigInt(999_999_999_999_999_990n, 999_999_999_999_999_999n));
const ids = fc.uniqueArray(id, { maxLength: 20 }).map((list) => list.sort(ascending));

describe('ranges of ids', () => {
  it('have what they were made of, and nothing else', () => {
    fc.assert(
      fc.property(ids, id, (list, other) => {
        const ranges = IdRanges.of(list);
        expect(ranges.isEmpty).toBe(list.length === 0);
        expect(ranges.has(other)).toBe(list.includes(other));
        expect(list.every((one) => ranges.has(one))).toBe(true);
      }),
    );
  });

  it('are the same without an id as if it had never been there', () => {
    fc.assert(
      fc.property(ids, id, (list, other) => {
        expect(IdRanges.of(list).without(other, new Date(0)).toString()).toBe(
          IdRanges.of(list.filter((one) => one !== other)).toString(),
        );
      }),
    );
  });

  it('are read as they were written', () => {
    fc.assert(
      fc.property(
        ids.filter((list) => list.length > 0),
        (list) => {
          const text = IdRanges.of(list).toString();
          expect(IdRanges.parse(text)?.toString()).toBe(text);
          expect(list.every((one) => IdRanges.parse(text)!.has(one))).toBe(true);
        },
      ),
    );
  });

  it('take a few characters for ids that follow each other', () => {
    expect(IdRanges.of(Array.from({ length: 10_000 }, (_, index) => BigInt(index + 1))).toString()).toBe('1-10000');
    expect(IdRanges.of([7n, 9n, 10n, 12n]).toString()).toBe('7,9-10,12');
  });

  it.each([
    '',
    ',',
    '1,',
    '-',
    '1-',
    '-1',
    '2-1',
    '1,1',
    '3,2',
    '1-5,5',
    '1-5,3-9',
    'a',
    '1.5',
    ' 1',
    '1234567890123456789',
    '1-2-3',
  ])('are not read from "%s"', (text) => expect(IdRanges.parse(text)).toBeNull());
});
