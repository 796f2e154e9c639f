import { sql } from 'kysely';
import type { Expression, SelectQueryBuilder, SqlBool } from 'kysely';
import { isIsoDate } from '../domain/shared/time.ts';

/** The text a cursor may carry for a column of each type: exactly what the database can cast back. */
const CURSOR_TEXT = {
  text: (text: string) => text.isWellFormed() && !text.includes('\0'),
  uuid: (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text),
  numeric: (text: string) => /^-?\d{1,200}(\.\d{1,200})?$/.test(text),
  integer: (text: string) => /^-?\d{1,10}$/.test(text) && Math.abs(Number(text)) < 2 ** 31,
  boolean: (text: string) => text === 'true' || text === 'false',
  date: isIsoDate,
  timestamptz: (text: string) =>
    isIsoDate(text.slice(0, 10)) &&
    /^ ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?[+-](0\d|1[0-4])(:[0-5]\d)?$/.test(text.slice(10)),
} as const satisfies Record<string, (text: string) => boolean>;

/** One column of an ordering; ties fall through to the next, and the last must be unique and never null. */
export interface OrderTerm {
  /** A column as the query knows it, such as `client.name`. */
  readonly column: string;
  readonly direction: 'asc' | 'desc';
  /** The type the cursor's text is cast back to. */
  readonly type: keyof typeof CURSOR_TEXT;
  /** Whether it can be null; nulls sort last in both directions. */
  readonly nullable: boolean;
}

export interface PageRequest {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

export interface Page<Row> {
  readonly rows: readonly (Row & { readonly cursor: string })[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** A cursor that was not written by this ordering. */
export class InvalidCursor extends Error {
  constructor(cursor: string) {
    super(
      `"${cursor.slice(0, 80)}" is no cursor of this list. Take cursors from \`pageInfo\` or \`edges\`, and keep the same ordering.`,
    );
  }
}

/**
 * A page of a query by its place in the ordering, not by offset: stable while rows come and go, and, where all terms
 * run one way and none can be null, one index range however deep. Nulls sort last in both directions. Forward from
 * `after`, or backward from `before` when `last` is given.
 */
export async function keysetPage<DB, TB extends keyof DB, Row extends object>(
  base: SelectQueryBuilder<DB, TB, Row>,
  order: readonly OrderTerm[],
  request: PageRequest,
): Promise<Page<Row>> {
  const backward = request.last !== null && request.last !== undefined;
  const limit = (backward ? request.last : request.first) ?? 0;
  const signature = order.map((term) => `${term.column} ${term.direction}`).join();
  const after = request.after == null ? null : readCursor(request.after, order, signature);
  const before = request.before == null ? null : readCursor(request.before, order, signature);

  let query = base.select(
    sql<string>`jsonb_build_array(${sql.join(order.map((term) => sql`${sql.ref(term.column)}::text`))})`.as('keyset'),
  );
  if (after !== null) query = query.where(beyond(order, after, false));
  if (before !== null) query = query.where(beyond(order, before, true));
  for (const term of order) {
    const descending = (term.direction === 'desc') !== backward;
    query = query.orderBy(sql.ref(term.column), (by) => {
      const directed = descending ? by.desc() : by.asc();
      // Where a column has no nulls, saying where they sort would keep its index from being used.
      return !term.nullable ? directed : backward ? directed.nullsFirst() : directed.nullsLast();
    });
  }
  const found = (await query.limit(limit + 1).execute()) as unknown as (Row & { keyset: (string | null)[] })[];
  const more = found.length > limit;
  const rows = found
    .slice(0, limit)
    .map(({ keyset, ...row }) => ({ ...(row as unknown as Row), cursor: writeCursor(keyset, signature) }));
  if (backward) rows.reverse();
  return { rows, hasNextPage: backward ? before !== null : more, hasPreviousPage: backward ? more : after !== null };
}

/** The rows that come strictly after the cursor (or before it, reversed), nulls last in every direction. */
function beyond(order: readonly OrderTerm[], key: readonly (string | null)[], reversed: boolean): Expression<SqlBool> {
  const [term, ...rest] = order;
  if (term === undefined) return sql<SqlBool>`false`;
  if (order.every((one) => !one.nullable && one.direction === term.direction))
    return beyondRow(order, key, (term.direction === 'desc') !== reversed);
  const column = sql.ref(term.column);
  const value = key[0] ?? null;
  const cast = sql`${value}::${sql.raw(term.type)}`;
  const later = term.direction === 'desc' ? sql<SqlBool>`${column} < ${cast}` : sql<SqlBool>`${column} > ${cast}`;
  const earlier = term.direction === 'desc' ? sql<SqlBool>`${column} > ${cast}` : sql<SqlBool>`${column} < ${cast}`;
  const tied = beyond(rest, key.slice(1), reversed);
  if (value === null)
    return reversed
      ? sql<SqlBool>`(${column} is not null or (${column} is null and ${tied}))`
      : sql<SqlBool>`(${column} is null and ${tied})`;
  if (reversed) return sql<SqlBool>`(${earlier} or (${column} = ${cast} and ${tied}))`;
  return sql<SqlBool>`(${later} or ${term.nullable ? sql`${column} is null or` : sql``} (${column} = ${cast} and ${tied}))`;
}

/** One comparison of whole rows, which is one range of an index. */
function beyondRow(
  order: readonly OrderTerm[],
  key: readonly (string | null)[],
  descending: boolean,
): Expression<SqlBool> {
  const columns = sql.join(order.map((term) => sql.ref(term.column)));
  const values = sql.join(order.map((term, index) => sql`${key[index] ?? null}::${sql.raw(term.type)}`));
  return sql<SqlBool>`(${columns}) ${sql.raw(descending ? '<' : '>')} (${values})`;
}

function writeCursor(key: readonly (string | null)[], signature: string): string {
  return Buffer.from(JSON.stringify([signature, ...key])).toString('base64url');
}

function readCursor(cursor: string, order: readonly OrderTerm[], signature: string): (string | null)[] {
  try {
    const [written, ...key] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as (string | null)[];
    const whole =
      written === signature &&
      key.length === order.length &&
      key.every((part) => part === null || typeof part === 'string');
    // A cursor is the caller's text: what the database could not cast must be refused here, not there.
    if (
      whole &&
      key.every((part, index) => (part === null ? order[index]!.nullable : CURSOR_TEXT[order[index]!.type](part)))
    )
      return key;
  } catch {
    // falls through to the one error
  }
  throw new InvalidCursor(cursor);
}
