import type { Readable } from 'node:stream';
import { ImportFileError } from './import-item.ts';

/** A line of a text and its number, 1 for the first; without its line break. */
export interface TextLine {
  readonly number: number;
  readonly text: string;
}

/** No table has such a line: it is another kind of file, and must not be gathered in memory. */
const MAX_LINE_CHARACTERS = 1_000_000;

/**
 * The lines of a UTF-8 text, after its byte order mark if there is one. Only line feeds end a line: U+2028 may stand in
 * a name.
 */
export async function* textLines(source: Readable, file: string): AsyncGenerator<TextLine> {
  const decoder = new TextDecoder();
  let number = 0;
  let rest = '';
  for await (const chunk of readable(source, file)) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    for (const text of parts) yield { number: (number += 1), text: withoutReturn(text) };
    if (rest.length > MAX_LINE_CHARACTERS) {
      throw new ImportFileError(
        'FILE_DAMAGED',
        file,
        `line ${number + 1} is longer than ${MAX_LINE_CHARACTERS} characters; this is not a table of text`,
      );
    }
  }
  rest += decoder.decode();
  if (rest !== '') yield { number: number + 1, text: withoutReturn(rest) };
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}

async function* readable(source: Readable, file: string): AsyncGenerator<Buffer> {
  try {
    yield* source as AsyncIterable<Buffer>;
  } catch (error) {
    if (error instanceof ImportFileError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new ImportFileError('FILE_DAMAGED', file, `reading stopped: ${message}; get the file again`, error);
  }
}
