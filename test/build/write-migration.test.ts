import { copyFileSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defineEntity, p } from '@mikro-orm/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MigrationRefused, describeMigrations, stampAfter, writeMigration } from '../../src/build/write-migration.ts';
import { catalogueDifferences } from '../../src/persistence/catalogue/catalogue-difference.ts';
import { GrantsNotStated, planMigration } from '../../src/persistence/catalogue/migration-plan.ts';
import type { Catalogue } from '../../src/persistence/catalogue/read-catalogue.ts';
import { Client } from '../../src/persistence/client/client.entity.ts';
import { Institution } from '../../src/persistence/institution/institution.entity.ts';
import { APPEND_ONLY, securedTable } from '../../src/persistence/secured-table.ts';
import { idColumn } from '../../src/persistence/tenant.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { removeTempFolders, tempFolder } from '../persistence/embedded/fixtures/temp-folders.ts';

/** An entity as a feature would add it. */
const Visit = defineEntity({
  name: 'Visit',
  ...securedTable('visit', { tenant: [...APPEND_ONLY, { update: ['note'] }], system: ['select'] }),
  indexes: [{ properties: ['clientId', 'visitedOn'] }],
  properties: {
    id: idColumn(),
    number: p.bigint('string').autoincrement(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    clientId: () => p.manyToOne(Client).mapToPk().name('client_id'),
    visitedOn: p.date(),
    kind: p.enum(['CALL', 'ON_SITE']),
    note: p.text().nullable(),
  },
});

const Unstated = defineEntity({ name: 'Unstated', tableName: 'unstated', properties: { id: idColumn() } });

const NOW = new Date('2026-12-01T10:20:30.456Z');
/** Of `visited`, the entities say more than the migrations. */
let [plain, visited]: TestDatabase[] = [];
let folder: string;
beforeAll(async () => {
  [plain, visited] = [await createTestDatabase(), await createTestDatabase()];
  visited.database.orm.discoverEntity(Visit);
});
afterAll(async () => {
  await plain!.drop();
  await visited!.drop();
  removeTempFolders();
});
beforeEach(() => {
  folder = tempFolder();
  for (const file of readdirSync('migrations')) copyFileSync(join('migrations', file), join(folder, file));
});

const write = (test: TestDatabase | undefined, name: string): Promise<string> =>
  writeMigration({ database: test!.database, folder, name, now: NOW });
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
const run = (test: TestDatabase | undefined, statements: string): Promise<unknown> =>
  test!.database.orm.em.fork().getConnection().execute(statements);
/** The statements of a migration's file. */
const statementsOf = (text: string): string =>
  [...text.matchAll(/const \w+ = `([^]*?)`;\n/g)].map(([, sql]) => sql!.replace(/\\([\\`$])/g, '$1')).join('\n');

describe('npm run generate', () => {
  it('describes what the migrations make', async () => {
    await describeMigrations(plain!.database, folder);
    for (const file of ['catalogue.json', 'snapshot.json'])
      expect(read(file)).toBe(readFileSync(join('migrations', file), 'utf8'));
  });
  it('refuses where entities describe more', async () => {
    await expect(describeMigrations(visited!.database, folder)).rejects.toThrow('npm run migration NAME');
  });
});

describe('npm run migration refuses', () => {
  it('where there is nothing to write', async () => {
    await expect(write(plain, 'nothing')).rejects.toThrow(MigrationRefused);
    expect(readdirSync(folder)).toEqual(readdirSync('migrations'));
  });
  it.each(['', 'Client', 'client_visits', '-visits', 'visits-', '../visits', 'a'.repeat(61)])(
    'the name "%s"',
    async (name) => {
      await expect(write(visited, name)).rejects.toThrow('is no name for a migration');
    },
  );
  it('a name that is taken', async () => {
    await expect(write(visited, 'partners')).rejects.toThrow('There is a migration partners already.');
  });
});

describe('npm run migration', () => {
  it('writes the grants alone where only these changed', async () => {
    await run(plain, 'grant delete on client to clc_app; revoke all on node_secret from clc_system');
    const text = readFileSync(await write(plain, 'grants'), 'utf8');
    expect(text).toContain(
      'const GRANTS = `\nrevoke all on client from clc_app;\ngrant select, insert, update on client to clc_app;\ngrant select, insert on node_secret to clc_system;`;',
    );
    expect(text).not.toContain('TABLES');
  });

  it('writes table, index, constraints, policies and grants of a new entity, and describes them', async () => {
    const before = JSON.parse(read('catalogue.json')) as Catalogue;
    const path = await write(visited, 'client-visits');
    expect(basename(path)).toBe('20261201102030-client-visits.ts');
    const text = readFileSync(path, 'utf8');
    for (const part of [
      'create table "visit"',
      'create index "visit_client_id_visited_on_index" on "visit" ("client_id", "visited_on");',
      'add constraint "visit_client_id_foreign" foreign key ("client_id") references "client" ("id")',
      'add constraint "visit_kind_check" check ("kind" in (\'CALL\', \'ON_SITE\'))',
      'alter table "visit" enable row level security;\nalter table "visit" force row level security;',
      'create policy "visit_tenant" on "visit" to "clc_app" using ((institution_id = ( SELECT (NULLIF(',
      'create policy "visit_system" on "visit" for select to "clc_system" using (true);',
      'grant select, insert, update (note) on visit to clc_app;\ngrant select on visit to clc_system;',
      'grant usage on sequence visit_number_seq to clc_app;',
      'export class ClientVisits extends Migration {',
      'for (const part of [TABLES, GRANTS]) this.addSql(part);',
    ])
      expect(text).toContain(part);
    const after = JSON.parse(read('catalogue.json')) as Catalogue;
    expect(Object.keys(after).filter((owner) => !(owner in before))).toEqual(['sequence visit_number_seq', 'visit']);
    expect(catalogueDifferences(before, after)).toEqual([]);
    expect(read('snapshot.json')).toContain('"visit_tenant"');
    await expect(write(visited, 'again')).rejects.toThrow('nothing to write');

    plain!.database.orm.discoverEntity(Visit);
    await run(plain, statementsOf(text));
    expect(await planMigration(plain!.database)).toEqual({ tables: '', grants: '' });
  });

  it('refuses an entity that does not state who may do what with it', async () => {
    plain!.database.orm.discoverEntity(Unstated);
    await expect(write(plain, 'unstated')).rejects.toThrow(new GrantsNotStated('unstated'));
    expect(readdirSync(folder)).toEqual(readdirSync('migrations'));
  });

  it('names a migration after all there are, whatever the clock says', () => {
    expect(stampAfter('20261130020000', NOW)).toBe('20261201102030');
    expect(stampAfter('20261201102030', NOW)).toBe('20261201102031');
    expect(stampAfter('20261231235959', NOW)).toBe('20270101000000');
    expect(stampAfter(undefined, NOW)).toBe('20261201102030');
  });
});
