/**
 * The thread in which the embedded database lives: a long query holds this thread's loop, not the server's. It listens
 * for PostgreSQL clients by itself, so that rows never pass through the main thread's message port.
 */
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { gateBatches } from './batch-gate.ts';
import { watchEngine } from './engine-watch.ts';
import type { WorkerReply, WorkerRequest, WorkerSettings } from './worker-messages.ts';

/** Connections beyond it are closed at once; the server's own default is 1. Idle ones cost next to nothing. */
const MAX_CONNECTIONS = 200;

const port = parentPort;
if (!port) throw new Error('embedded-worker runs in a worker thread only');
const settings = workerData as WorkerSettings;

const db = await PGlite.create({
  dataDir: settings.clusterDir ?? 'memory://',
  loadDataDir: typeof settings.load === 'string' ? new Blob([await readFile(settings.load)]) : settings.load,
});
watchEngine(db, crash);
reply({ kind: 'opened' });

const server = new PGLiteSocketServer({
  db: gateBatches(db, crash),
  maxConnections: MAX_CONNECTIONS,
  ...settings.listen,
});
port.on('message', (request: WorkerRequest) => void answer(request).catch(crash));

async function answer(request: WorkerRequest): Promise<void> {
  if (request.kind === 'listen') {
    await server.start();
    reply({ kind: 'listening', at: server.getServerConn() });
  } else if (request.kind === 'dump') {
    const dump = await db.dumpDataDir('none');
    reply({ kind: 'dumped', id: request.id, bytes: new Uint8Array(await dump.arrayBuffer()) });
  } else {
    await server.stop();
    await db.close();
    process.exit(0);
  }
}

function reply(message: WorkerReply): void {
  port?.postMessage(message);
}

/** At once, as the engine may never give this thread another turn; replies already posted still arrive. */
function crash(error: unknown): void {
  reply({ kind: 'fell', reason: error instanceof Error ? error : new Error(String(error)) });
  process.exit(1);
}
