import type { Readable } from 'node:stream';
import { delimitedRows, type Dialect } from './delimited-rows.ts';
import { ImportFileError, type Reject } from './import-item.ts';

/** A row whose cells are asked for by the header's names. */
export interface NamedRow {
  readonly kind: 'row';
  readonly line: number;
  /** The cell under a column, without the blanks around it; empty when the column is optional and absent. */
  readonly get: (column: string) => string;
}

/** Rows under a header that holds at least `required`; the order of columns is free, further columns are ignored. */
export async function* namedRows(
  source: Readable,
  file: string,
  dialect: Dialect,
  required: readonly string[],
): AsyncGenerator<NamedRow | { kind: 'reject'; reject: Reject }> {
  let columns: Map<string, number> | undefined;
  for await (const row of delimitedRows(source, file, dialect)) {
    if (row.kind === 'reject') yield row;
    else if (!columns) columns = readHeader(file, row.cells, required);
    else if (row.cells.length !== columns.size)
      yield { kind: 'reject', reject: widthReject(file, row.line, row.cells, columns.size) };
    else yield namedRow(row.line, row.cells, columns);
  }
  if (!columns)
    throw new ImportFileError('HEADER_MISMATCH', file, `is empty; expected a header with ${required.join(', ')}`);
}

function readHeader(file: string, cells: readonly string[], required: readonly string[]): Map<string, number> {
  const columns = new Map(cells.map((name, index) => [name.trim(), index]));
  const missing = required.filter((name) => !columns.has(name));
  if (missing.length > 0) {
    throw new ImportFileError(
      'HEADER_MISMATCH',
      file,
      `line 1: the header lacks ${missing.join(', ')}; it has ${shown(cells.join(', '))}`,
    );
  }
  if (columns.size !== cells.length)
    throw new ImportFileError('HEADER_MISMATCH', file, 'line 1: two columns have the same name');
  return columns;
}

/** A header to recognise the file by; one that is no text at all would upset the terminal. */
function shown(header: string): string {
  const text = header.replaceAll(/[\p{Cc}\p{Co}\ufffd]/gu, '');
  return text.length > 400 ? `${text.slice(0, 400)} …` : text;
}

function namedRow(line: number, cells: readonly string[], columns: ReadonlyMap<string, number>): NamedRow {
  const get = (column: string): string => {
    const index = columns.get(column);
    return index === undefined ? '' : (cells[index] ?? '').trim();
  };
  return { kind: 'row', line, get };
}

function widthReject(file: string, line: number, cells: readonly string[], expected: number): Reject {
  return {
    file,
    line,
    field: '',
    value: cells.join(',').slice(0, 200),
    reason: `${cells.length} cells where the header has ${expected}`,
  };
}
