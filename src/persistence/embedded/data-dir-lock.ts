/**
 * One process per data folder. PGlite itself locks nothing: two processes on one folder lose acknowledged rows without
 * a word.
 *
 * Two files, two independent reasons to refuse:
 *
 * - `clc.lock.guard`, held under an exclusive SQLite transaction for as long as the database runs, that is by a lock of
 *   the operating system. The kernel drops it when the holder dies in whatever way, so nothing ever has to decide that a
 *   lock is stale, and of two starters that race exactly one gets it. A lock made of a file that must be *removed* when
 *   stale cannot promise that: between "its holder is dead" and "remove it" another may have put its own there.
 * - `clc.lock`, JSON for people and for a second process that wants to connect: who holds it, and at which address. Its
 *   holder is also asked after, by pid and start time: that refuses where file locks silently do nothing (some network
 *   and container mounts) or somebody removed the guard. Where there is no /proc a pid alone cannot be told from a
 *   recycled one, so there the kernel's lock decides alone.
 */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { processIdentity } from './process-identity.ts';

/** The names the lock keeps in a data folder. */
export const LOCK_FILE = 'clc.lock';
export const GUARD_FILE = 'clc.lock.guard';

const SQLITE_BUSY = 5;

/** {@link runningHolder} of another process may hold the guard for an instant; its database holds it for good. */
const GUARD_WAIT_MS = 250;

const addressSchema = z.object({
  /** The folder of the UNIX socket, or an IP address. */
  host: z.string(),
  /** With a UNIX socket only part of its file name. */
  port: z.number().int(),
});

const holderSchema = z.object({
  pid: z.number().int().positive(),
  /** See {@link processIdentity}. */
  identity: z.string().nullable(),
  /** Null until the database listens. */
  address: addressSchema.nullable(),
});

export type Address = z.infer<typeof addressSchema>;

/** Who holds a data folder. */
export type LockHolder = z.infer<typeof holderSchema>;

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
  writeHolder(dataDir, null);
  let held = true;
  return {
    announce: (address) => writeHolder(dataDir, address),
    release() {
      if (!held) return;
      held = false;
      rmSync(join(dataDir, LOCK_FILE), { force: true });
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

function isAlive(holder: LockHolder): boolean {
  return holder.identity !== null && holder.identity === processIdentity(holder.pid);
}

function readHolder(dataDir: string): LockHolder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(join(dataDir, LOCK_FILE), 'utf8')));
  } catch {
    return null; // Missing, or not written by us: it names nobody.
  }
}

/** Written aside and renamed, so that a reader meets the old text or the new, never a part. */
function writeHolder(dataDir: string, address: Address | null): void {
  const holder: LockHolder = { pid: process.pid, identity: processIdentity(process.pid), address };
  const aside = join(dataDir, `${LOCK_FILE}.new`);
  writeFileSync(aside, `${JSON.stringify(holder, null, 2)}\n`, { mode: 0o600 });
  renameSync(aside, join(dataDir, LOCK_FILE));
}
