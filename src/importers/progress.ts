/** Where progress is printed: `process.stderr` fits. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** How often a line may be printed: a person's terminal is updated in place, a log gets a line now and then. */
const TTY_INTERVAL_MS = 100;
const LOG_INTERVAL_MS = 5_000;

/** Says how far an import has come: records, percent of the bytes on disk, records a second. */
export class Progress {
  readonly #stream: ProgressStream;
  readonly #nowMs: () => number;
  readonly #label: string;
  readonly #totalBytes: number;
  readonly #startedMs: number;
  #printedMs: number;
  #bytes = 0;
  #records = 0;

  /** `totalBytes` as the files lie on disk; `nowMs` a clock that does not run backwards. */
  constructor(options: { stream: ProgressStream; nowMs: () => number; label: string; totalBytes: number }) {
    this.#stream = options.stream;
    this.#nowMs = options.nowMs;
    this.#label = options.label;
    this.#totalBytes = options.totalBytes;
    this.#startedMs = this.#printedMs = options.nowMs();
  }

  /** Bytes read from disk since the last call. */
  addBytes(bytes: number): void {
    this.#bytes += bytes;
    this.#printWhenDue();
  }

  /** Records handled since the last call. */
  addRecords(records: number): void {
    this.#records += records;
    this.#printWhenDue();
  }

  /**
   * Prints the final figures; all there was to read has been read, though not every byte of an archive is asked for.
   */
  finish(): void {
    this.#bytes = this.#totalBytes;
    this.#print('\n');
  }

  #printWhenDue(): void {
    const interval = this.#stream.isTTY ? TTY_INTERVAL_MS : LOG_INTERVAL_MS;
    if (this.#nowMs() - this.#printedMs >= interval) this.#print(this.#stream.isTTY ? '' : '\n');
  }

  #print(end: string): void {
    this.#printedMs = this.#nowMs();
    const elapsedS = (this.#printedMs - this.#startedMs) / 1000;
    const rate = elapsedS > 0 ? `${Math.round(this.#records / elapsedS)}/s` : '–/s';
    const percent = this.#totalBytes > 0 ? Math.min(100, Math.floor((100 * this.#bytes) / this.#totalBytes)) : 100;
    const line = `${this.#label}: ${this.#records} records, ${percent} %, ${rate}, ${elapsedS.toFixed(1)} s`;
    // On a terminal: back to the line's start, and erase what a longer line left behind.
    this.#stream.write(this.#stream.isTTY ? `\r${line}\u001b[K${end}` : `${line}${end}`);
  }
}
