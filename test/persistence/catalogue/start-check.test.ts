import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bringUpToDate } from '../../../src/cli/migrate.ts';
import { readConfig } from '../../../src/config.ts';
import { EXPECTED_CATALOGUE, UnfitDatabase, checkDatabase } from '../../../src/persistence/catalogue/start-check.ts';
import { catalogueDifferences } from '../../../src/persistence/catalogue/catalogue-difference.ts';
import { planMigration } from '../../../src/persistence/catalogue/migration-plan.ts';
import { readCatalogue } from '../../../src/persistence/catalogue/read-catalogue.ts';
import { migrate, queryOf } from '../../../src/persistence/orm.ts';
import type { Database } from '../../../src/persistence/orm.ts';
import { startServer } from '../../../src/server.ts';
import { createEmptyDatabase, createTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

/** Runs a statement as the owner of the tables, for good. */
const asOwner = (statement: string): Promise<unknown> => test.database.orm.em.fork().getConnection().execute(statement);

async function refusalOf(database: Database): Promise<string> {
  const error: unknown = await checkDatabase(database).catch((thrown: unknown) => thrown);
  if (!(error instanceof UnfitDatabase)) throw new Error(`not refused, but ${JSON.stringify(error)}`);
  return error.message;
}

describe('a database as the migrations make it', () => {
  it('is the committed description, to the letter, on every engine', async () => {
    expect(await readCatalogue(queryOf(test.database.orm.em.fork()))).toEqual(EXPECTED_CATALOGUE);
  });
  it('has what the entities describe, and the grants they state', async () => {
    expect(await planMigration(test.database)).toEqual({ tables: '', grants: '' });
  });
  it('is let through without a word', async () => {
    expect(await checkDatabase(test.database)).toEqual([]);
  });
});

describe('a database that was changed', () => {
  // What is done to it, what the refusal says of it, and, where the refusal has no statement that mends it, how.
  const CHANGES: readonly (readonly [change: string, said: string, mend?: string])[] = [
    ['drop policy contact_tenant on contact', 'contact: policy contact_tenant is missing'],
    [
      'alter policy client_tenant on client using (true)',
      'client: policy client_tenant is "for all to clc_app using (true)',
    ],
    ['create policy gap on client for select using (true)', 'client: policy gap was not made by Clc'],
    ['create policy gap on client for select to clc_app using (true)', 'client: policy gap was not made by Clc'],
    [
      'revoke insert on drawdown from clc_app',
      'drawdown: privileges of clc_app is "select", expected "select, insert"',
    ],
    ['revoke all on node_secret from clc_system', 'node_secret: privileges of clc_system is missing'],
    ['grant delete on client to clc_app', 'client: privileges of clc_app is "select, insert, update, delete"'],
    ['grant select on client to clc_system', 'client: privileges of clc_system was not made by Clc (select)'],
    ['grant truncate on client to public', 'client: privileges of clc_app is "select, insert, update, truncate"'],
    [
      'grant update (amount) on drawdown to clc_app',
      'drawdown: privileges of clc_app is "select, insert, update (amount)", expected "select, insert"',
    ],
    [
      'revoke all on sequence event_outbox_id_seq from clc_app',
      'event_outbox_id_seq: privileges of clc_app is missing',
    ],
    ['alter table node_secret no force row level security', 'node_secret: row-level security is "on"'],
    ['drop index alert_due', 'alert: index alert_due is missing. To mend it: CREATE INDEX alert_due'],
    [
      'drop index alert_one_open',
      'alert: unique index alert_one_open is missing. To mend it: CREATE UNIQUE INDEX alert_one_open',
    ],
    ['create unique index hurdle on client (name)', 'client: unique index hurdle was not made by Clc'],
    [
      'alter table person_key drop constraint person_key_person_table_check',
      'constraint person_key_person_table_check',
    ],
    ["alter table client add constraint hurdle check (name <> 'x')", 'client: constraint hurdle was not made by Clc'],
    ['alter table client drop column local_name', 'client: column local_name is missing'],
    [
      'alter table client add column hurdle int not null',
      'client: column hurdle was not made by Clc (integer not null)',
    ],
    [
      'alter table client alter column tier drop not null',
      'client: column tier is "text", expected "text not null"',
      'alter table client alter column tier set not null',
    ],
    [
      'drop trigger client_rights_unit on client',
      'client: trigger client_rights_unit is missing. To mend it: CREATE TRIGGER',
    ],
    [
      'alter table client disable trigger client_rights_unit',
      'client: trigger client_rights_unit is "',
      'alter table client enable trigger client_rights_unit',
    ],
    [
      'grant execute on function drop_event_log_partition(bigint) to clc_app',
      'function drop_event_log_partition(bigint): privileges of clc_app was not made by Clc',
    ],
  ];
  it.each(CHANGES.map(([change, said, mend]) => [change, said, mend ?? null] as const))(
    'is refused after `%s`, and mended by what the refusal says',
    async (change, said, mend) => {
      await asOwner(change);
      const message = await refusalOf(test.database);
      expect(message).toContain(said);
      const told = /To mend it: (.*);$/m.exec(message)?.[1];
      await asOwner(mend ?? told ?? 'nothing told');
      expect(await checkDatabase(test.database)).toEqual([]);
    },
  );

  it('is neither served nor worked on by the command line', async () => {
    await asOwner('drop index alert_due');
    const config = readConfig({ PORT: '0', DEMO: 'off' });
    const { database } = test;
    await expect(startServer({ config, database, logger: pino({ level: 'silent' }) })).rejects.toThrow(UnfitDatabase);
    await expect(bringUpToDate(database, config)).rejects.toThrow(UnfitDatabase);
    await asOwner(EXPECTED_CATALOGUE['alert']!['index alert_due']!);
    expect((await bringUpToDate(database, config)).done).toEqual([]);
  });

  it('tells every difference at once', async () => {
    await asOwner('drop index alert_due; alter table contact add column hurdle int not null');
    expect(await refusalOf(test.database)).toMatch(/alert_due[^]*contact: column hurdle/);
    await asOwner('alter table contact drop column hurdle');
    await asOwner(
      "create index alert_due on alert (institution_id, due_at) where status not in ('RESOLVED', 'CLOSED', 'FALSE_POSITIVE')",
    );
  });

  it.each([
    ['create index swift on client (country)', 'drop index swift', 'client: index swift was not made by Clc'],
    ['alter table client add column note text', 'alter table client drop column note', 'client: column note'],
    [
      'alter table client add column score int not null default 1',
      'alter table client drop column score',
      'client: column score',
    ],
    [
      'create role clc_test_reports; create policy reports on client for select to clc_test_reports using (true)',
      'drop policy reports on client; drop role clc_test_reports',
      'client: other policy reports',
    ],
  ])('is let through, and told of, after `%s`', async (change, back, told) => {
    await asOwner(change);
    expect(await checkDatabase(test.database)).toEqual([expect.stringContaining(told)]);
    await asOwner(back);
  });

  it('may have tables of others', async () => {
    await asOwner('create table aside (id int)');
    expect(await checkDatabase(test.database)).toEqual([]);
    await asOwner('drop table aside');
  });
});

describe('a database that was made by the first migrations', () => {
  const LATER_INDEXES = [
    'repayment_instalment_institution_id_due_date_index',
    'guarantee_facility_id_index',
    'alert_of_facility',
    'alert_open',
  ];

  it('has the indexes after the upgrade that the first migration got later', async () => {
    const old = await createEmptyDatabase();
    await old.database.orm.migrator.up({ to: '20261129190000-local-names' });
    await old.database.orm.em
      .fork()
      .getConnection()
      .execute(`drop index ${LATER_INDEXES.join(', ')}`);
    const before = catalogueDifferences(EXPECTED_CATALOGUE, await readCatalogue(queryOf(old.database.orm.em.fork())));
    // Other differences are tables and columns of later migrations.
    expect(before.map(({ text }) => /index (\w+) is missing/.exec(text)?.[1])).toEqual(
      expect.arrayContaining(LATER_INDEXES),
    );
    await migrate(old.database);
    expect(await checkDatabase(old.database)).toEqual([]);
    await old.drop();
  });
});
