import { connectToRunning, startEmbeddedDatabase } from './embedded/embedded-database.ts';
import type { EmbeddedDatabase } from './embedded/embedded-database.ts';
import { openDatabase } from './orm.ts';
import type { Database } from './orm.ts';

export interface DatabaseChoice {
  /** `postgres://…`, `pglite:memory`, or null for the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
}

export interface ConfiguredDatabase {
  readonly database: Database;
  /** The embedded database where this process runs it; null otherwise. */
  readonly embedded: EmbeddedDatabase | null;
  close(): Promise<void>;
}

/**
 * Opens the configured database. Where another process already runs the embedded one, `join` connects to it (a command
 * beside a running server); otherwise that is an error (two servers).
 */
export async function openConfigured(choice: DatabaseChoice, join: boolean): Promise<ConfiguredDatabase> {
  if (choice.databaseUrl !== null && choice.databaseUrl !== 'pglite:memory')
    return served(await openDatabase({ url: choice.databaseUrl }));
  const dataDir = choice.databaseUrl === null ? choice.dataDir : null;
  const running = join && dataDir !== null ? connectToRunning(dataDir) : null;
  if (running !== null) return served(await openDatabase(running));
  const embedded = await startEmbeddedDatabase({ dataDir });
  const database = await openDatabase(embedded.connection);
  return {
    database,
    embedded,
    close: async () => {
      await database.close();
      await embedded.stop();
    },
  };
}

function served(database: Database): ConfiguredDatabase {
  return { database, embedded: null, close: () => database.close() };
}
