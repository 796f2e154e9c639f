/** `clc.lock`: who runs the database of a folder, and where it listens. JSON, for people and for a second process. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { processIdentity } from './process-identity.ts';

/** Its name in the data folder. */
export const LOCK_FILE = 'clc.lock';

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

/** Where the database listens, as a PostgreSQL client names it. */
export type Address = z.infer<typeof addressSchema>;

/** Who holds a data folder. */
export type LockHolder = z.infer<typeof holderSchema>;

/** Whether this very process lives still; false where that cannot be told from a recycled pid. */
export function isAlive(holder: LockHolder): boolean {
  return holder.identity !== null && holder.identity === processIdentity(holder.pid);
}

/** Null when the file is missing or was not written by us: it names nobody then. */
export function readHolder(dataDir: string): LockHolder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(join(dataDir, LOCK_FILE), 'utf8')));
  } catch {
    return null;
  }
}

/** Names this process. Written aside and renamed, so that a reader meets the old text or the new, never a part. */
export function writeHolder(dataDir: string, address: Address | null): void {
  const holder: LockHolder = { pid: process.pid, identity: processIdentity(process.pid), address };
  const aside = join(dataDir, `${LOCK_FILE}.new`);
  writeFileSync(aside, `${JSON.stringify(holder, null, 2)}\n`, { mode: 0o600 });
  renameSync(aside, join(dataDir, LOCK_FILE));
}

/** After this nobody is named. */
export function removeHolder(dataDir: string): void {
  rmSync(join(dataDir, LOCK_FILE), { force: true });
}
