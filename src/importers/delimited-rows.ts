import { pipeline, type Readable } from 'node:stream';
import { CsvError, parse, type Options } from 'csv-parse';
import { ImportFileError, type Reject } from './import-item.ts';

/**
 * `CSV`: RFC 4180, comma and double quotes. `TSV`: tabs and no quoting at all, as the SEC publishes, where a lone
 * quotation mark is text.
 */
export type Dialect = 'CSV' | 'TSV';

/** One row of cells and the line it began at; or a row the parser itself could not make out. */
export type DelimitedRow =
  | { readonly kind: 'row'; readonly line: number; readonly cells: readonly string[] }
  | { readonly kind: 'reject'; readonly reject: Reject };

/** One row may not grow beyond this: an unclosed quotation mark would otherwise swallow the rest of the file into memory. */
const MAX_ROW_CHARACTERS = 1_000_000;

const DIALECTS: Record<Dialect, Options> = {
  CSV: { delimiter: ',', quote: '"' },
  TSV: { delimiter: '\t', quote: null, escape: null },
};

interface ParsedRow {
  readonly info: { readonly lines: number };
  readonly record: string[];
}

/** The rows of a delimited text, header included, as they come; back-pressure reaches down to the file. */
export async function* delimitedRows(source: Readable, file: string, dialect: Dialect): AsyncGenerator<DelimitedRow> {
  const skipped: Reject[] = [];
  const parser = parse({
    ...DIALECTS[dialect],
    bom: true,
    info: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n'],
    max_record_size: MAX_ROW_CHARACTERS,
    skip_records_with_error: true,
    on_skip: (error) => void skipped.push(rowReject(file, error)),
  });
  pipeline(source, parser, () => undefined);
  let lastLine = 0;
  try {
    for await (const { info, record } of parser as AsyncIterable<ParsedRow>) {
      yield* takeAll(skipped);
      if (!isBlank(record)) yield { kind: 'row', line: firstLineOf(lastLine, info.lines, record), cells: record };
      lastLine = info.lines;
    }
  } catch (error) {
    throw asFileError(file, error);
  }
  yield* takeAll(skipped);
}

/** The parser counts to a row's last line; a row that holds line breaks began earlier. */
function firstLineOf(previousLine: number, lastLine: number, record: readonly string[]): number {
  const breaks = record.reduce((count, cell) => count + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);
  return Math.max(previousLine + 1, lastLine - breaks);
}

function isBlank(record: readonly string[]): boolean {
  return record.length === 1 && record[0] === '';
}

function* takeAll(skipped: Reject[]): Generator<DelimitedRow> {
  for (const reject of skipped.splice(0)) yield { kind: 'reject', reject };
}

function rowReject(file: string, error: CsvError | undefined): Reject {
  const line = typeof error?.['lines'] === 'number' ? error['lines'] : 0;
  return { file, line, field: '', value: '', reason: `not a row of the format: ${error?.message ?? 'unknown reason'}` };
}

function asFileError(file: string, error: unknown): ImportFileError {
  if (error instanceof ImportFileError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new ImportFileError('FILE_DAMAGED', file, `reading stopped: ${message}; get the file again`, error);
}
