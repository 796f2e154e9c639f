import pg from 'pg';

export interface RecordedRead {
  readonly text: string;
  readonly values: readonly unknown[];
}

const KEPT_OF_EACH = 4;

/** Keeps reads that this process sends to a database, with what they were given: some of each text. */
export class ReadRecorder {
  readonly #reads = new Map<string, RecordedRead[]>();
  readonly #original = pg.Client.prototype.query;
  #replaced = 0;

  start(): void {
    const [record, original] = [(config: unknown, values: unknown) => this.#record(config, values), this.#original];
    pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
      record(args[0], args[1]);
      return Reflect.apply(original, this, args) as never;
    } as never;
  }

  stop(): readonly RecordedRead[] {
    pg.Client.prototype.query = this.#original;
    return [...this.#reads.values()].flat();
  }

  #record(config: unknown, given: unknown): void {
    const text = typeof config === 'string' ? config : (config as { text?: unknown }).text;
    const values = (config as { values?: unknown[] }).values ?? (Array.isArray(given) ? given : []);
    if (typeof text !== 'string' || !/^\s*(select|with)\b/i.test(text) || /set_config|_event_log_partition/.test(text))
      return;
    const known = this.#reads.get(text) ?? [];
    this.#reads.set(text, known);
    // The later take the places of the earlier: so they are of many institutions.
    if (known.length < KEPT_OF_EACH) known.push({ text, values });
    else known[(this.#replaced += 1) % KEPT_OF_EACH] = { text, values };
  }
}
