import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delimitedRows, type DelimitedRow, type Dialect } from '../../src/importers/delimited-rows.ts';
import type { Reject } from '../../src/importers/import-item.ts';

async function read(text: string, { dialect = 'CSV', chunk = 7 }: { dialect?: Dialect; chunk?: number } = {}) {
  const bytes = Buffer.from(text);
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, index) =>
    bytes.subarray(index * chunk, (index + 1) * chunk),
  );
  const rows: (readonly string[])[] = [];
  const lines: number[] = [];
  const rejects: Reject[] = [];
  for await (const row of delimitedRows(Readable.from(chunks), 'f', dialect) as AsyncIterable<DelimitedRow>) {
    if (row.kind === 'reject') rejects.push(row.reject);
    else {
      rows.push(row.cells);
      lines.push(row.line);
    }
  }
  return { rows, lines, rejects };
}

const quoted = (cell: string): string =>
  /[",\r\n]/.test(cell) || cell === '' ? `"${cell.replaceAll('"', '""')}"` : cell;

describe('CSV', () => {
  test('gives back any cells that were written as RFC 4180 says, cut into chunks anywhere', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', 'é', '中', ' ', '𝒳'), maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 8 }),
        fc.integer({ min: 1, max: 9 }),
        async (table, chunk) => {
          const { rows, rejects } = await read(table.map((row) => row.map(quoted).join(',')).join('\r\n'), { chunk });
          expect(rejects).toEqual([]);
          expect(rows).toEqual(table);
        },
      ),
    );
  });

  test('agrees with csv-parse', async () => {
    const text = '\uFEFFa,b\r\n"1\n2",""\n,"x ""y"" z"\n\n3,4';
    expect((await read(text)).rows).toEqual(
      parse(text, { bom: true, skip_empty_lines: true, record_delimiter: ['\r\n', '\n'] }),
    );
  });

  test('counts lines, not rows', async () => {
    expect((await read('a,b\n"1\n\n2",3\n\n4,5')).lines).toEqual([1, 2, 6]);
  });

  test('loses one line to a quotation mark that is never closed', async () => {
    const after = Array.from({ length: 1_000 }, (_, index) => `${index},x`);
    const { rows, rejects } = await read(['a,b', '1,"2', ...after].join('\n'), { chunk: 1_000 });
    expect(rejects).toMatchObject([{ line: 2, value: '1,"2', reason: expect.stringContaining('not closed') }]);
    expect(rows).toHaveLength(1_001);
  });

  test('loses one line to a quotation mark that a later one seems to close', async () => {
    const { rows, lines, rejects } = await read('a,b\n1,"2\n3,"4"\n5,6');
    expect(rejects).toMatchObject([{ line: 2 }]);
    expect(rows.slice(1)).toEqual([
      ['3', '4'],
      ['5', '6'],
    ]);
    expect(lines).toEqual([1, 3, 4]);
  });

  test.each([
    ['1,2"3', /inside the unquoted/],
    ['"1"2,3', /follows the quoted cell 1/],
    ['1,"', /not closed/],
  ])('rejects %s', async (row, reason) => {
    const { rows, rejects } = await read(`a,b\n${row}\n`);
    expect(rejects).toMatchObject([{ line: 2, value: row, reason: expect.stringMatching(reason) }]);
    expect(rows).toHaveLength(1);
  });
});

test('TSV takes quotation marks and line separators as they are', async () => {
  const { rows } = await read('a\t"b\n"c\td\u2028e\r\n', { dialect: 'TSV' });
  expect(rows).toEqual([
    ['a', '"b'],
    ['"c', 'd\u2028e'],
  ]);
});

test('a file without lines is refused before it fills the memory', async () => {
  await expect(read('x'.repeat(5_000_000), { chunk: 65_536 })).rejects.toMatchObject({
    code: 'FILE_DAMAGED',
    message: expect.stringContaining('line 1 is longer'),
  });
});

test('a source read no further is closed', async () => {
  const source = Readable.from(Array.from({ length: 1_000 }, () => Buffer.from('a,b\n')));
  for await (const row of delimitedRows(source, 'f', 'CSV')) if (row.kind === 'row') break;
  expect(source.destroyed).toBe(true);
});
