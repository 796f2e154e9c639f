import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import type { Reject } from './import-item.ts';

const HEADER = 'file,line,field,value,reason\n';

/**
 * Characters at which a spreadsheet starts to compute (OWASP, "CSV Injection"); tab and carriage return lead there too.
 */
const FORMULA_START = /^[=+\-@\t\r]/;

/** A cell that is neither broken by what it holds nor executed by a spreadsheet: a leading apostrophe makes it text. */
export function safeCsvCell(value: string): string {
  const text = FORMULA_START.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Writes rejects to a CSV file that appears with the first of them; `close` must be awaited. */
export class RejectsFile {
  readonly path: string;
  #stream: WriteStream | undefined;
  #failure: Error | undefined;
  #count = 0;

  constructor(path: string) {
    this.path = path;
  }

  /** How many were written. */
  get count(): number {
    return this.#count;
  }

  /** Adds one; waits while the disk is behind. */
  async write(reject: Reject): Promise<void> {
    this.#count += 1;
    const cells = [reject.file, String(reject.line), reject.field, reject.value, reject.reason];
    const stream = this.#open();
    if (!stream.write(`${cells.map(safeCsvCell).join(',')}\n`) && this.#failure === undefined)
      await once(stream, 'drain');
    this.#throwFailure();
  }

  /** Flushes and closes; true when a file was written. */
  async close(): Promise<boolean> {
    if (this.#stream === undefined) return false;
    this.#throwFailure();
    this.#stream.end();
    await once(this.#stream, 'close');
    this.#throwFailure();
    return true;
  }

  #open(): WriteStream {
    if (this.#stream !== undefined) return this.#stream;
    this.#stream = createWriteStream(this.path, { mode: 0o600 });
    this.#stream.on('error', (error) => (this.#failure = error));
    this.#stream.write(HEADER);
    return this.#stream;
  }

  #throwFailure(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }
}
