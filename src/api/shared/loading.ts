import type { LoadScope, LoaderDefinition, RequestContext } from './request-context.ts';

/** Rows put in the order of their keys; null where a key has none. */
export function oneByKey<Row>(
  keys: readonly string[],
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): (Row | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
}

/** Rows grouped in the order of their keys, each group in the order of the rows. */
export function manyByKey<Row>(keys: readonly string[], rows: readonly Row[], keyOf: (row: Row) => string): Row[][] {
  const groups = new Map<string, Row[]>(keys.map((key) => [key, []]));
  for (const row of rows) groups.get(keyOf(row))?.push(row);
  return keys.map((key) => groups.get(key) ?? []);
}

/** A key with the arguments its field was asked with. */
export interface KeyWithArguments<Arguments> {
  readonly key: string;
  readonly args: Arguments;
}

/** A loader of a field with arguments: one query for each distinct set of them. */
export function batchByArguments<Arguments, Value>(
  load: (scope: LoadScope, keys: readonly string[], args: Arguments) => Promise<readonly Value[]>,
): LoaderDefinition<KeyWithArguments<Arguments>, Value> {
  return {
    cacheKey: ({ key, args }) => `${key} ${JSON.stringify(args)}`,
    batch: async (scope, asked) => {
      const groups = Map.groupBy(asked, ({ args }) => JSON.stringify(args));
      const found = new Map<KeyWithArguments<Arguments>, Value>();
      for (const group of groups.values()) {
        const values = await load(
          scope,
          group.map(({ key }) => key),
          group[0]!.args,
        );
        group.forEach((one, index) => found.set(one, values[index]!));
      }
      return asked.map((one) => found.get(one)!);
    },
  };
}

/**
 * What a loader has under a row id, presented; null where there is no id, or nothing under it that the viewer may see.
 */
export async function loadPresented<Row, Shown>(
  context: RequestContext,
  loader: LoaderDefinition<string, Row | null>,
  present: (row: Row) => Shown,
  rowId: string | null,
): Promise<Shown | null> {
  const row = rowId === null ? null : await context.load(loader, rowId);
  return row === null ? null : present(row);
}
