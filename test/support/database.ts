import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import pg from 'pg';
import { startEmbeddedDatabase } from '../../src/persistence/embedded/embedded-database.ts';
import { openDatabase } from '../../src/persistence/orm.ts';
import type { Database } from '../../src/persistence/orm.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL to run on, as a URL; empty on PGlite. */
    databaseUrl: string;
    /** The dump of a migrated embedded database that each test file starts from; empty on PostgreSQL. */
    migratedDump: string;
    /** The migrated PostgreSQL database to copy, as a URL; empty on PGlite. */
    templateUrl: string;
  }
}

export interface TestDatabase {
  readonly database: Database;
  /** How a second process reaches the same database. */
  readonly address: Parameters<typeof openDatabase>[0];
  drop(): Promise<void>;
}

/** A migrated, empty database for one test file: PGlite from a dump, or a copy of the PostgreSQL template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const templateUrl = inject('templateUrl') as string | undefined;
  if (templateUrl === undefined) throw new Error('support/suite.ts does not see that this file needs a database.');
  return templateUrl === '' ? embedded(inject('migratedDump')) : copied(new URL(templateUrl));
}

/** A database that no migration was applied to, on the engine that the tests run on. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const templateUrl = inject('templateUrl');
  return templateUrl === '' ? embedded() : copied(new URL(templateUrl), '');
}

async function embedded(dump?: string): Promise<TestDatabase> {
  const server = await startEmbeddedDatabase({
    dataDir: null,
    ...(dump === undefined ? {} : { loadDataDir: dump }),
  });
  const database = await openDatabase(server.connection);
  const drop = async (): Promise<void> => {
    await database.close();
    await server.stop();
  };
  return { database, address: server.connection, drop };
}

async function copied(template: URL, from = ` template ${template.pathname.slice(1)}`): Promise<TestDatabase> {
  const name = nameOfCopy(template);
  await onServer(template, `create database ${name}${from}`);
  // What a test wrote need not survive a crash of the machine.
  await onServer(template, `alter database ${name} set synchronous_commit = off`);
  const url = new URL(template);
  url.pathname = `/${name}`;
  const address = { url: url.href };
  const database = await openDatabase(address);
  const drop = async (): Promise<void> => {
    await database.close();
    await onServer(template, `drop database ${name} with (force)`);
  };
  return { database, address, drop };
}

/** A name by which {@link dropCopies} finds it. */
function nameOfCopy(template: URL): string {
  return `${template.pathname.slice(1)}_${randomUUID().slice(0, 8)}`;
}

/** Drops the copies of the template that outlived the tests: those that were shared, or whose test was cut off. */
export async function dropCopies(template: URL): Promise<void> {
  const names = await onServer(
    template,
    `select datname from pg_database where datname like '${template.pathname.slice(1)}\\_%'`,
  );
  for (const { datname } of names) await onServer(template, `drop database ${datname} with (force)`);
}

/** Runs a statement on the server's maintenance database. */
export async function onServer(url: URL, statement: string): Promise<Record<string, string>[]> {
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  const client = new pg.Client({ connectionString: maintenance.href });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
