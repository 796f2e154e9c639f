import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { queryOf } from '../../../src/persistence/orm.ts';
import type { Query } from '../../../src/persistence/orm.ts';
import { faultsOfRole, roleFaults } from '../../../src/persistence/catalogue/role-check.ts';
import { startServer } from '../../../src/server.ts';
import { createTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

/** Runs a statement as the owner of the tables, for good. */
const asOwner = (statement: string): Promise<unknown> => test.database.orm.em.fork().getConnection().execute(statement);
const start = () =>
  startServer({
    config: readConfig({ PORT: '0', DEMO: 'off' }),
    database: test.database,
    logger: pino({ level: 'silent' }),
  });

describe('the roles that all work is done under', () => {
  it('are bound by row-level security in a database as it is migrated', async () => {
    expect(await roleFaults(test.database)).toEqual([]);
  });

  // What is altered here belongs to the cluster, which others use: the transaction is taken back.
  it.each([
    [
      'alter role clc_app bypassrls',
      'clc_app',
      'clc_app: row-level security does not bind it, as it is, or may become, clc_app',
    ],
    ['alter role clc_system superuser', 'clc_system', 'clc_system: row-level security does not bind it'],
    ['create role clc_mighty bypassrls; grant clc_mighty to clc_app', 'clc_app', 'may become, clc_mighty'],
  ])('are found out after %s', async (statement, role, fault) => {
    const found = await undone(async (query) => {
      await sql.raw(statement).execute(query);
      await sql`select set_config('role', ${role}, true)`.execute(query);
      return faultsOfRole(query, role);
    });
    expect(found).toEqual([expect.stringContaining(fault)]);
  });

  it('are found out where the transaction stayed what the connection is', async () => {
    expect(await undone((query) => faultsOfRole(query, 'clc_app'))).toEqual([
      expect.stringContaining('SET ROLE had no effect'),
    ]);
  });

  it.each([
    [
      'alter table contact owner to clc_app',
      'alter table contact owner to current_user; grant select, insert, update, delete on contact to clc_app',
      'clc_app: it owns contact',
    ],
    [
      'alter table client disable row level security',
      'alter table client enable row level security',
      'clc_app: it may use client without row-level security',
    ],
    [
      'create view all_clients as select * from client; grant select on all_clients to clc_app',
      'drop view all_clients',
      'clc_app: it may use all_clients without row-level security',
    ],
    [
      'create table aside (id int); grant select on aside to clc_system',
      'drop table aside',
      'clc_system: it may use aside without row-level security',
    ],
  ])('keep the server from starting after `%s`', async (statement, back, fault) => {
    await asOwner(statement);
    await expect(start()).rejects.toThrow(fault);
    await asOwner(back);
    await (await start()).stop();
  });
});

class Undo extends Error {}

/** What `work` finds in a transaction of the owner that is taken back. */
async function undone<T>(work: (query: Query) => Promise<T>): Promise<T> {
  let found: T | undefined;
  await test.database.orm.em
    .fork()
    .transactional(async (em) => {
      found = await work(queryOf(em));
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return found!;
}
