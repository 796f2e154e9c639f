/** The latest cursors, and no more of them than the limit. */
export class RecentCursors {
  readonly #limit: number;
  readonly #cursors = new Set<string>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  has(cursor: string): boolean {
    return this.#cursors.has(cursor);
  }

  add(cursor: string): void {
    this.#cursors.add(cursor);
    if (this.#cursors.size > this.#limit) this.#cursors.delete(this.#cursors.values().next().value!);
  }

  clear(): void {
    this.#cursors.clear();
  }
}
