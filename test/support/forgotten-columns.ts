/** The columns of each table by its name. */
export type Columns = ReadonlyMap<string, readonly string[]>;

/** What the database draws by itself. */
const DRAWN: Readonly<Record<string, readonly string[]>> = { event_outbox: ['id'] };

/** Each column that an insert written in SQL does not name. */
export function forgottenInserts(
  files: readonly { readonly path: string; readonly text: string }[],
  columns: Columns,
): string[] {
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(/insert\s+into\s+(\w+)\s*\(([^)$]*)\)/g)].flatMap(([, table, list]) => {
      const named = [...list!.split(',').map((column) => column.trim()), ...(DRAWN[table!] ?? [])];
      return columns
        .get(table!)!
        .filter((column) => !named.includes(column))
        .map((column) => `${path} adds to ${table} without ${column}`);
    }),
  );
}

/** The table of each row type, as `export type ClientRow = Selectable<Tables['client']>` says it. */
export function rowTypes(texts: readonly string[]): ReadonlyMap<string, string> {
  const types = texts.flatMap((text) => [...text.matchAll(/export type (\w+) = Selectable<Tables\['(\w+)'\]>/g)]);
  return new Map(types.map(([, row, table]) => [row!, table!]));
}

/** No reader is shown whose row it is: there are no others. */
const OF_EVERY_ROW = ['institution_id'];

/**
 * Each column that none of a row's presenters mentions, of every row that has one; and each of `notShown` that need not
 * be there.
 */
export function forgottenByPresenters(
  texts: readonly string[],
  rows: ReadonlyMap<string, string>,
  columns: Columns,
  notShown: Readonly<Record<string, readonly string[]>>,
): string[] {
  const presenters = texts.flatMap((text) => text.match(/function present\w+\([\s\S]*?\n}\n/g) ?? []);
  return [...rows].flatMap(([row, table]) => {
    const own = presenters.filter((text) => new RegExp(`^function present\\w+\\([^)]*: ${row}\\b`).test(text));
    if (own.length === 0) return [];
    const isShown = (column: string): boolean => own.some((text) => new RegExp(`\\b${column}\\b`).test(text));
    const silent = columns.get(table)!.filter((column) => !isShown(column) && !OF_EVERY_ROW.includes(column));
    const exempt = notShown[table] ?? [];
    return [
      ...silent.filter((column) => !exempt.includes(column)).map((column) => `no presenter of ${row} shows ${column}`),
      ...exempt
        .filter((column) => !silent.includes(column))
        .map((column) => `${table}.${column} is shown, or is no column: take it off the list`),
    ];
  });
}
