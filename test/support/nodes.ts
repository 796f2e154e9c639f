import pino from 'pino';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/persistence/orm.ts';
import { startServer } from '../../src/server.ts';
import type { RunningServer, ServerOptions } from '../../src/server.ts';
import { TEST_KEY } from './clc.ts';
import type { TestClc } from './clc.ts';

/** Another node on the database of `clc`, with connections of its own where the database takes them. */
export async function startSecondNode(
  clc: TestClc,
  environment: Record<string, string> = {},
  over: Partial<ServerOptions> = {},
): Promise<RunningServer> {
  const isShared = 'url' in clc.address;
  const database = isShared ? await openDatabase(clc.address, 5) : clc.database;
  const server = await startServer({
    config: readConfig({ PORT: '0', DEMO: 'off', PERSONAL_DATA_KEY: TEST_KEY, ...environment }),
    database,
    logger: pino({ level: 'silent' }),
    ...over,
  });
  return {
    ...server,
    stop: async (graceMs) => {
      await server.stop(graceMs);
      if (isShared) await database.close();
    },
  };
}
