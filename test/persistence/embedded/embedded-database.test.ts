import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { EMBEDDED_POSTGRES_MAJOR } from '../../../src/persistence/embedded/data-dir.ts';
import {
  type EmbeddedDatabase,
  type EmbeddedDatabaseOptions,
  connectToRunning,
  startEmbeddedDatabase,
} from '../../../src/persistence/embedded/embedded-database.ts';
import { LOCK_FILE } from '../../../src/persistence/embedded/lock-holder.ts';
import { type Client, connectClient } from './fixtures/client.ts';
import { killChildren, spawnChild } from './fixtures/spawn-child.ts';
import { removeTempFolders, tempFolder } from './fixtures/temp-folders.ts';

const started: EmbeddedDatabase[] = [];

afterEach(async () => {
  killChildren();
  await Promise.all(started.splice(0).map((database) => database.stop()));
  removeTempFolders();
});

async function start(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase(options);
  started.push(database);
  return database;
}

async function valueOf(client: Client, sql: string): Promise<unknown> {
  const { rows } = await client.query<{ value: unknown }>(sql);
  return rows[0]?.value;
}

function clients(database: EmbeddedDatabase, count: number): Promise<Client[]> {
  return Promise.all(Array.from({ length: count }, () => connectClient(database.connection)));
}

test('a second process is refused with the holder named, and can connect to it instead', async () => {
  const folder = tempFolder();
  const holder = spawnChild('hold', folder);
  expect(await holder.next()).toHaveProperty('connection.host', folder);

  const second = await spawnChild('hold', folder).next();
  expect(second).toMatchObject({ code: 'EMBEDDED_DATABASE_IN_USE' });
  expect(second['message']).toContain(`process ${holder.pid}`);
  expect(second['message']).toContain(folder);
  expect(await spawnChild('ask', folder).next()).toEqual({ answer: 42 });

  await holder.finish();
  expect(connectToRunning(folder)).toBeNull();
  expect(readdirSync(folder).filter((name) => name === LOCK_FILE || name.startsWith('.s.'))).toEqual([]);
});

test('kill -9 under write, three times: every acknowledged row is there after it', { timeout: 120_000 }, async () => {
  const folder = tempFolder();
  const acknowledged = new Set<unknown>();
  for (let round = 0; round < 3; round++) {
    const writer = spawnChild('write', folder);
    for (let row = 0; row < 200; row++) acknowledged.add((await writer.next())['id']);
    for (const line of await writer.kill()) acknowledged.add(line['id']);
  }
  const database = await start({ dataDir: folder });
  const client = await connectClient(database.connection);
  const { rows } = await client.query<{ id: number }>('select id from acknowledged');
  const kept = new Set(rows.map((row) => row.id));
  expect([...acknowledged].filter((id) => !kept.has(id as number))).toEqual([]);
  expect(acknowledged.size).toBeGreaterThanOrEqual(600);
  await client.end();
});

function frame(kind: string, body: string): Buffer {
  const head = Buffer.from(`${kind}\0\0\0\0`);
  head.writeInt32BE(4 + body.length, 1);
  return Buffer.concat([head, Buffer.from(body)]);
}

test('transactions of several connections are kept apart', async () => {
  const database = await start({ dataDir: null });
  const all = await clients(database, 6);
  await all[0]?.query('create table tally (n int); insert into tally values (0)');
  const add = async (client: Client, commit: boolean): Promise<void> => {
    await client.query('begin');
    const before = await valueOf(client, 'select n as value from tally');
    await client.query('update tally set n = $1', [Number(before) + 1]);
    await client.query(commit ? 'commit' : 'rollback');
  };
  await Promise.all(
    all.map(async (client, at) => {
      for (let turn = 0; turn < 20; turn++) await add(client, at % 2 === 0);
    }),
  );
  expect(await valueOf(all[0] as Client, 'select n as value from tally')).toBe(60);
});

test('statements larger than a socket read are answered to the one who asked', async () => {
  const database = await start({ dataDir: null });
  const all = await clients(database, 8);
  const wrong: unknown[] = [];
  await Promise.all(
    all.map(async (client, at) => {
      const text = 'x'.repeat(at % 2 === 0 ? 300_000 : 10);
      for (let turn = 0; turn < 25; turn++) {
        const { rows } = await client.query(`select ${at} as who, length($1::text) as size, $2::int as turn`, [
          text,
          turn,
        ]);
        const expected = { who: at, size: text.length, turn };
        if (JSON.stringify(rows[0]) !== JSON.stringify(expected)) wrong.push({ expected, got: rows[0] });
      }
    }),
  );
  expect(wrong).toEqual([]);
});

test('a client that vanishes inside a transaction, or inside a statement, holds up nobody', async () => {
  const database = await start({ dataDir: null });
  const [first, second, third] = (await clients(database, 3)) as [Client, Client, Client];
  await first.query('create table kept (n int)');
  await first.query('begin');
  await first.query('insert into kept values (1)');
  first.connection.stream.destroy();
  expect(await valueOf(third, 'select count(*)::int as value from kept')).toBe(0);

  // A refused Parse, flushed but not synced: the engine now passes over everything until a Sync.
  const { stream } = second.connection;
  const refused = once(stream, 'data');
  stream.write(Buffer.concat([frame('P', '\0selct 1\0\0\0'), frame('H', '')]));
  await refused;
  stream.destroy();
  expect(await valueOf(third, 'select count(*)::int as value from kept')).toBe(0);
});

