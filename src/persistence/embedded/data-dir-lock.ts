/**
 * One process per data folder. PGlite itself locks nothing: two processes on one folder lose acknowledged rows without
 * a word.
 *
 * Two files, two independent reasons to refuse:
 *
 * - `clc.lock.guard`, held under an exclusive SQLite transaction for as long as the database runs, that is by a lock of
 *   the operating system. The kernel drops it when the holder dies in whatever way, so nothing ever has to decide that
 * a
 *   lock is stale, and of two starters that race exactly one gets it. A lock made of a file that must be *removed* when
 *   stale cannot promise that: between "its holder is dead" and "remove it" another may have put its own there.
 * - `clc.lock`, JSON for people and for a second process that wants to connect: who holds it, and at which address. Its
 *   holder is also asked after, by pid and start time: that refuses where file locks silently do nothing (some network
 *   and container mounts) or somebody removed the guard. Where there is no /proc a pid alone cannot be told from a
 *   recycled one, so there the kernel's lock decides alone.
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Address, type LockHolder, isAlive, readHolder, removeHolder, writeHolder } from './lock-holder.ts';

/** Its name in the data folder; empty, and never removed. */
export const GUARD_FILE = 'clc.lock.guard';

const SQLITE_BUSY = 5;

/** {@link runningHolder} of another process may hold the guard for an instant; its database holds it for good. */
const GUARD_WAIT_MS = 250;

/** A guard that nobody refers to would be closed, and the folder given up, by the garbage collector. */
const held = new Set<DatabaseSync>();

/** The data folder belongs to a running process. */
export class EmbeddedDatabaseInUse extends Error {
  readonly code = 'EMBEDDED_DATABASE_IN_USE';
  readonly dataDir: string;
  /** Null when the holder had not yet written who it is. */
  readonly holder: LockHolder | null;

  constructor(dataDir: string, holder: LockHolder | null) {
    const who = holder ? `process ${holder.pid}` : 'another process';
    const where = holder?.address ? `, which listens at ${holder.address.host}:${holder.address.port}` : '';
    super(`The database in ${dataDir} is in use by ${who}${where}. Stop it first, or give another data folder.`);
    this.name = 'EmbeddedDatabaseInUse';
    this.dataDir = dataDir;
    this.holder = holder;
  }
}

/** A held lock. */
export interface DataDirLock {
  /** Tells others where the database listens. */
  announce(address: Address): void;
  /** Gives the folder up; safe to call twice. */
  release(): void;
}

/** Takes the folder for this process, or throws {@link EmbeddedDatabaseInUse}. */
export function lockDataDir(dataDir: string): DataDirLock {
  const guard = takeGuard(dataDir, GUARD_WAIT_MS);
  if (!guard) throw new EmbeddedDatabaseInUse(dataDir, readHolder(dataDir));
  const earlier = readHolder(dataDir);
  if (earlier && isAlive(earlier)) {
    guard.close();
    throw new EmbeddedDatabaseInUse(dataDir, earlier);
  }
  held.add(guard);
  writeHolder(dataDir, null);
  return {
    announce: (address) => writeHolder(dataDir, address),
    release() {
      if (!held.delete(guard)) return;
      removeHolder(dataDir);
      // The guard file stays: a starter that has it open already must meet the same file as the next one.
      guard.close();
    },
  };
}

/** Who runs the database of this folder now; null when nobody does. */
export function runningHolder(dataDir: string): LockHolder | null {
  const holder = readHolder(dataDir);
  if (!holder) return null;
  if (isAlive(holder)) return holder;
  const guard = takeGuard(dataDir, 0);
  guard?.close();
  return guard ? null : holder;
}

/** Null when another connection, of this process or of another, holds the guard. */
function takeGuard(dataDir: string, waitMs: number): DatabaseSync | null {
  const guard = new DatabaseSync(join(dataDir, GUARD_FILE), { timeout: waitMs });
  try {
    guard.exec('BEGIN EXCLUSIVE');
    return guard;
  } catch (error) {
    guard.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return null;
    throw error;
  }
}
