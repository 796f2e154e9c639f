import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sql } from 'kysely';
import { openDatabase, queryOf } from '../../src/persistence/orm.ts';
import type { Database } from '../../src/persistence/orm.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { PATIENCE_MS } from '../support/patience.ts';

// The embedded database falls together with its process.
describe.skipIf((process.env['TEST_DATABASE_URL'] ?? '') === '')('a pool whose connections the database ends', () => {
  let test: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    test = await createTestDatabase();
    database = await openDatabase(test.address, 2);
  });
  afterAll(async () => {
    await database.close();
    await test.drop();
  });

  const end = (pid: number): Promise<unknown> =>
    test.database.orm.em.fork().getConnection().execute(`select pg_terminate_backend(${pid})`);

  it('has as many as before, however often that happens amid a transaction', async () => {
    for (let round = 0; round < 5; round += 1) {
      const fork = database.orm.em.fork();
      await fork.begin();
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(queryOf(fork));
      await end(rows[0]!.pid);
      await vi.waitFor(() => expect(sql`select 1`.execute(queryOf(fork))).rejects.toThrow(), { timeout: PATIENCE_MS });
      await expect(fork.commit()).rejects.toThrow();
      await fork.rollback().catch(() => undefined);
    }
    // Both at once: each transaction waits for the other to have begun.
    let begun = 0;
    await Promise.all(
      [1, 2].map(() =>
        database.inSystem(async () => {
          begun += 1;
          await vi.waitFor(() => expect(begun).toBe(2), { timeout: PATIENCE_MS });
        }),
      ),
    );
  });
});
