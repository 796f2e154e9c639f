import type { Random } from '../../../src/domain/shared/random.ts';

export const BACKENDS = ['pglite', 'postgres', 'postgres+nats'] as const;
export type Backend = (typeof BACKENDS)[number];

/** What a scenario is given. */
export interface Circumstances {
  readonly backend: Backend;
  readonly random: Random;
  /** A few rounds to see that it holds; otherwise as many as the target asks. */
  readonly isShort: boolean;
}

/** What came out for one target. */
export interface Row {
  readonly target: string;
  readonly what: string;
  readonly figures: string;
  /** Null where the backend has no such thing. */
  readonly isOk: boolean | null;
}

export type Scenario = (circumstances: Circumstances) => Promise<Row[]>;

/** Rows of `work`, or one that says why there are none. */
export async function attempt(target: string, what: string, work: () => Promise<Row[]>): Promise<Row[]> {
  try {
    return await work();
  } catch (error) {
    return [
      {
        target,
        what,
        figures: `could not be carried through: ${error instanceof Error ? error.message : String(error)}`,
        isOk: false,
      },
    ];
  }
}
