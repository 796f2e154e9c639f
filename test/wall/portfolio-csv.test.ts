import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf, defused } from '../../src/wall/portfolio/csv.ts';

const read = (text: string): string[][] => parse(text, { bom: true, record_delimiter: '\r\n' });

describe('a file of comma-separated values', () => {
  it.each([
    ['plain', 'plain'],
    ['', '""'],
    ['a,b', '"a,b"'],
    ['a;b', '"a;b"'],
    ['say "yes"', '"say ""yes"""'],
    ['two\nlines', '"two\nlines"'],
    [' kept ', '" kept "'],
    ['中文', '中文'],
    ['-12.50', '-12.50'],
    ['+3', '+3'],
    ['20+', '20+'],
    ['=1+1', "'=1+1"],
    ['+1-2', "'+1-2"],
    ['-A1', "'-A1"],
    ['-', "'-"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['＝1+1', "'＝1+1"],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
  ])('writes %j as %j', (text, field) => expect(csvOf([[text, 'end']])).toBe(`\ufeff${field},end\r\n`));

  it('is read back as it was, but for what is defused', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .array(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', ' ', '1', '.', 'a', '中'), {
          maxLength: 6,
        })
        .map((parts) => parts.join('')),
    );
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    fc.assert(
      fc.property(rows, (given) => {
        const cells = read(csvOf(given));
        expect(cells).toEqual(given.map((row) => row.map(defused)));
        for (const text of cells.flat()) expect(/^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
