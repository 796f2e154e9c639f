/** A set of 64-bit ids as ascending ranges: those of one transaction follow each other, so thousands take a few characters. */
export class IdRanges {
  static readonly NONE = new IdRanges([]);
  readonly #ranges: readonly (readonly [first: bigint, last: bigint])[];

  private constructor(ranges: readonly (readonly [bigint, bigint])[]) {
    this.#ranges = ranges;
  }

  /** Of ids in ascending order. */
  static of(ids: readonly bigint[]): IdRanges {
    const ranges: [bigint, bigint][] = [];
    for (const id of ids) {
      const last = ranges.at(-1);
      if (last !== undefined && id === last[1] + 1n) last[1] = id;
      else ranges.push([id, id]);
    }
    return new IdRanges(ranges);
  }

  /** The inverse of `toString`; null of any other text. */
  static parse(text: string): IdRanges | null {
    const ranges: [bigint, bigint][] = [];
    for (const part of text.split(',')) {
      const match = /^(\d{1,18})(?:-(\d{1,18}))?$/.exec(part);
      if (match === null) return null;
      const [first, last] = [BigInt(match[1]!), BigInt(match[2] ?? match[1]!)];
      if (last < first || first <= (ranges.at(-1)?.[1] ?? -1n)) return null;
      ranges.push([first, last]);
    }
    return new IdRanges(ranges);
  }

  get isEmpty(): boolean {
    return this.#ranges.length === 0;
  }

  has(id: bigint): boolean {
    return this.#ranges.some(([first, last]) => id >= first && id <= last);
  }

  without(id: bigint): IdRanges {
    return new IdRanges(this.#ranges.flatMap(([first, last]) => {
      if (id < first || id > last) return [[first, last] as const];
      return [[first, id - 1n] as const, [id + 1n, last] as const].filter(([from, to]) => from <= to);
    }));
  }

  toString(): string {
    return this.#ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(',');
  }
}
