import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import {
  EmbeddedDatabaseInUse,
  GUARD_FILE,
  lockDataDir,
  runningHolder,
} from '../../../src/persistence/embedded/data-dir-lock.ts';
import { LOCK_FILE } from '../../../src/persistence/embedded/lock-holder.ts';
import { processIdentity } from '../../../src/persistence/embedded/process-identity.ts';
import { type Child, killChildren, spawnChild } from './fixtures/spawn-child.ts';
import { removeTempFolders, tempFolder } from './fixtures/temp-folders.ts';

const STARTERS = 4;
const ROUNDS = 10;
const ADDRESS = { host: '/some/folder', port: 5432 };

afterEach(() => {
  killChildren();
  removeTempFolders();
});

async function raceOnce(racers: readonly Child[]): Promise<number> {
  const instant = Date.now() + 20;
  for (const racer of racers) racer.tell(String(instant));
  const answers = await Promise.all(racers.map((racer) => racer.next()));
  return answers.filter((answer) => answer['won'] === true).length;
}

test('of starters that race for a lock whose holder was killed, exactly one wins', async () => {
  const folders = Array.from({ length: ROUNDS }, tempFolder);
  const holder = spawnChild('race', ...folders);
  await holder.next();
  for (const _ of folders) expect(await raceOnce([holder])).toBe(1);
  await holder.kill();
  for (const folder of folders)
    expect(JSON.parse(readFileSync(join(folder, LOCK_FILE), 'utf8'))).toMatchObject({ pid: holder.pid });

  const racers = Array.from({ length: STARTERS }, () => spawnChild('race', ...folders));
  await Promise.all(racers.map((racer) => racer.next()));
  for (const _ of folders) expect(await raceOnce(racers)).toBe(1);
});

test('a holder of the same process is refused too, and a released folder can be taken again', () => {
  const folder = tempFolder();
  const lock = lockDataDir(folder);
  lock.announce(ADDRESS);
  expect(() => lockDataDir(folder)).toThrow(EmbeddedDatabaseInUse);
  expect(() => lockDataDir(folder)).toThrow(new RegExp(`process ${process.pid}.*${ADDRESS.host}`));
  expect(runningHolder(folder)).toMatchObject({ pid: process.pid, address: ADDRESS });
  lock.release();
  lock.release();
  expect(runningHolder(folder)).toBeNull();
  lockDataDir(folder).release();
});

test('a pid that lives again as another process does not hold the lock', () => {
  const folder = tempFolder();
  const recycled = { pid: process.pid, identity: 'an-earlier-boot:4711', address: ADDRESS };
  writeFileSync(join(folder, LOCK_FILE), JSON.stringify(recycled));
  expect(runningHolder(folder)).toBeNull();
  lockDataDir(folder).release();
});

test.runIf(process.platform === 'linux')('a living holder is refused even where the guard was removed', () => {
  const folder = tempFolder();
  const lock = lockDataDir(folder);
  rmSync(join(folder, GUARD_FILE));
  expect(() => lockDataDir(folder)).toThrow(EmbeddedDatabaseInUse);
  lock.release();
});

test('without a process identity the guard alone decides', () => {
  const folder = tempFolder();
  const lock = lockDataDir(folder);
  writeFileSync(join(folder, LOCK_FILE), JSON.stringify({ pid: process.pid, identity: null, address: ADDRESS }));
  expect(() => lockDataDir(folder)).toThrow(EmbeddedDatabaseInUse);
  expect(runningHolder(folder)?.address).toEqual(ADDRESS);
  lock.release();
  writeFileSync(join(folder, LOCK_FILE), JSON.stringify({ pid: process.pid, identity: null, address: ADDRESS }));
  expect(runningHolder(folder)).toBeNull();
  lockDataDir(folder).release();
});

test('a lock file that says nothing readable names nobody', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, LOCK_FILE), '{"pid":');
  lockDataDir(folder).release();
});

test.runIf(process.platform === 'linux')('a process keeps its identity, a dead one has none', async () => {
  expect(processIdentity(process.pid)).toBe(processIdentity(process.pid));
  const child = spawnChild('race', tempFolder());
  await child.next();
  expect(processIdentity(child.pid)).not.toBeNull();
  expect(processIdentity(child.pid)).not.toBe(processIdentity(process.pid));
  await child.kill();
  expect(processIdentity(child.pid)).toBeNull();
});
