import { startEmbeddedDatabase } from '../persistence/embedded/embedded-database.ts';
import { migrate, openDatabase } from '../persistence/orm.ts';
import type { Database } from '../persistence/orm.ts';

export const MIGRATIONS = 'migrations';

/** Runs `work` on a database in memory that the migrations have just made. */
export async function withMigratedDatabase(work: (database: Database) => Promise<void>): Promise<void> {
  const server = await startEmbeddedDatabase({ dataDir: null });
  const database = await openDatabase(server.connection);
  try {
    await migrate(database);
    await work(database);
  } finally {
    await database.close();
    await server.stop();
  }
}
