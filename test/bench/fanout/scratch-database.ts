import { randomUUID } from 'node:crypto';
import pg from 'pg';

export interface ScratchDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A database of its own on BENCH_DATABASE_URL or the PostgreSQL of this machine; null where there is none. */
export async function scratchDatabase(): Promise<ScratchDatabase | null> {
  const given = process.env['BENCH_DATABASE_URL'];
  const server = new URL(given ?? 'postgres://postgres@127.0.0.1:5432/postgres');
  const name = `clc_fanout_${randomUUID().replaceAll('-', '')}`;
  try {
    await run(server, `create database ${name}`);
  } catch (error) {
    if (given !== undefined) throw error;
    return null;
  }
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(server, `drop database ${name} with (force)`) };
}

async function run(server: URL, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
