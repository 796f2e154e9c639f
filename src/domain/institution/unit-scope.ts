import type { Duty } from './duty.ts';

/** Who reads, as far as it decides whose rows: an actor. */
interface UnitReader {
  /** The units whose clients the reader may see, by whatever duty; null: all of the institution. */
  readonly visibleUnitIds: readonly string[] | null;
  readonly grants: readonly { readonly duty: Duty; readonly coveredUnitIds: readonly string[] }[];
}

/**
 * The units whose clients' rows may be read. It is made of an actor and of nothing else, so that a read that asks for
 * one cannot be called without saying who reads.
 */
export class UnitScope {
  readonly #unitIds: readonly string[] | null;

  private constructor(unitIds: readonly string[] | null) {
    this.#unitIds = unitIds;
  }

  /** The units whose clients the reader sees by one of the duties; where none are named, by any. */
  static of({ visibleUnitIds, grants }: UnitReader, duties?: readonly Duty[]): UnitScope {
    const counting = duties === undefined ? grants : grants.filter(({ duty }) => duties.includes(duty));
    if (counting.length === grants.length) return new UnitScope(visibleUnitIds);
    return new UnitScope([...new Set(counting.flatMap(({ coveredUnitIds }) => coveredUnitIds))]);
  }

  /** Null: all of the institution. */
  get unitIds(): readonly string[] | null {
    return this.#unitIds;
  }
}
