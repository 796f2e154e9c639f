import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import pg from 'pg';
import { startEmbeddedDatabase } from '../../src/persistence/embedded/embedded-database.ts';
import { openDatabase } from '../../src/persistence/orm.ts';
import type { Database } from '../../src/persistence/orm.ts';

declare module 'vitest' {
  interface ProvidedContext {
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
  const templateUrl = inject('templateUrl');
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
  const name = `clc_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(template, `create database ${name}${from}`);
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

/** Runs a statement on the server's maintenance database. */
export async function onServer(url: URL, statement: string): Promise<void> {
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  const client = new pg.Client({ connectionString: maintenance.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
