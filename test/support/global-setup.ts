import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedDatabase } from '../../src/persistence/embedded/embedded-database.ts';
import { migrate, openDatabase } from '../../src/persistence/orm.ts';
import { dropCopies, onServer } from './database.ts';

/** Migrates once; every test database starts from a copy. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const url = project.getProvidedContext().databaseUrl;
  project.provide('migratedDump', '');
  project.provide('templateUrl', '');
  return url === '' ? setUpEmbedded(project) : setUpPostgres(project, new URL(url));
}

async function setUpEmbedded(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'clc-test-'));
  const server = await startEmbeddedDatabase({ dataDir: null });
  const database = await openDatabase(server.connection);
  await migrate(database);
  await database.close();
  const path = join(folder, 'migrated.tar');
  await writeFile(path, await server.dump());
  await server.stop();
  project.provide('migratedDump', path);
  return () => rm(folder, { recursive: true });
}

async function setUpPostgres(project: TestProject, server: URL): Promise<() => Promise<void>> {
  const name = `clc_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database ${name}`);
  const template = new URL(server);
  template.pathname = `/${name}`;
  const database = await openDatabase({ url: template.href });
  await migrate(database);
  await database.close();
  project.provide('templateUrl', template.href);
  return async () => {
    await dropCopies(template);
    await onServer(server, `drop database ${name} with (force)`);
  };
}
