import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { startEmbeddedDatabase } from '../../src/persistence/embedded/embedded-database.ts';
import { migrate, openDatabase } from '../../src/persistence/orm.ts';
import { dropCopies, onServer } from './database.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const KEPT = join(ROOT, 'node_modules', '.clc-test');
const DAY_MS = 24 * 3_600_000;

/** What a migrated database is made by. */
const MAKERS = [
  'package-lock.json',
  'migrations/*.ts',
  'src/persistence/*.ts',
  'src/persistence/embedded/*.ts',
  'test/support/global-setup.ts',
];

/** Migrates once; every test database starts from a copy. */
export default async function setUp(project: TestProject): Promise<void | (() => Promise<void>)> {
  const url = project.getProvidedContext().databaseUrl;
  project.provide('migratedDump', '');
  project.provide('templateUrl', '');
  return url === '' ? setUpEmbedded(project) : setUpPostgres(project, new URL(url));
}

/** A database that was migrated by the same code today is taken again: to make one takes seconds. */
async function setUpEmbedded(project: TestProject): Promise<void> {
  mkdirSync(KEPT, { recursive: true });
  dropOldDumps();
  const path = join(KEPT, `${new Date().toISOString().slice(0, 10)}-${digestOf(MAKERS)}.tar`);
  if (!existsSync(path)) {
    const unfinished = join(KEPT, randomUUID());
    writeFileSync(unfinished, await migratedDump());
    renameSync(unfinished, path);
  }
  project.provide('migratedDump', path);
}

async function migratedDump(): Promise<Uint8Array> {
  const server = await startEmbeddedDatabase({ dataDir: null });
  const database = await openDatabase(server.connection);
  await migrate(database);
  await database.close();
  const dump = await server.dump();
  await server.stop();
  return dump;
}

function digestOf(patterns: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of globSync([...patterns], { cwd: ROOT }).toSorted())
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(ROOT, path)))
      .update('\0');
  return hash.digest('hex').slice(0, 16);
}

/** Another run may still take copies of the last ones. */
function dropOldDumps(): void {
  for (const name of readdirSync(KEPT))
    if (Date.now() - statSync(join(KEPT, name)).mtimeMs > 2 * DAY_MS) rmSync(join(KEPT, name), { force: true });
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
