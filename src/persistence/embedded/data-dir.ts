/**
 * What lies in a data folder: PGlite's own files in `cluster/`, apart from the lock and the socket, so that a dump of
 * the cluster holds nothing else.
 */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GUARD_FILE } from './data-dir-lock.ts';
import { LOCK_FILE } from './lock-holder.ts';

/** The PostgreSQL inside the PGlite this was built with; a cluster of another major version cannot be opened by it. */
export const EMBEDDED_POSTGRES_MAJOR = '18';

/** As libpq and `pg` name it when `host` is a folder and the port is this. */
export const SOCKET_PORT = 5432;
const SOCKET_FILE = `.s.PGSQL.${SOCKET_PORT}`;

/** sun_path holds 108 bytes on Linux and 104 on macOS, the closing NUL among them. */
const LONGEST_SOCKET_PATH_BYTES = 103;

const CLUSTER = 'cluster';
const UNFINISHED_MARK = 'cluster.unfinished';
const OURS = new Set([LOCK_FILE, `${LOCK_FILE}.new`, GUARD_FILE, SOCKET_FILE, CLUSTER, UNFINISHED_MARK]);

/** The folder cannot be used as it is; the message says why and what to do. */
export class EmbeddedDataUnusable extends Error {
  readonly code = 'EMBEDDED_DATA_UNUSABLE';

  constructor(message: string) {
    super(message);
    this.name = 'EmbeddedDataUnusable';
  }
}

/** Makes the folder, or checks that an existing one is ours and of our version; closes it to other users. */
export function prepareDataDir(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const version = clusterVersion(dataDir);
  if (version === null) refuseForeignFolder(dataDir);
  else if (version !== EMBEDDED_POSTGRES_MAJOR && !isUnfinished(dataDir)) {
    throw new EmbeddedDataUnusable(
      `The database in ${dataDir} was written by PostgreSQL ${version}; this version of Clc embeds PostgreSQL ` +
        `${EMBEDDED_POSTGRES_MAJOR}. Open it with the version that wrote it, or give another data folder.`,
    );
  }
  chmodSync(dataDir, 0o700);
}

function clusterVersion(dataDir: string): string | null {
  const file = join(dataDir, CLUSTER, 'PG_VERSION');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

function refuseForeignFolder(dataDir: string): void {
  const foreign = readdirSync(dataDir).find((name) => !OURS.has(name));
  if (foreign === undefined) return;
  throw new EmbeddedDataUnusable(
    `${dataDir} is not empty and holds no Clc database (it holds ${foreign}, for one). Give an empty or a new folder.`,
  );
}

function isUnfinished(dataDir: string): boolean {
  return existsSync(join(dataDir, UNFINISHED_MARK));
}

/** Whether a finished cluster lies in the folder. */
export function hasCluster(dataDir: string): boolean {
  return clusterVersion(dataDir) !== null && !isUnfinished(dataDir);
}

/**
 * PGlite's folder. A new one is marked unfinished until {@link markClusterFinished}: a kill while it is being filled
 * leaves half a cluster, which the next start throws away. Nothing acknowledged is lost by that, as the database does
 * not listen before it is finished. Only under the lock.
 */
export function openCluster(dataDir: string): string {
  const cluster = join(dataDir, CLUSTER);
  if (hasCluster(dataDir)) return cluster;
  writeFileSync(join(dataDir, UNFINISHED_MARK), '');
  rmSync(cluster, { recursive: true, force: true });
  mkdirSync(cluster, { mode: 0o700 });
  return cluster;
}

/** From here on the cluster is kept. */
export function markClusterFinished(dataDir: string): void {
  rmSync(join(dataDir, UNFINISHED_MARK), { force: true });
}

/** Where the database listens, as files. */
export interface SocketPlace {
  /** The folder, which is what a client calls `host`. */
  readonly dir: string;
  readonly path: string;
  /** Removes the socket, and its folder if that was made for it. */
  remove(): void;
}

/**
 * In the data folder; in a private folder of its own when there is none (memory) or its path is too long for a socket.
 */
export function makeSocketPlace(dataDir: string | null): SocketPlace {
  const inData = dataDir === null ? null : join(dataDir, SOCKET_FILE);
  if (dataDir !== null && inData !== null && Buffer.byteLength(inData) <= LONGEST_SOCKET_PATH_BYTES) {
    rmSync(inData, { force: true }); // Left by a killed holder: listening on an existing file fails.
    return { dir: dataDir, path: inData, remove: () => rmSync(inData, { force: true }) };
  }
  const dir = mkdtempSync(join(tmpdir(), 'clc-')); // Mode 0700 by mkdtemp(3).
  return { dir, path: join(dir, SOCKET_FILE), remove: () => rmSync(dir, { recursive: true, force: true }) };
}