test('a dump starts another database with the same rows', async () => {
  const original = await start({ dataDir: null });
  const writer = await connectClient(original.connection);
  await writer.query(`create table dumped as select n, md5(n::text) as hash from generate_series(1, 1000) n`);
  const digest = 'select md5(string_agg(hash, $$,$$ order by n)) as value from dumped';
  const expected = await valueOf(writer, digest);
  const dump = await original.dump();

  const folder = tempFolder();
  const dumpFile = join(folder, 'dump.tar');
  writeFileSync(dumpFile, dump);
  const fromBlob = await start({ dataDir: null, loadDataDir: new Blob([dump.slice()]) });
  const fromFile = await start({ dataDir: join(folder, 'data'), loadDataDir: dumpFile });
  expect(await valueOf(await connectClient(fromBlob.connection), digest)).toBe(expected);
  expect(await valueOf(await connectClient(fromFile.connection), digest)).toBe(expected);
  await fromFile.stop();
  await expect(start({ dataDir: join(folder, 'data'), loadDataDir: dumpFile })).rejects.toThrow(
    /already holds a database/,
  );
});

test('the database is for this user only, on a socket, and over loopback when asked', async () => {
  const folder = join(tempFolder(), 'new', 'data');
  const database = await start({ dataDir: folder });
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  const client = await connectClient(database.connection);
  expect(await valueOf(client, "select current_setting('server_version') as value")).toMatch(
    new RegExp(`^${EMBEDDED_POSTGRES_MAJOR}\\.`),
  );

  const overTcp = await start({ dataDir: null, transport: 'tcp' });
  expect(overTcp.connection.host).toBe('127.0.0.1');
  expect(await valueOf(await connectClient(overTcp.connection), 'select 1 as value')).toBe(1);
});

test('a folder whose path is too long for a socket gets one elsewhere', async () => {
  const folder = join(tempFolder(), 'long'.repeat(30));
  const database = await start({ dataDir: folder });
  expect(database.connection.host).not.toBe(folder);
  expect(connectToRunning(folder)).toEqual(database.connection);
  const client = await connectClient(database.connection);
  expect(await valueOf(client, 'select 1 as value')).toBe(1);
  await client.end();
  await database.stop();
  expect(existsSync(database.connection.host)).toBe(false);
});

test('stop closes all, may be called twice, and is no crash', async () => {
  const folder = tempFolder();
  const database = await start({ dataDir: folder });
  const client = await connectClient(database.connection);
  await client.query('create table t (n int)');
  await client.query('begin');
  await Promise.all([database.stop(), database.stop()]);
  expect(await database.exited).toBeNull();
  await expect(client.query('select 1')).rejects.toThrow();
  await expect(database.dump()).rejects.toThrow(/stopped/);
  const again = await start({ dataDir: folder });
  expect(await valueOf(await connectClient(again.connection), 'select count(*)::int as value from t')).toBe(0);
});

test('an engine that falls is reported, and its folder is given up', async () => {
  const folder = tempFolder();
  const database = await start({ dataDir: folder });
  const client = await connectClient(database.connection);
  await client.query('create table t (n int)');
  rmSync(join(folder, 'cluster', 'pg_wal'), { recursive: true }); // The next switch of a log segment is a PANIC.
  await expect(client.query('insert into t select generate_series(1, 500000)')).rejects.toThrow();
  expect(await database.exited).toMatchObject({ message: expect.stringContaining('ended unexpectedly') as string });
  expect(connectToRunning(folder)).toBeNull();
  await database.stop();
});

test('a folder that cannot be opened is reported and given up', async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'cluster'));
  writeFileSync(join(folder, 'cluster', 'PG_VERSION'), `${EMBEDDED_POSTGRES_MAJOR}\n`);
  await expect(start({ dataDir: folder })).rejects.toThrow(/ended unexpectedly/);
  expect(existsSync(join(folder, LOCK_FILE))).toBe(false);
});

test.each([
  ['a foreign file', (folder: string) => writeFileSync(join(folder, 'thesis.txt'), ''), /not empty.*thesis\.txt/],
  ['a bare cluster', (folder: string) => writeFileSync(join(folder, 'PG_VERSION'), '18'), /not empty.*PG_VERSION/],
  [
    'a cluster of another version',
    (folder: string) => {
      mkdirSync(join(folder, 'cluster'));
      writeFileSync(join(folder, 'cluster', 'PG_VERSION'), '15\n');
    },
    /written by PostgreSQL 15/,
  ],
])('a folder with %s is refused and left as it was', async (_, fill, message) => {
  const folder = tempFolder();
  fill(folder);
  const before = readdirSync(folder, { recursive: true });
  await expect(start({ dataDir: folder })).rejects.toThrow(message);
  expect(readdirSync(folder, { recursive: true })).toEqual(before);
});

test('a cluster whose making was interrupted is made anew', async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'cluster'));
  writeFileSync(join(folder, 'cluster', 'PG_VERSION'), '18\n');
  writeFileSync(join(folder, 'cluster.unfinished'), '');
  const database = await start({ dataDir: folder });
  expect(await valueOf(await connectClient(database.connection), 'select 1 as value')).toBe(1);
});
