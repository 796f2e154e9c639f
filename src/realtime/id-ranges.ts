/**
 * Events without a place yet that a snapshot showed: their ids as ascending ranges (those of one transaction follow
 * each other, so thousands take a few characters), and the sum of their record times. A restored database gives the
 * same ids to other events; by the sum it is seen that they are others.
 */
export class IdRanges {
  static readonly NONE = new IdRanges([], 0n);
  readonly ranges: readonly (readonly [first: bigint, last: bigint])[];
  /** Milliseconds; 0 of none. */
  readonly timeSum: bigint;

  private constructor(ranges: readonly (readonly [bigint, bigint])[], timeSum: bigint) {
    this.ranges = ranges;
    this.timeSum = timeSum;
  }

  /** Of ids in ascending order, with the sum of their events' record times. */
  static of(ids: readonly bigint[], timeSum = 0n): IdRanges {
    const ranges: [bigint, bigint][] = [];
    for (const id of ids) {
      const last = ranges.at(-1);
      if (last !== undefined && id === last[1] + 1n) last[1] = id;
      else ranges.push([id, id]);
    }
    return new IdRanges(ranges, timeSum);
  }

  /** Of ids as `toString` writes them; null of any other text. */
  static parse(text: string, timeSum = 0n): IdRanges | null {
    const ranges: [bigint, bigint][] = [];
    for (const part of text.split(',')) {
      const match = /^(\d{1,18})(?:-(\d{1,18}))?$/.exec(part);
      if (match === null) return null;
      const [first, last] = [BigInt(match[1]!), BigInt(match[2] ?? match[1]!)];
      if (last < first || first <= (ranges.at(-1)?.[1] ?? -1n)) return null;
      ranges.push([first, last]);
    }
    return new IdRanges(ranges, timeSum);
  }

  get isEmpty(): boolean {
    return this.ranges.length === 0;
  }

  /** How many ids. */
  get size(): bigint {
    return this.ranges.reduce((sum, [first, last]) => sum + last - first + 1n, 0n);
  }

  has(id: bigint): boolean {
    return this.ranges.some(([first, last]) => id >= first && id <= last);
  }

  without(id: bigint, recordedAt: Date): IdRanges {
    const ranges = this.ranges.flatMap(([first, last]) => {
      if (id < first || id > last) return [[first, last] as const];
      return [[first, id - 1n] as const, [id + 1n, last] as const].filter(([from, to]) => from <= to);
    });
    return new IdRanges(ranges, this.timeSum - BigInt(recordedAt.getTime()));
  }

  /** The ids alone. */
  toString(): string {
    return this.ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(',');
  }
}
