/** What happened in a run, as lines; kept as a hash, and printed where somebody wants to read it. */
export class Trace {
  #hash = 0x811c9dc5;
  readonly #print: ((line: string) => void) | null;

  constructor(print: ((line: string) => void) | null) {
    this.#print = print;
  }

  add(nowMs: number, line: string): void {
    const text = `${nowMs.toFixed(3)} ${line}`;
    for (let index = 0; index < text.length; index += 1)
      this.#hash = Math.imul(this.#hash ^ text.charCodeAt(index), 16_777_619);
    this.#print?.(text);
  }

  /** The same for the same run. */
  get hash(): string {
    return (this.#hash >>> 0).toString(16).padStart(8, '0');
  }
}
