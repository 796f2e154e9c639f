/**
 * The default database: PGlite in a worker thread, spoken to over the PostgreSQL wire like any other server, so that
 * one driver and one code path serve both. `psql -h <data folder>` and a second process connect to it while it runs.
 *
 * What its clients must know:
 * - One transaction at a time: while one is open every other connection waits. Keep them short, and never wait inside
 * one
 *   for another connection.
 * - All connections share one session: use `set local`, not `set`; do not name prepared statements.
 * - A kill of the process loses nothing acknowledged; a power cut may, as PGlite runs with fsync off.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type DataDirLock, lockDataDir, runningHolder } from './data-dir-lock.ts';
import {
  EmbeddedDataUnusable,
  SOCKET_PORT,
  hasCluster,
  makeSocketPlace,
  markClusterFinished,
  openCluster,
  prepareDataDir,
  type SocketPlace,
} from './data-dir.ts';
import type { Address } from './lock-holder.ts';
import { WorkerLink } from './worker-link.ts';
import type { WorkerSettings } from './worker-messages.ts';

/** What a PostgreSQL client, MikroORM's among them, needs to connect. */
export interface EmbeddedConnection {
  /** The folder of a UNIX socket, or an IP address. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Not asked for: who may reach the socket is decided by the folder's mode. */
  readonly password: string;
  readonly dbName: string;
}

export interface EmbeddedDatabaseOptions {
  /** Where the rows are kept; null keeps them in memory. */
  readonly dataDir: string | null;
  /** A dump (or its path) that a new database starts from; refused where a database exists. */
  readonly loadDataDir?: Blob | string;
  /** `socket` (UNIX, for this user only) wherever the platform has it; over `tcp` any local user is its superuser. */
  readonly transport?: 'socket' | 'tcp';
}

export interface EmbeddedDatabase {
  readonly connection: EmbeddedConnection;
  /** The whole cluster as an uncompressed tar, as `loadDataDir` takes it. Waits for no open transaction. */
  dump(): Promise<Uint8Array>;
  /**
   * Closes connections, the database and its thread, and gives the folder up. Close clients first. Safe to call twice.
   */
  stop(): Promise<void>;
  /** Settles when the database is gone: null after {@link stop}, the reason when it fell by itself. Never rejects. */
  readonly exited: Promise<Error | null>;
}

/**
 * Starts the database, making its folder when there is none. Throws `EmbeddedDatabaseInUse` when another process runs
 * it and `EmbeddedDataUnusable` when the folder holds something else.
 */
export async function startEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const dataDir = options.dataDir === null ? null : resolve(options.dataDir);
  if (dataDir !== null) prepareDataDir(dataDir);
  const lock = dataDir === null ? null : lockDataDir(dataDir);
  let place: SocketPlace | null = null;
  try {
    if (dataDir !== null && options.loadDataDir !== undefined) refuseSecondLoad(dataDir);
    place = (options.transport ?? defaultTransport()) === 'socket' ? makeSocketPlace(dataDir) : null;
    return await launch(dataDir, options.loadDataDir, place, lock);
  } catch (error) {
    place?.remove();
    lock?.release();
    throw error;
  }
}

/** How to reach the database of this folder while another process runs it; null when none does, or not yet. */
export function connectToRunning(dataDir: string): EmbeddedConnection | null {
  if (!existsSync(dataDir)) return null;
  const address = runningHolder(resolve(dataDir))?.address;
  return address ? connectionTo(address) : null;
}

async function launch(
  dataDir: string | null,
  load: Blob | string | undefined,
  place: SocketPlace | null,
  lock: DataDirLock | null,
): Promise<EmbeddedDatabase> {
  const clusterDir = dataDir === null ? null : openCluster(dataDir);
  const listen: WorkerSettings['listen'] = place ? { path: place.path } : { host: '127.0.0.1', port: 0 };
  const link = new WorkerLink({ clusterDir, load, listen });
  const exited = link.exited.then((reason) => {
    place?.remove();
    lock?.release();
    return reason;
  });
  const address = await open(link, dataDir, place, lock).catch(async (error: unknown) => {
    await link.stop(); // Before the lock is given up.
    throw error;
  });
  return {
    connection: connectionTo(address),
    dump: () => link.dump(),
    stop: () =>
      link
        .stop()
        .then(() => exited)
        .then(() => {}),
    exited,
  };
}

async function open(
  link: WorkerLink,
  dataDir: string | null,
  place: SocketPlace | null,
  lock: DataDirLock | null,
): Promise<Address> {
  await link.opened;
  if (dataDir !== null) markClusterFinished(dataDir);
  const at = await link.listen();
  const address = place ? { host: place.dir, port: SOCKET_PORT } : parseAddress(at);
  lock?.announce(address);
  return address;
}

function refuseSecondLoad(dataDir: string): void {
  if (!hasCluster(dataDir)) return;
  throw new EmbeddedDataUnusable(`${dataDir} already holds a database; a dump is loaded into a new folder only.`);
}

function defaultTransport(): 'socket' | 'tcp' {
  return process.platform === 'win32' ? 'tcp' : 'socket';
}

function parseAddress(at: string): Address {
  const colon = at.lastIndexOf(':');
  return { host: at.slice(0, colon), port: Number(at.slice(colon + 1)) };
}

/** PGlite knows one user and one database, by these names. */
function connectionTo(address: Address): EmbeddedConnection {
  return { ...address, user: 'postgres', password: '', dbName: 'postgres' };
}
