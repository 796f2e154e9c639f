import { ClcError } from '../client/clc-client.ts';
import type { ClcClient } from '../client/clc-client.ts';
import { idOf } from './persisted.ts';
import type { Persisted } from './persisted.ts';

export interface Answer<Result> {
  readonly data: Result;
  /** The fields that the reader's duties did not show, from the root on and without places in lists. */
  readonly refused: ReadonlySet<string>;
}

/**
 * The answer of a query, with null for what the reader's duties do not show. What else goes wrong is thrown, and so is
 * the refusal of all that was asked.
 */
export async function read<Result>(
  clc: Pick<ClcClient, 'query'>,
  document: Persisted,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Answer<Result>> {
  try {
    return { data: await clc.query<Result>(idOf(document), variables), refused: new Set() };
  } catch (error) {
    if (!(error instanceof ClcError) || error.data === null) throw error;
    if (error.codes.some((code) => code !== 'FORBIDDEN')) throw error;
    if (Object.values(error.data as object).every((part) => part === null)) throw error;
    const refused = error.errors.map(({ path = [] }) => path.filter((step) => typeof step === 'string').join('.'));
    return { data: error.data as Result, refused: new Set(refused) };
  }
}

/** Where the stream of alerts goes on from; who is not shown it is not let into the stream either. */
export function cursorOf({ portfolio }: { readonly portfolio: { readonly alertCursor: string } | null }): string {
  if (portfolio === null) throw new Error('There is no cursor to go on from: the portfolio is not shown.');
  return portfolio.alertCursor;
}
