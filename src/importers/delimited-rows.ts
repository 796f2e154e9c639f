import type { Readable } from 'node:stream';
import { csvCells } from './csv-cells.ts';
import type { Reject } from './import-item.ts';
import { textLines, type TextLine } from './text-lines.ts';

/**
 * `CSV`: RFC 4180, comma and double quotes. `TSV`: tabs and no quoting at all, as the SEC publishes, where a lone
 * quotation mark is text.
 */
export type Dialect = 'CSV' | 'TSV';

/** One row of cells and the line it began at; or a row that is none of the format. */
export type DelimitedRow =
  | { readonly kind: 'row'; readonly line: number; readonly cells: readonly string[] }
  | { readonly kind: 'reject'; readonly reject: Reject };

/**
 * A quoted cell may run over so many lines. One that does not close within them was never meant to be open: its first
 * line is rejected and reading goes on with the second, where a library's parser would swallow the rest of the file.
 */
const MAX_LINES_OF_ROW = 100;

/**
 * The rows of a delimited text, header included, as they come; blank lines are none. Back-pressure reaches down to the
 * file.
 */
export async function* delimitedRows(source: Readable, file: string, dialect: Dialect): AsyncGenerator<DelimitedRow> {
  if (dialect === 'CSV') return yield* csvRows(source, file);
  for await (const { number, text } of textLines(source, file)) {
    if (text !== '') yield { kind: 'row', line: number, cells: text.split('\t') };
  }
}

async function* csvRows(source: Readable, file: string): AsyncGenerator<DelimitedRow> {
  const waiting: TextLine[] = [];
  for await (const line of textLines(source, file)) {
    waiting.push(line);
    yield* takeRows(waiting, file, false);
  }
  yield* takeRows(waiting, file, true);
}

/**
 * Takes every row that is settled off the lines read so far; an open one waits for more unless the text is at its end.
 */
function* takeRows(waiting: TextLine[], file: string, isEnd: boolean): Generator<DelimitedRow> {
  for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
    const row = readRow(waiting);
    if (row.kind === 'OPEN' && !isEnd && waiting.length < MAX_LINES_OF_ROW) return;
    if (row.kind === 'CELLS') {
      waiting.splice(0, row.lines);
      if (row.cells.length > 1 || row.cells[0] !== '') yield { kind: 'row', line: first.number, cells: row.cells };
      continue;
    }
    waiting.shift();
    const reason =
      row.kind === 'BROKEN'
        ? row.reason
        : `a quotation mark opens a cell that is not closed within ${MAX_LINES_OF_ROW} lines`;
    yield { kind: 'reject', reject: { file, line: first.number, field: '', value: first.text.slice(0, 200), reason } };
  }
}

type WaitingRow =
  | { kind: 'CELLS'; cells: string[]; lines: number }
  | { kind: 'OPEN' }
  | { kind: 'BROKEN'; reason: string };

/** The row that begins with the first line and takes in as many more as its quoted cells run over. */
function readRow(waiting: readonly TextLine[]): WaitingRow {
  let text = '';
  for (const [index, line] of waiting.entries()) {
    text = index === 0 ? line.text : `${text}\n${line.text}`;
    const row = csvCells(text);
    if (row.kind === 'CELLS') return { ...row, lines: index + 1 };
    if (row.kind === 'BROKEN') return row;
  }
  return { kind: 'OPEN' };
}
