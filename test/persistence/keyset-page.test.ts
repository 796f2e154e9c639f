import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundInstitution } from '../../src/app/institution/found-institution.ts';
import { keysetPage } from '../../src/persistence/keyset-page.ts';
import type { OrderTerm, Page, PageRequest } from '../../src/persistence/keyset-page.ts';
import type { Query } from '../../src/persistence/orm.ts';
import { newId } from '../../src/persistence/tenant.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';

/** Few values, so that ties are common; nulls where the column allows them. */
const ROW = fc.record({
  name: fc.constantFrom('A', 'a', 'B', 'ä', '中', 'a b', 'ab'),
  country: fc.constantFrom('CN', 'DE', null),
  industry_code: fc.constantFrom('1', '10', '2', null),
  version: fc.integer({ min: -2, max: 2 }),
  created_at: fc.constantFrom('2024-01-01T00:00:00.001Z', '2024-01-01T00:00:00.002Z', '2023-12-31T23:59:59.999Z'),
});
type Row = typeof ROW extends fc.Arbitrary<infer T> ? T : never;

const DIRECTION = fc.constantFrom<'asc' | 'desc'>('asc', 'desc');
const COLUMNS = {
  name: 'text',
  country: 'text',
  industry_code: 'text',
  version: 'integer',
  created_at: 'timestamptz',
} as const;
const ORDER: fc.Arbitrary<OrderTerm[]> = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...(Object.keys(COLUMNS) as (keyof typeof COLUMNS)[])), { maxLength: 3 }),
    fc.infiniteStream(DIRECTION),
  )
  .map(([columns, directions]) => [
    ...columns.map((column) => ({
      column: `client.${column}`,
      direction: directions.next().value!,
      type: COLUMNS[column],
      nullable: column === 'country' || column === 'industry_code',
    })),
    { column: 'client.id', direction: directions.next().value!, type: 'uuid', nullable: false },
  ]);

const CASE = fc.record({
  rows: fc.array(ROW, { maxLength: 14 }),
  late: fc.array(ROW, { maxLength: 4 }),
  order: ORDER,
  size: fc.integer({ min: 1, max: 5 }),
  backward: fc.boolean(),
});

const SEEDS = 400;

describe('keysetPage', () => {
  let test: TestDatabase;
  let institutionId: string;
  let unitId: string;
  beforeAll(async () => {
    test = await createTestDatabase();
    const founded = await foundInstitution(test.database, { code: 'PAGES', name: 'Pages' });
    if (!founded.ok) throw new Error(founded.failure.message);
    institutionId = founded.value.institutionId;
    unitId = founded.value.unitIds.get('HQ')!;
  });
  afterAll(() => test.drop());

  /** Runs `work` on a transaction that leaves nothing behind. */
  async function inPassing(work: (query: Query) => Promise<void>): Promise<void> {
    const done = new Error('done');
    const running = test.database.inTenant(institutionId, async (query) => {
      await work(query);
      throw done;
    });
    await running.catch((error: unknown) => {
      if (error !== done) throw error;
    });
  }

  async function insert(query: Query, rows: readonly Row[]): Promise<string[]> {
    const ids = rows.map(() => newId());
    const fixed = {
      institution_id: institutionId,
      segment: 'SME',
      stage: 'PROSPECT',
      tier: 'STANDARD',
      unit_id: unitId,
      updated_at: new Date(0),
    };
    if (rows.length > 0)
      await query
        .insertInto('client')
        .values(rows.map((row, index) => ({ ...row, ...fixed, id: ids[index], reference: ids[index] })) as never)
        .execute();
    return ids;
  }

  const page = (query: Query, order: readonly OrderTerm[], request: PageRequest): Promise<Page<{ id: string }>> =>
    keysetPage(query.selectFrom('client').select('client.id'), order, request);

  /** The whole list by a plain ORDER BY, which pages must agree with. */
  async function whole(query: Query, order: readonly OrderTerm[]): Promise<string[]> {
    const by = sql.join(order.map((term) => sql`${sql.ref(term.column)} ${sql.raw(term.direction)} nulls last`));
    return (await sql<{ id: string }>`select client.id from client order by ${by}`.execute(query)).rows.map(
      (row) => row.id,
    );
  }

  /** Every page in turn, with what happens between the first and the second. */
  async function walk(
    query: Query,
    { order, size, backward }: { order: readonly OrderTerm[]; size: number; backward: boolean },
    between: () => Promise<unknown>,
  ): Promise<string[]> {
    const seen: string[] = [];
    for (let cursor: string | null = null, pages = 0; ; pages += 1) {
      const found: Page<{ id: string }> = await page(
        query,
        order,
        backward ? { last: size, before: cursor } : { first: size, after: cursor },
      );
      const ids = found.rows.map((row) => row.id);
      if (backward) seen.unshift(...ids);
      else seen.push(...ids);
      const isMore = backward ? found.hasPreviousPage : found.hasNextPage;
      expect(found.rows.length).toBe(isMore ? size : found.rows.length);
      if (!isMore) return seen;
      cursor = (backward ? found.rows[0] : found.rows.at(-1))!.cursor;
      if (pages === 0) await between();
    }
  }

  it(`gives pages that together are the list, nothing twice, in either direction (${SEEDS} seeds)`, async () => {
    const property = fc.asyncProperty(CASE, (given) =>
      inPassing(async (query) => {
        await insert(query, given.rows);
        expect(await walk(query, given, async () => undefined)).toEqual(await whole(query, given.order));
      }),
    );
    await fc.assert(property, { numRuns: SEEDS });
  }, 120_000);

  it(`keeps to the list while rows come between pages (${SEEDS} seeds)`, async () => {
    const property = fc.asyncProperty(CASE, (given) =>
      inPassing(async (query) => {
        const before = new Set(await insert(query, given.rows));
        const seen = await walk(query, given, () => insert(query, given.late));
        const after = await whole(query, given.order);
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen.filter((id) => before.has(id))).toEqual(after.filter((id) => before.has(id)));
        // Those that came late are in their place too, where they came after the pages already read.
        expect(seen).toEqual(after.filter((id) => seen.includes(id)));
      }),
    );
    await fc.assert(property, { numRuns: SEEDS });
  }, 120_000);

  it(`cuts the same piece between two cursors from either end (${SEEDS / 2} seeds)`, async () => {
    const property = fc.asyncProperty(CASE, fc.nat(), fc.nat(), (given, one, other) =>
      inPassing(async (query) => {
        fc.pre(given.rows.length > 0);
        await insert(query, given.rows);
        const all = await page(query, given.order, { first: 100 });
        const [low, high] = [one % all.rows.length, other % all.rows.length].sort((a, b) => a - b) as [number, number];
        const bounds = { after: all.rows[low]!.cursor, before: all.rows[high]!.cursor };
        const inner = all.rows.slice(low + 1, high).map((row) => row.id);
        const [first, last] = [
          await page(query, given.order, { ...bounds, first: given.size }),
          await page(query, given.order, { ...bounds, last: given.size }),
        ];
        expect(first.rows.map((row) => row.id)).toEqual(inner.slice(0, given.size));
        expect(last.rows.map((row) => row.id)).toEqual(inner.slice(-given.size));
      }),
    );
    await fc.assert(property, { numRuns: SEEDS / 2 });
  }, 120_000);
});
