import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CommandRunner } from '../../../src/app/command/command-runner.ts';
import { openDemo } from '../../../src/app/demo/start-demo.ts';
import { playThrough } from '../../../src/app/demo/play-days.ts';
import type { DemoPlay } from '../../../src/app/demo/play-days.ts';
import { addDays } from '../../../src/domain/shared/time.ts';
import { createTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';

const stopping = new AbortController().signal;
const TABLES = [
  'organisation_unit',
  'app_user',
  'user_duty',
  'industry',
  'client',
  'client_transition',
  'management_member',
  'contact',
  'collateral',
  'client_connection',
  'guarantee',
  'facility',
  'repayment_instalment',
  'collateral_allocation',
  'drawdown',
  'repayment',
  'valuation',
  'statement_version',
  'observation',
  'alert',
] as const;

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

async function open(): Promise<DemoPlay> {
  const { database } = db;
  return (await openDemo({ database, commands: new CommandRunner({ database }), stopping }))!;
}

async function rowCounts({ institutionId }: DemoPlay): Promise<Record<string, number>> {
  return db.database.inTenant(institutionId, async (query) => {
    const counts: Record<string, number> = {};
    for (const table of TABLES)
      counts[table] = Number(
        (await sql<{ n: string }>`select count(*) n from ${sql.table(table)}`.execute(query)).rows[0]!.n,
      );
    return counts;
  });
}

test('a demo that was killed in the middle goes on without doing anything twice', async () => {
  const first = await open();
  const start = first.schedule.takenThrough;
  const half = addDays(start, 180);
  await playThrough(first, addDays(start, 165));
  const closed = first.schedule.takenThrough;
  await playThrough(first, half);
  const expected = await rowCounts(first);
  for (const table of TABLES.filter((name) => name !== 'alert')) expect(expected[table], table).toBeGreaterThan(0);

  // As a kill leaves it that strikes before the day is closed: its news is there, its mark is not.
  await db.database.inTenant(first.institutionId, (query) =>
    query
      .updateTable('institution')
      .set({ closed_through: closed } as never)
      .execute(),
  );
  const again = await open();
  expect(again.institutionId).toBe(first.institutionId);
  expect(again.schedule.takenThrough).toBe(closed);
  await playThrough(again, half);
  expect(await rowCounts(again)).toEqual(expected);
});

test('money on the facilities adds up', async () => {
  const play = await open();
  const { rows } = await db.database.inTenant(play.institutionId, (query) =>
    sql<{ reference: string }>`
      select f.reference from facility f
      where f.drawn <> coalesce((select sum(amount) from drawdown d where d.facility_id = f.id), 0)
         or f.repaid <> coalesce((select sum(principal) from repayment r where r.facility_id = f.id), 0)
         or f.repaid > f.drawn or f.drawn - f.repaid > f.committed`.execute(query),
  );
  expect(rows).toEqual([]);
});

test("the staff work on alerts, and who closes one is not the client's own manager", async () => {
  const play = await open();
  const { rows } = await db.database.inTenant(play.institutionId, (query) =>
    sql<{ status: string; n: number; own: number }>`
      select a.status, count(*)::int n, (count(*) filter (where a.closed_by_id = c.relationship_manager_id))::int own
      from alert a join client c on c.id = a.client_id group by a.status`.execute(query),
  );
  const count = (status: string): number => rows.find((row) => row.status === status)?.n ?? 0;
  expect(count('CLOSED')).toBeGreaterThan(0);
  expect(count('ACTION_PLANNED')).toBeGreaterThan(0);
  expect(count('ESCALATED')).toBeLessThan(count('CLOSED') + count('ACTION_PLANNED'));
  expect(rows.every(({ own }) => own === 0)).toBe(true);
});

test('a portfolio that was written in part is completed', async () => {
  const play = await open();
  const expected = await rowCounts(play);
  await db.database.inTenant(play.institutionId, async (query) => {
    await query
      .updateTable('institution')
      .set({ closed_through: null } as never)
      .execute();
    await query.deleteFrom('contact').execute();
  });
  await open();
  expect(await rowCounts(play)).toEqual(expected);
});

test('a database with an institution of its own gets no demo', async () => {
  const { database, drop } = await createTestDatabase();
  const { foundInstitution } = await import('../../../src/app/institution/found-institution.ts');
  await foundInstitution(database, { code: 'OWN', name: 'Own' }, new Date());
  expect(await openDemo({ database, commands: new CommandRunner({ database }), stopping })).toBeNull();
  await drop();
});
